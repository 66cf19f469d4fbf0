/**
 * The standalone SES world of the draft: shared frozen primordials, compartments, the Realm API.
 * Rules: `determinism/no-other-clock`, `stages/host-bindings-on-start-only`, `stages/start-scripts-program-code`,
 *   `stages/stage-custom-confined`.
 */
import type { Edition } from '../../spec/model.ts';
import type { Fault } from '../faults/model.ts';
import { World, type WorldOptions } from '../host/world.ts';
import type { Account } from '../runtime/account.ts';
import { agent } from '../runtime/agent.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';
import { createCompartmentRealm } from './compartment-realm.ts';
import { freezeCustomised } from './customisation.ts';
import { harden } from './harden.ts';
import { createNat } from './nat.ts';
import { evaluateProgram } from './evaluate.ts';
import { registerCompartmentMaker } from './realm-api.ts';
import { inventoryOf, mutableSharedIntrinsics, sharedIntrinsics, type SharedIntrinsicsOptions } from './shared-intrinsics.ts';

export interface SesWorldOptions extends Omit<WorldOptions, 'codeFromStrings'> {
  /** Edition of the draft; 2019 by default. */
  readonly edition?: Edition;
  /** False: the configuration that omits all runtime evaluators. */
  readonly evaluators?: boolean;
  /** `customise`: the world's primordials are its own, and vetted customisations can change them until the host calls `freeze`. */
  readonly stage?: 'locked' | 'customise';
  /** Realm.makeRootRealm, which the draft allows and does not require; absent by default. */
  readonly makeRootRealm?: boolean;
  /** What is wrong with the world on purpose, so that tests can see who notices (`reference/faults/`); never in earnest. */
  readonly faults?: readonly Fault[];
}

/** A SES world. Its clock shows no time and its randomness is omitted, whatever the options of plain worlds say. */
export class SesWorld extends World {
  readonly edition: Edition;
  /** Makes a compartment: a global object and evaluators of its own over the shared primordials; and perhaps its own account. */
  readonly makeCompartment: (account?: Account) => Realm;
  /** Until the freeze. */
  private readonly unfrozen: { realms: Set<Realm> | undefined };

  constructor(options: SesWorldOptions = {}) {
    const { edition = 'draft-2019', evaluators = true, stage = 'locked', makeRootRealm = false, annexBBuiltins = false, optional = [], faults = [] } = options;
    const kept: SharedIntrinsicsOptions = {
      edition,
      annexB: annexBBuiltins,
      optional: makeRootRealm ? [...optional, 'Realm.makeRootRealm'] : optional,
    };
    let makeChild!: (account?: Account) => Realm;
    const unfrozen = { realms: stage === 'locked' ? undefined : new Set<Realm>() };
    super({ ...options, codeFromStrings: 'strict', now: () => NaN }, (hostDefined) => {
      for (const { tamper } of faults) tamper.host?.(hostDefined);
      const shared = unfrozen.realms === undefined ? sharedIntrinsics(kept, faults) : mutableSharedIntrinsics(kept, faults);
      const make = (place: 'start' | 'child', account?: Account): Realm => {
        const realm = createCompartmentRealm({ shared, hostDefined, world: inventoryOf(kept), place, evaluators, account });
        for (const { tamper } of faults) tamper.compartment?.(realm, place);
        unfrozen.realms?.add(realm);
        return realm;
      };
      registerCompartmentMaker(hostDefined, {
        // A guest's compartments are charged to whom the guest is charged to.
        makeCompartment: () => make('child', agent.realm.account),
        makeRootRealm: () => new SesWorld(options).realm,
      });
      makeChild = (account) => make('child', account);
      if (!evaluators) forbidCompilation(hostDefined);
      return make('start');
    });
    this.edition = edition;
    this.makeCompartment = (account) => this.run(() => makeChild(account));
    this.unfrozen = unfrozen;
  }

  /**
   * Ends the stage of customisation: the last step of making the world (`stages/stage-freeze-last`). A customisation that stands in its way
   * is a guest's TypeError, and leaves the world as it was.
   */
  freeze(): void {
    this.run(() => {
      const { realms } = this.unfrozen;
      if (realms === undefined) return throwTypeError('the world is frozen already');
      freezeCustomised(this.realm.shared!, realms);
      this.unfrozen.realms = undefined;
    });
  }

  /**
   * What the draft says is normally bound to constants of these names, without saying where it comes from
   * (`open-points/nat-available`, `open-points/harden-available`): here from the host, as endowments.
   */
  createConstants(): { readonly Nat: ObjectValue; readonly harden: ObjectValue } {
    return this.run(() => ({
      Nat: createNat(this.realm),
      harden: createBuiltin((_this, [value]) => (this.unfrozen.realms === undefined ? harden(value) : throwTypeError('harden works after the freeze only')), 1, 'harden', this.realm, true),
    }));
  }

  /** Runs program code in a compartment of this world, with endowments as const bindings; the completion value. */
  evaluateProgram(source: string, compartment: Realm = this.realm, endowments: ReadonlyMap<string, Value> = new Map()): Value {
    return this.run(() => evaluateProgram(source, compartment, endowments));
  }
}

/** sec-hostensurecancompilestrings */
function forbidCompilation(hostDefined: HostDefined): void {
  hostDefined.ensureCanCompileStrings = () => throwTypeError('this world has no runtime evaluators');
}

/** A world of the draft. */
export function createSesWorld(options: SesWorldOptions = {}): SesWorld {
  return new SesWorld(options);
}
