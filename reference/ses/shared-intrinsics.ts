/**
 * The shared primordials of a SES world: made frozen, holding no evaluator and no global object
 * (`primordials/frozen-transitive`, `primordials/no-evaluator-reachable-from-shared`, `primordials/frozen-rom-able`).
 * They are immutable, so worlds made with the same options share them.
 * Rules: `omissions/annexb-builtins-permitted-only`, `omissions/regexp-statics`, `omissions/post-es2018-builtins`,
 *   `omissions/intl`, `omissions/intl-if-present-powerless`, `primordials/no-global-reachable-from-shared`,
 *   `primordials/frozen-named-intrinsics`, `primordials/frozen-hidden-intrinsics`, `primordials/frozen-no-covert-channel`,
 *   `primordials/frozen-no-ambient-authority`, `open-points/tbd-weak-references`, `open-points/override-mistake`.
 */
import type { Intrinsic, World } from '../../spec/intrinsics/index.ts';
import type { Edition } from '../../spec/model.ts';
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { behaviours, CreateIntrinsics } from '../intrinsics/index.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import type { Fault } from '../faults/model.ts';
import { realmApi } from './realm-api.ts';
import { tame } from './tame.ts';
import { withinRealm } from '../runtime/within-realm.ts';

export interface SharedIntrinsicsOptions {
  readonly edition: Edition;
  /** Annex B's built-ins. */
  readonly annexB: boolean;
  /** Optional rows of the table that this world has, by path or name. */
  readonly optional: readonly string[];
}

const made = new Map<string, Realm>();

const steps: Behaviours = { ...behaviours, ...evaluatorBehaviours, ...realmApi };

/** The table's inventory of such a world. */
export function inventoryOf({ edition, annexB, optional }: SharedIntrinsicsOptions): World {
  return { edition, annexB, optional };
}

/** Evaluators belong to a global object each (`globals/shared-globals-exclude-evaluators`). */
function isPerGlobal(row: Intrinsic): boolean {
  return row.sharing === 'per-global';
}

/** The realm that owns the shared intrinsics; it has no global object and no program ever runs in it. */
export function sharedIntrinsics(options: SharedIntrinsicsOptions, faults: readonly Fault[] = []): Realm {
  if (faults.length > 0) return createSharedRealm(options, faults);
  const key = JSON.stringify([options.edition, options.annexB, [...options.optional].sort()]);
  let realm = made.get(key);
  if (realm === undefined) made.set(key, (realm = createSharedRealm(options)));
  return realm;
}

/** Shared intrinsics that belong to one world and can be changed until it freezes them (`stages/stage-custom-mutable`). */
export function mutableSharedIntrinsics(options: SharedIntrinsicsOptions, faults: readonly Fault[]): Realm {
  return createSharedRealm(options, faults, false);
}

function createSharedRealm(options: SharedIntrinsicsOptions, faults: readonly Fault[] = [], frozen = true): Realm {
  const nowhere = undefined as unknown;
  const realm: Realm = {
    intrinsics: {},
    globalObject: nowhere as ObjectValue,
    globalThis: nowhere as ObjectValue,
    lexical: new Map(),
    varNames: new Set(),
    templateMap: new WeakMap(),
    shared: null,
    hostDefined: nowhere as HostDefined,
  };
  withinRealm(realm, () => {
    CreateIntrinsics(realm, {
      world: inventoryOf(options),
      behaviours: steps,
      frozen,
      tame: (plain, tamed) => tame(plain, tamed, options.edition),
      except: isPerGlobal,
    });
    for (const { tamper } of faults) tamper.shared?.(realm);
  });
  return realm;
}
