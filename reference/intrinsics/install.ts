/**
 * Makes a realm's intrinsics out of the spec's table (sec-createintrinsics, sec-setdefaultglobalbindings).
 * Rules: `primordials/table-presence`, `primordials/table-attributes`, `primordials/table-prototype`, `primordials/table-kind`,
 *   `primordials/table-function-properties`, `primordials/table-value`, `primordials/table-frozen`,
 *   `primordials/table-nothing-else`, `globals/table-presence`, `globals/table-attributes`, `globals/table-nothing-else`.
 */
import type { Global, Intrinsic, Taming, World } from '../../spec/intrinsics/index.ts';
import { ArrayCreate } from '../runtime/array-object.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction, type Behaviour, type Behaviours } from '../runtime/function-object.ts';
import { ImmutablePrototypeObject } from '../runtime/immutable-prototype-object.ts';
import { ObjectValue, type Slot } from '../runtime/object.ts';
import { PrimitiveObject, StringObject } from '../runtime/primitive-object.ts';
import type { Intrinsics, Realm } from '../runtime/realm.ts';
import { Shape } from '../runtime/shape.ts';
import { globalInventoryOf, inventoryOf, type InventoryRow, type PropertyPlan } from './inventory.ts';
import { missingBehaviour } from './missing.ts';

export { keyOf, symbolOf } from './inventory.ts';

type Steps = (id: string, tamed: readonly Taming[] | undefined) => Behaviour;

function createObject({ row, proto: id }: InventoryRow, realm: Realm, steps: Steps): ObjectValue {
  const proto = id === null ? null : realm.intrinsics[id];
  switch (row.kind) {
    case 'ordinary':
      return new ObjectValue(Shape.empty(proto), []);
    case 'immutable-prototype':
      return new ImmutablePrototypeObject(Shape.empty(proto), []);
    case 'array':
      return ArrayCreate(0, proto);
    case 'boolean':
      return new PrimitiveObject(proto, false);
    case 'number':
      return new PrimitiveObject(proto, 0);
    case 'string':
      return new StringObject(proto, '');
    case 'function':
    case 'constructor':
      return new BuiltinFunction(Shape.empty(proto), [], realm, steps(row.id, row.tamed), row.kind === 'constructor');
  }
}

/** Gives an object the properties of a plan, at once where it has none yet. */
function defineAll(object: ObjectValue, { layout, sources }: PropertyPlan, intrinsics: Intrinsics): void {
  if (object.shape !== Shape.empty(object.shape.proto)) {
    layout.properties.forEach(([key, flags], i) => object.put(key, sources[i]!(intrinsics), flags));
    return;
  }
  const slots: Slot[] = [];
  for (let i = 0; i < sources.length; i++) slots.push(sources[i]!(intrinsics));
  object.slots = slots;
  object.changeShape(layout.shapeOn(object.shape.proto));
}

export interface IntrinsicsOptions {
  readonly world: World;
  readonly behaviours: Behaviours;
  /** All of them are made frozen, and nothing ever has to walk over them. */
  readonly frozen?: boolean;
  /** What a tamed function does instead of its steps. */
  readonly tame?: (steps: Behaviour, tamed: readonly Taming[]) => Behaviour;
  /** Leave out rows, such as those that each compartment has of its own. */
  readonly except?: (row: Intrinsic) => boolean;
}

/** Fills `realm.intrinsics` with every intrinsic that the world has (sec-createintrinsics). Functions get their steps by their ids in the table. */
export function CreateIntrinsics(realm: Realm, options: IntrinsicsOptions): void {
  const { intrinsics } = realm;
  const { world, behaviours, tame, except, frozen = false } = options;
  const all = inventoryOf(world, frozen);
  const rows = except === undefined ? all : all.filter(({ row }) => !except(row));
  const steps: Steps = (id, tamed) => {
    const plain = behaviours[id] ?? missingBehaviour(id);
    return tamed === undefined || tame === undefined ? plain : tame(plain, tamed);
  };
  for (const entry of rows) intrinsics[entry.row.id] = createObject(entry, realm, steps);
  for (const { functions } of rows) {
    for (const { builtin, tamed } of functions) {
      const { id, length, name } = builtin;
      intrinsics[id] = createBuiltin(steps(id, tamed), length, name, realm, frozen);
    }
  }
  for (const { row, plan } of rows) {
    const object = intrinsics[row.id];
    defineAll(object, plan, intrinsics);
    object.extensible = row.extensible && !frozen;
  }
}

/** sec-setdefaultglobalbindings: with the attributes of a plain world, or those that SES gives its globals. */
export function SetDefaultGlobalBindings(realm: Realm, world: World, place: 'start' | 'child' = 'child', except?: (row: Global) => boolean): void {
  const { globalObject, globalThis: thisValue, intrinsics } = realm;
  const { rows, layout } = globalInventoryOf(world, place);
  if (except === undefined && globalObject.shape === Shape.empty(globalObject.shape.proto)) {
    globalObject.slots = rows.map(({ source }) => (source === null ? thisValue : source(intrinsics)));
    globalObject.changeShape(layout.shapeOn(globalObject.shape.proto));
    return;
  }
  for (const { row, flags, source } of rows) {
    if (except?.(row) !== true) globalObject.put(row.name, source === null ? thisValue : source(intrinsics), flags);
  }
}
