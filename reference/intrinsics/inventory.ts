/** What the spec's table says of the intrinsics of a kind of world, laid out once: each world fills in its own objects. */
import {
  functionsOf,
  globalsIn,
  intrinsicsIn,
  propertiesIn,
  prototypeIn,
  type BuiltinFunction as TableFunction,
  type Global,
  type Intrinsic,
  type Property,
  type Taming,
  type Value as TableValue,
  type World,
} from '../../spec/intrinsics/index.ts';
import { Accessor } from '../runtime/accessor.ts';
import type { Slot } from '../runtime/object.ts';
import type { Intrinsics } from '../runtime/realm.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, Layout, WRITABLE } from '../runtime/shape.ts';
import { wellKnownSymbols, type WellKnownSymbolName } from '../runtime/symbols.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';

export function symbolOf(name: string): symbol {
  return wellKnownSymbols[name.slice(2) as WellKnownSymbolName];
}

export function keyOf(name: string): PropertyKey {
  return name.startsWith('@@') ? symbolOf(name) : name;
}

export function flagsOf(row: { writable?: boolean; enumerable: boolean; configurable: boolean }): number {
  return (row.writable === true ? WRITABLE : 0) | (row.enumerable ? ENUMERABLE : 0) | (row.configurable ? CONFIGURABLE : 0);
}

/** Finds what goes into a slot among the intrinsics of a world. */
export type SlotSource = (intrinsics: Intrinsics) => Slot;

/** Own properties in their order: where they are, and what they hold. */
export interface PropertyPlan {
  readonly layout: Layout;
  readonly sources: readonly SlotSource[];
}

export interface InventoryRow {
  readonly row: Intrinsic;
  /** Id of [[Prototype]]. */
  readonly proto: string | null;
  readonly plan: PropertyPlan;
  readonly functions: readonly { readonly builtin: TableFunction; readonly tamed: readonly Taming[] | undefined }[];
}

const inventories = new Map<string, readonly InventoryRow[]>();

/** The intrinsics of worlds like `world`, each [[Prototype]] before its heirs; with the attributes that remain once all is frozen. */
export function inventoryOf(world: World, frozen: boolean): readonly InventoryRow[] {
  const key = JSON.stringify([world, frozen]);
  let rows = inventories.get(key);
  if (rows === undefined) inventories.set(key, (rows = prototypesFirst(intrinsicsIn(world), world).map((row) => inventoryRow(row, world, frozen))));
  return rows;
}

function inventoryRow(row: Intrinsic, world: World, frozen: boolean): InventoryRow {
  const properties = propertiesIn(row, world);
  return {
    row,
    proto: prototypeIn(row, world),
    plan: planOf(properties, frozen),
    functions: properties.flatMap((property) => functionsOf(property).map((builtin) => ({ builtin, tamed: property.tamed }))),
  };
}

/** The table's rows in an order in which each [[Prototype]] stands before its heirs. */
function prototypesFirst(rows: readonly Intrinsic[], world: World): Intrinsic[] {
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

function planOf(properties: readonly Property[], frozen: boolean): PropertyPlan {
  const specified = properties.filter(({ type }) => type !== 'unspecified') as Exclude<Property, { type: 'unspecified' }>[];
  const attributes = (property: (typeof specified)[number]): number => {
    const flags = flagsOf(property) & (frozen ? ENUMERABLE : -1);
    return property.type === 'accessor' ? flags | ACCESSOR : flags;
  };
  return {
    layout: new Layout(specified.map((property) => [keyOf(property.key), attributes(property)])),
    sources: specified.map((property) => (property.type === 'data' ? valueSource(property.value) : accessorSource(property.get, property.set))),
  };
}

function valueSource(value: TableValue): SlotSource {
  if ('literal' in value) return () => value.literal;
  if ('symbol' in value) return () => symbolOf(value.symbol);
  const id = 'function' in value ? value.function.id : value.intrinsic;
  return (intrinsics) => intrinsics[id];
}

function accessorSource(get: TableValue | undefined, set: TableValue | undefined): SlotSource {
  const getter = get === undefined ? () => undefined : valueSource(get);
  const setter = set === undefined ? () => undefined : valueSource(set);
  return (intrinsics) => new Accessor(getter(intrinsics) as Accessor['get'], setter(intrinsics) as Accessor['set']);
}

/** A global that the table specifies; `source` is null where it holds the global object itself. */
export interface GlobalRow {
  readonly row: Global;
  readonly flags: number;
  readonly source: ((intrinsics: Intrinsics) => Value) | null;
}

export interface GlobalInventory {
  readonly rows: readonly GlobalRow[];
  readonly layout: Layout;
}

const globalInventories = new Map<string, GlobalInventory>();

/** The globals of a start or child compartment of worlds like `world`. */
export function globalInventoryOf(world: World, place: 'start' | 'child'): GlobalInventory {
  const key = place + JSON.stringify(world);
  let inventory = globalInventories.get(key);
  if (inventory === undefined) globalInventories.set(key, (inventory = globalInventory(globalsIn(world, place), world)));
  return inventory;
}

function globalInventory(globals: readonly Global[], world: World): GlobalInventory {
  const rows: GlobalRow[] = [];
  for (const row of globals) {
    if ('unspecified' in row.value) continue;
    const source = 'globalObject' in row.value ? null : (valueSource(row.value) as GlobalRow['source']);
    rows.push({ row, flags: flagsOf(world.edition === 'plain' ? row : row.inSes[world.edition]), source });
  }
  return { rows, layout: new Layout(rows.map(({ row, flags }) => [row.name, flags])) };
}
