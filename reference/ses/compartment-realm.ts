/**
 * A compartment as a realm of its own global object and evaluators over shared intrinsics (`globals/…`, `evaluators/…`).
 * Rules: `globals/shared-globals-exact`, `globals/shared-globals-same-identity`, `globals/shared-globals-include-realm`,
 *   `globals/no-host-object-in-child`, `globals/global-props-nonwritable`, `globals/global-props-nonconfigurable`,
 *   `globals/global-not-frozen`, `globals/global-extensible`, `globals/global-distinct`, `globals/start-global-populated`,
 *   `evaluators/global-own-eval`, `evaluators/global-own-function`, `evaluators/eval-proto`,
 *   `evaluators/function-ne-proto-constructor`, `confinement/removed-node-globals`, `confinement/removed-node-modules`,
 *   `confinement/removed-web-apis`, `open-points/tbd-evaluators-lexical`, `open-points/nat-available`,
 *   `open-points/harden-available`, `open-points/modules-some-form`, `open-points/tbd-system`, `open-points/tbd-loader`,
 *   `open-points/tbd-require-commonjs`, `open-points/tbd-ses-namespace`, `open-points/tbd-ses-confine`.
 */
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { SetDefaultGlobalBindings } from '../intrinsics/index.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction } from '../runtime/function-object.ts';
import { ImmutablePrototypeObject } from '../runtime/immutable-prototype-object.ts';
import type { Account } from '../runtime/account.ts';
import type { HostDefined, Intrinsics, Realm } from '../runtime/realm.ts';
import { Shape } from '../runtime/shape.ts';
import type { World } from '../../spec/intrinsics/index.ts';

export interface CompartmentRealmOptions {
  readonly shared: Realm;
  readonly hostDefined: HostDefined;
  readonly world: World;
  readonly place: 'start' | 'child';
  /** False in the configuration without runtime evaluators (`evaluators/evaluators-optional`). */
  readonly evaluators: boolean;
  /** Who is charged for its code. */
  readonly account?: Account | undefined;
}

/** Makes the realm with its global object: extensible, its [[Prototype]] fixed (`globals/global-proto-immutable`). */
export function createCompartmentRealm(options: CompartmentRealmOptions): Realm {
  const { shared, hostDefined, world, place, evaluators, account } = options;
  const intrinsics = Object.create(shared.intrinsics) as Intrinsics;
  const globalObject = new ImmutablePrototypeObject(Shape.empty(shared.intrinsics['%ObjectPrototype%']), []);
  const realm: Realm = {
    intrinsics,
    globalObject,
    globalThis: globalObject,
    lexical: new Map(),
    varNames: new Set(),
    templateMap: new WeakMap(),
    shared,
    hostDefined,
    account,
  };
  intrinsics['%eval%'] = createBuiltin(evaluatorBehaviours['%eval%'], 1, 'eval', realm, true);
  intrinsics['%Function%'] = createFunctionConstructor(realm);
  SetDefaultGlobalBindings(realm, world, place, evaluators ? undefined : (row) => row.category === 'evaluator' || row.name === 'Realm');
  return realm;
}

const functionShapes = new WeakMap<object, Shape>();

/** `evaluators/function-proto`, `evaluators/function-prototype-shared`, `evaluators/global-evaluators-frozen` */
export function createFunctionConstructor(realm: Realm): BuiltinFunction {
  const proto = realm.intrinsics['%FunctionPrototype%'];
  let shape = functionShapes.get(proto);
  if (shape === undefined) {
    shape = Shape.empty(proto).add('length', 0).add('name', 0).add('prototype', 0);
    functionShapes.set(proto, shape);
  }
  const created = new BuiltinFunction(shape, [1, 'Function', proto], realm, evaluatorBehaviours['%Function%'], true);
  created.extensible = false;
  return created;
}
