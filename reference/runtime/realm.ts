/** Realm Records (sec-code-realms). Compartments of one SES world are realms that share their intrinsics. */
import type { Account } from './account.ts';
import type { ObjectValue } from './object.ts';
import type { ParserClass } from '../syntax/index.ts';
import type { RealmShapes } from './realm-shapes.ts';
import type { Value } from './value.ts';

/** Intrinsics by their table id (`spec/intrinsics`), such as `%ArrayPrototype%`, and by `%Owner%.name` where steps need a method's identity. */
export type Intrinsics = { [id: string]: ObjectValue };

/** A binding of the global lexical environment: `value` is EMPTY in its TDZ. */
export interface GlobalBinding {
  value: unknown;
  readonly mutable: boolean;
}

export interface Realm {
  readonly intrinsics: Intrinsics;
  globalObject: ObjectValue;
  /** [[GlobalThisValue]] */
  globalThis: ObjectValue;
  /** The declarative part of the global environment record: top-level let, const and class. */
  readonly lexical: Map<string, GlobalBinding>;
  /** [[VarNames]] of the global environment record. */
  readonly varNames: Set<string>;
  /** sec-gettemplateobject: by Parse Node. */
  readonly templateMap: WeakMap<object, ObjectValue>;
  /** The realm whose intrinsics these are: itself, or for a compartment the one that all compartments share. */
  readonly shared: Realm | null;
  /** Made at first use; see `realm-shapes.ts`. */
  shapes?: RealmShapes;
  /** What its code is charged to beside its world. */
  account?: Account | undefined;
  /** Set by the host: what of this realm's world the runtime must ask. */
  readonly hostDefined: HostDefined;
}

/** What the language leaves to the host, per world. */
export interface HostDefined {
  /** sec-enqueuejob: a promise job; `realm` is the one that it runs in. */
  enqueueJob(job: () => void, realm: Realm): void;
  /** sec-host-promise-rejection-tracker */
  trackRejection(promise: ObjectValue, operation: 'reject' | 'handle'): void;
  /** sec-hostensurecancompilestrings: throws a guest error when the world has no evaluators. */
  ensureCanCompileStrings(callee: Realm): void;
  /** Milliseconds to add to UTC, for time value `t` that is UTC (`true`) or local (`false`): sec-local-time-zone-adjustment. */
  localTZA(t: number, isUTC: boolean): number;
  /** The time zone's name in Date.prototype.toString; empty for UTC. */
  timeZoneName(t: number): string;
  /** The current time value, or NaN where the world has no clock. */
  now(): number;
  /** The next random number of [0, 1). */
  random(): number;
  /** Told of each error object once it has its message and knows its stack. */
  errorCreated?(error: ObjectValue): void;
  readonly options: WorldSwitches;
}

export interface WorldSwitches {
  /** For tests alone: see `ParseOptions.parser`. */
  readonly parser?: ParserClass | undefined;
  /** `allow` is a real direct eval; `forbid` makes its syntax an early error. */
  readonly directEval: 'allow' | 'forbid';
  /** What text is that function constructors and indirect eval get: strict code, or what ECMA-262 makes of it (`compile/sloppy/README.md`). */
  readonly codeFromStrings: 'strict' | 'sloppy';
  /** Annex B built-ins of the table's optional rows. */
  readonly annexBBuiltins: boolean;
}

export type { Value };
