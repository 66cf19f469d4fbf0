/** Makes a realm's intrinsics out of the spec's table (sec-createintrinsics, sec-setdefaultglobalbindings). */
import {
  functionsOf,
  globalsIn,
  intrinsicsIn,
  propertiesIn,
  prototypeIn,
  type Intrinsic,
  type BuiltinFunction as TableFunction,
  type Global,
  type Property,
  type Taming,
  type Value as TableValue,
  type World,
} from '../../spec/intrinsics/index.ts';
import { Accessor } from '../runtime/accessor.ts';
import { ArrayCreate } from '../runtime/array-object.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction, type Behaviour, type Behaviours } from '../runtime/function-object.ts';
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

export function keyOf(name: string): PropertyKey {
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

type Steps = (id: string, tamed: readonly Taming[] | undefined) => Behaviour;

function createObject(row: Intrinsic, world: World, realm: Realm, steps: Steps): ObjectValue {
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
      return new BuiltinFunction(Shape.empty(proto), [], realm, steps(row.id, row.tamed), row.kind === 'constructor');
  }
}

function evaluate(value: TableValue, intrinsics: Intrinsics): Value {
  if ('literal' in value) return value.literal;
  if ('symbol' in value) return symbolOf(value.symbol);
  return intrinsics['function' in value ? value.function.id : value.intrinsic];
}

/** Which attributes a world's intrinsics get: the table's, or those that remain once all is frozen. */
type Attributes = (flags: number) => number;
const asTabled: Attributes = (flags) => flags;
const frozen: Attributes = (flags) => flags & ~(WRITABLE | CONFIGURABLE);

function define(object: ObjectValue, property: Property, intrinsics: Intrinsics, attributes: Attributes): void {
  switch (property.type) {
    case 'data':
      object.put(keyOf(property.key), evaluate(property.value, intrinsics), attributes(flagsOf(property)));
      return;
    case 'accessor': {
      const half = (side: typeof property.get): ObjectValue | undefined =>
        side === undefined ? undefined : (evaluate(side, intrinsics) as ObjectValue);
      object.put(keyOf(property.key), new Accessor(half(property.get), half(property.set)), attributes(flagsOf(property)) | ACCESSOR);
      return;
    }
    case 'unspecified':
      return;
  }
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
  const { world, behaviours, tame } = options;
  const attributes = options.frozen === true ? frozen : asTabled;
  const rows = inventory(world).filter(({ row }) => options.except?.(row) !== true);
  const steps: Steps = (id, tamed) => {
    const plain = behaviours[id] ?? missingBehaviour(id);
    return tamed === undefined || tame === undefined ? plain : tame(plain, tamed);
  };
  for (const { row } of rows) intrinsics[row.id] = createObject(row, world, realm, steps);
  for (const { functions } of rows) {
    for (const { builtin, tamed } of functions) {
      const { id, length, name } = builtin;
      intrinsics[id] = createBuiltin(steps(id, tamed), length, name, realm, options.frozen === true);
    }
  }
  for (const { row, properties } of rows) {
    const object = intrinsics[row.id];
    for (const property of properties) define(object, property, intrinsics, attributes);
    object.extensible = row.extensible && options.frozen !== true;
  }
}

interface InventoryRow {
  readonly row: Intrinsic;
  readonly properties: readonly Property[];
  readonly functions: readonly { readonly builtin: TableFunction; readonly tamed: readonly Taming[] | undefined }[];
}

const inventories = new Map<string, readonly InventoryRow[]>();

function inventory(world: World): readonly InventoryRow[] {
  const key = JSON.stringify(world);
  let rows = inventories.get(key);
  if (rows === undefined) {
    rows = prototypesFirst(intrinsicsIn(world), world).map((row) => {
      const properties = propertiesIn(row, world);
      return {
        row,
        properties,
        functions: properties.flatMap((property) => functionsOf(property).map((builtin) => ({ builtin, tamed: property.tamed }))),
      };
    });
    inventories.set(key, rows);
  }
  return rows;
}

const globalInventories = new Map<string, readonly Global[]>();

function globalInventory(world: World, place: 'start' | 'child'): readonly Global[] {
  const key = place + JSON.stringify(world);
  let rows = globalInventories.get(key);
  if (rows === undefined) globalInventories.set(key, (rows = globalsIn(world, place)));
  return rows;
}

/** sec-setdefaultglobalbindings: with the attributes of a plain world, or those that SES gives its globals. */
export function SetDefaultGlobalBindings(
  realm: Realm,
  world: World,
  place: 'start' | 'child' = 'child',
  except: (row: Global) => boolean = () => false,
): void {
  for (const row of globalInventory(world, place)) {
    if (except(row)) continue;
    if ('unspecified' in row.value) continue;
    const value = 'globalObject' in row.value ? realm.globalThis : evaluate(row.value, realm.intrinsics);
    realm.globalObject.put(row.name, value, flagsOf(world.edition === 'plain' ? row : row.inSes[world.edition]));
  }
}
