/** Makes a realm's intrinsics out of the spec's table (sec-createintrinsics, sec-setdefaultglobalbindings). */
import {
  functionsOf,
  globalsIn,
  intrinsicsIn,
  propertiesIn,
  prototypeIn,
  type Intrinsic,
  type IntrinsicId,
  type Property,
  type Value as TableValue,
  type World,
} from '../../spec/intrinsics/index.ts';
import { Accessor } from '../runtime/accessor.ts';
import { ArrayCreate } from '../runtime/array-object.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction, type Behaviours } from '../runtime/function-object.ts';
import { ImmutablePrototypeObject } from '../runtime/immutable-prototype-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { PrimitiveObject, StringObject } from '../runtime/primitive-object.ts';
import type { Intrinsics, Realm } from '../runtime/realm.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, Shape, WRITABLE } from '../runtime/shape.ts';
import { wellKnownSymbols, type WellKnownSymbolName } from '../runtime/symbols.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import { missingBehaviour } from './missing.ts';

export function symbolOf(name: string): symbol {
  return wellKnownSymbols[name.slice(2) as WellKnownSymbolName];
}

function keyOf(name: string): PropertyKey {
  return name.startsWith('@@') ? symbolOf(name) : name;
}

export function flagsOf(row: { writable?: boolean; enumerable: boolean; configurable: boolean }): number {
  return (row.writable === true ? WRITABLE : 0) | (row.enumerable ? ENUMERABLE : 0) | (row.configurable ? CONFIGURABLE : 0);
}

/** The table's rows in an order in which each [[Prototype]] stands before its heirs. */
export function prototypesFirst(rows: readonly Intrinsic[], world: World): Intrinsic[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ordered = new Set<Intrinsic>();
  const visit = (row: Intrinsic): void => {
    if (ordered.has(row)) return;
    const proto = prototypeIn(row, world);
    if (proto !== null) visit(byId.get(proto)!);
    ordered.add(row);
  };
  for (const row of rows) visit(row);
  return [...ordered];
}

function createObject(row: Intrinsic, world: World, realm: Realm, behaviours: Behaviours): ObjectValue {
  const id = prototypeIn(row, world);
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
      return new BuiltinFunction(Shape.empty(proto), [], realm, behaviours[row.id] ?? missingBehaviour(row.id), row.kind === 'constructor');
  }
}

function evaluate(value: TableValue, intrinsics: Intrinsics): Value {
  if ('literal' in value) return value.literal;
  if ('symbol' in value) return symbolOf(value.symbol);
  return intrinsics['function' in value ? value.function.id : value.intrinsic];
}

function define(object: ObjectValue, property: Property, intrinsics: Intrinsics): void {
  switch (property.type) {
    case 'data':
      object.put(keyOf(property.key), evaluate(property.value, intrinsics), flagsOf(property));
      return;
    case 'accessor': {
      const half = (side: typeof property.get): ObjectValue | undefined =>
        side === undefined ? undefined : (evaluate(side, intrinsics) as ObjectValue);
      object.put(keyOf(property.key), new Accessor(half(property.get), half(property.set)), flagsOf(property) | ACCESSOR);
      return;
    }
    case 'unspecified':
      return;
  }
}

/**
 * Fills `realm.intrinsics` with every intrinsic that `world` has, not yet frozen.
 * Functions get their steps from `behaviours`, by their ids in the table.
 */
export function CreateIntrinsics(realm: Realm, world: World, behaviours: Behaviours): void {
  const { intrinsics } = realm;
  const rows = inventory(world);
  for (const { row } of rows) intrinsics[row.id] = createObject(row, world, realm, behaviours);
  for (const { functions } of rows) {
    for (const { id, length, name } of functions) {
      intrinsics[id] = createBuiltin(behaviours[id] ?? missingBehaviour(id), length, name, realm);
    }
  }
  for (const { row, properties } of rows) {
    const object = intrinsics[row.id];
    for (const property of properties) define(object, property, intrinsics);
    object.extensible = row.extensible;
  }
}

interface InventoryRow {
  readonly row: Intrinsic;
  readonly properties: readonly Property[];
  readonly functions: readonly { id: IntrinsicId; name: string; length: number }[];
}

const inventories = new Map<string, readonly InventoryRow[]>();

function inventory(world: World): readonly InventoryRow[] {
  const key = JSON.stringify(world);
  let rows = inventories.get(key);
  if (rows === undefined) {
    rows = prototypesFirst(intrinsicsIn(world), world).map((row) => {
      const properties = propertiesIn(row, world);
      return { row, properties, functions: properties.flatMap(functionsOf) };
    });
    inventories.set(key, rows);
  }
  return rows;
}

/** sec-setdefaultglobalbindings, with the attributes of a plain world. */
export function SetDefaultGlobalBindings(realm: Realm, world: World): void {
  for (const row of globalsIn(world)) {
    if ('unspecified' in row.value) continue;
    const value = 'globalObject' in row.value ? realm.globalThis : evaluate(row.value, realm.intrinsics);
    realm.globalObject.put(row.name, value, flagsOf(row));
  }
}
