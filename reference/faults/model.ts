import type { Edition, RuleId } from '../../spec/model.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import type { StagedWorld } from '../ses/lockdown/lockdown.ts';
import type { LockdownOptions } from '../ses/lockdown/options.ts';

/** Words, or `operator:%Intrinsic%` and `operator:%Intrinsic%.key` for what operators make of the table. */
export type FaultId = string;

/** What a fault says of itself, whatever kind of world it is made in. */
export interface FaultFacts {
  readonly id: FaultId;
  /** The rules that the world breaks: a case of each must notice. */
  readonly rules: readonly [RuleId, ...RuleId[]];
  /** What an implementer did wrong, in one sentence. */
  readonly description: string;
  /** The edition in which it is wrong; either, if absent. */
  readonly edition?: Edition;
  /** Of what operators make: intrinsic, property and fact, which are also what a generated case is about. */
  readonly about?: readonly string[];
}

/**
 * A world that is wrong on purpose, so that it can be seen whether the suite notices: the realisation of its rules is taken
 * away. For tests alone. Worlds without faults share their intrinsics; a world with one has its own, and is dear to make.
 */
export interface Fault extends FaultFacts {
  readonly tamper: Tampering;
}

/** Where a fault takes hold: while the world is made, and where it is made in stages when they change; never between two programs. */
export interface Tampering {
  /** Changes what the host is asked, and the switches of the language. */
  host?(hostDefined: Mutable<HostDefined>): void;
  /** Changes the shared intrinsics and their steps once they are made; `owner` is the realm that holds them. */
  shared?(owner: Realm): void;
  /** Changes each compartment as it is made. */
  compartment?(realm: Realm, place: 'start' | 'child'): void;
  /** Of the Compartment API's worlds: changes one that waits for its freeze. */
  staged?(world: StagedWorld): void;
  /** Of the Compartment API's worlds: changes one whose freeze is done. */
  locked?(world: StagedWorld, options: LockdownOptions): void;
}

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
