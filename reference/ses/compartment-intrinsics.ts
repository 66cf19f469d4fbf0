/**
 * The intrinsics of worlds with the Compartment API: frozen from the start and then shared by all worlds with the same options,
 * or mutable until the world's own lockdown.
 * Rules: `stages/stage-custom-mutable`, `stages/stage-custom-effects-persist`.
 */
import type { Intrinsic, Taming, World as Inventory } from '../../spec/intrinsics/index.ts';
import { inertConstructor } from '../../spec/intrinsics/tamings.ts';
import type { Edition } from '../../spec/model.ts';
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { behaviours, CreateIntrinsics } from '../intrinsics/index.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import { compartmentApi } from './compartment/api.ts';
import { moduleSourceApi } from './compartment/module-source.ts';
import { errorsWithCauses } from './diagnostics/cause.ts';
import { eventualSend } from './eventual-send.ts';
import { hardenBehaviours, markHardened } from './harden.ts';
import { safeLocaleBehaviours } from './lockdown/locale.ts';
import type { LockdownOptions } from './lockdown/options.ts';
import { enableOverrides } from './lockdown/override.ts';
import type { Stage } from './stage.ts';
import { tame } from './tame.ts';
import { withinRealm } from '../runtime/within-realm.ts';

export interface InventoryOptions {
  readonly edition: Edition;
  readonly annexB: boolean;
  readonly optional: readonly string[];
}

const COMPILE = 'RegExp.prototype.compile';

/** What the table has of a world before its freeze, when RegExp.prototype.compile is still there. */
export function inventoryBefore({ edition, annexB, optional }: InventoryOptions): Inventory {
  return { edition, annexB, optional: [...optional, COMPILE, 'lockdown'], profile: 'compartment' };
}

/** What it has after (`lockdown/opt-regexp-safe`, `lockdown/opt-regexp-unsafe`). */
export function inventoryAfter(options: InventoryOptions, { regExpTaming }: LockdownOptions): Inventory {
  const optional = regExpTaming === 'unsafe' ? [...options.optional, COMPILE] : options.optional;
  return { edition: options.edition, annexB: options.annexB, optional, profile: 'compartment' };
}

const inert: Behaviour = () => throwTypeError('constructors of the shared primordials only throw');

const steps: Behaviours = {
  ...behaviours,
  ...evaluatorBehaviours,
  ...compartmentApi,
  ...moduleSourceApi,
  ...hardenBehaviours,
  ...errorsWithCauses,
  ...eventualSend,
  '%InertFunction%': inert,
  '%InertCompartment%': inert,
};

function isPerGlobal(row: Intrinsic): boolean {
  return row.sharing === 'per-global';
}

function createOwner(): Realm {
  const nowhere = undefined as unknown;
  return {
    intrinsics: {},
    globalObject: nowhere as ObjectValue,
    globalThis: nowhere as ObjectValue,
    lexical: new Map(),
    varNames: new Set(),
    templateMap: new WeakMap(),
    shared: null,
    hostDefined: nowhere as HostDefined,
  };
}

const made = new Map<string, Realm>();

/**
 * The owner of intrinsics that were made frozen, as lockdown would have left them (`primordials/frozen-rom-able`): one for all worlds
 * with the same options, unless this one's are to be its own.
 */
export function frozenIntrinsics(options: InventoryOptions, lockdown: LockdownOptions, shared = true): Realm {
  if (!shared) return createFrozen(options, lockdown);
  const { regExpTaming, localeTaming, overrideTaming } = lockdown;
  const key = JSON.stringify([options.edition, options.annexB, [...options.optional].sort(), regExpTaming, localeTaming, overrideTaming]);
  let realm = made.get(key);
  if (realm === undefined) made.set(key, (realm = createFrozen(options, lockdown)));
  return realm;
}

function createFrozen(options: InventoryOptions, lockdown: LockdownOptions): Realm {
  const realm = createOwner();
  withinRealm(realm, () => {
    CreateIntrinsics(realm, {
      world: inventoryAfter(options, lockdown),
      behaviours: lockdown.localeTaming === 'safe' ? { ...steps, ...safeLocaleBehaviours } : steps,
      frozen: true,
      tame: (plain, tamed) => tame(plain, tamed, options.edition),
      except: isPerGlobal,
    });
    enableOverrides(realm, lockdown.overrideTaming);
  });
  markHardened(Object.values(realm.intrinsics));
  return realm;
}

/** The owner of intrinsics that customisations may change. What the table tames by the freeze looks at `stage` until then. */
export function mutableIntrinsics(options: InventoryOptions, stage: () => Stage): Realm {
  const realm = createOwner();
  const staged = (plain: Behaviour, tamed: readonly Taming[]): Behaviour => {
    const powerless = tame(plain, tamed, options.edition);
    if (tamed !== inertConstructor) return powerless;
    return (...call) => (stage() === 'locked' ? powerless : plain)(...call);
  };
  withinRealm(realm, () => CreateIntrinsics(realm, { world: inventoryBefore(options), behaviours: steps, tame: staged, except: isPerGlobal }));
  return realm;
}
