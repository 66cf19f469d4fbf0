/** Where an inventory and the table of intrinsics disagree. Pure: data in, sentences out. */
import { pathOfMember } from './builders.ts';
import type { Inventory, Observed, ObservedProperty } from './inventory.ts';
import type { AccessorProperty, DataProperty, Global, Intrinsic, IntrinsicId, UnspecifiedProperty, Value } from './model.ts';

export interface Difference {
  /** Path of the property or object: `Array.prototype.map`, `globalThis.Intl`. */
  readonly subject: string;
  readonly problem: string;
}

type Expected = Value | { readonly globalObject: true };

function expectedValue(value: Expected | undefined): Observed {
  if (!value) return { literal: undefined };
  return 'function' in value ? { intrinsic: value.function.id } : value;
}

function same(left: Observed, right: Observed): boolean {
  if ('literal' in left && 'literal' in right) return Object.is(left.literal, right.literal);
  if ('intrinsic' in left && 'intrinsic' in right) return left.intrinsic === right.intrinsic;
  if ('symbol' in left && 'symbol' in right) return left.symbol === right.symbol;
  return 'globalObject' in left && 'globalObject' in right;
}

function show(value: Observed | undefined): string {
  if (!value) return 'nothing';
  if ('intrinsic' in value) return value.intrinsic;
  if ('symbol' in value) return value.symbol;
  if ('globalObject' in value) return 'the global object';
  return 'literal' in value ? `${typeof value.literal} ${String(value.literal)}` : 'an object that the table does not know';
}

/** The part of a property, or of a global name, that can be compared. */
type Descriptor =
  | Pick<AccessorProperty, 'type' | 'get' | 'set' | 'enumerable' | 'configurable'>
  | (Pick<DataProperty, 'type' | 'writable' | 'enumerable' | 'configurable'> & { readonly value: Expected });

function* compareProperty(subject: string, expected: Descriptor | UnspecifiedProperty, actual: ObservedProperty): Generator<Difference> {
  if (expected.type === 'unspecified') return;
  if (expected.type !== actual.type) {
    yield { subject, problem: `is a property of type ${actual.type}, not ${expected.type}` };
    return;
  }
  for (const attribute of ['writable', 'enumerable', 'configurable'] as const) {
    const [wanted, found] = [expected, actual].map((side) => (attribute in side ? (side as Record<typeof attribute, boolean>)[attribute] : undefined));
    if (wanted !== found) yield { subject, problem: `has ${attribute} ${String(found)}, not ${String(wanted)}` };
  }
  for (const part of ['value', 'get', 'set'] as const) {
    if (!(part in expected)) continue;
    const wanted = expectedValue((expected as Partial<Record<typeof part, Expected>>)[part]);
    const found = (actual as Partial<Record<typeof part, Observed>>)[part];
    if (!found || !same(wanted, found)) yield { subject, problem: `has ${part} ${show(found)}, not ${show(wanted)}` };
  }
}

function* compareRow(row: Intrinsic, inventory: Inventory): Generator<Difference> {
  const actual = inventory.objects.get(row.id);
  if (!actual) {
    yield { subject: row.label, problem: 'does not exist' };
    return;
  }
  if (actual.kind !== row.kind) yield { subject: row.label, problem: `is of kind ${actual.kind}, not ${row.kind}` };
  if (actual.extensible !== row.extensible) yield { subject: row.label, problem: `has [[Extensible]] ${String(actual.extensible)}` };
  const prototype: Observed = row.prototype === null ? { literal: null } : { intrinsic: row.prototype };
  if (!same(prototype, actual.prototype)) yield { subject: row.label, problem: `has [[Prototype]] ${show(actual.prototype)}, not ${show(prototype)}` };
  const known = new Map(row.properties.map((property) => [property.key, property]));
  for (const [key, property] of known) {
    const subject = pathOfMember(row.label, key);
    const found = actual.properties.get(key);
    if (found) yield* compareProperty(subject, property, found);
    else yield { subject, problem: 'does not exist' };
  }
  for (const key of actual.properties.keys()) {
    if (!known.has(key)) yield { subject: pathOfMember(row.label, key), problem: 'is not in the table' };
  }
}

function* compareGlobals(globals: readonly Global[], inventory: Inventory): Generator<Difference> {
  const known = new Map(globals.map((row) => [row.name, row]));
  for (const [name, row] of known) {
    const subject = pathOfMember('globalThis', name);
    const found = inventory.global.get(name);
    if (!found) {
      yield { subject, problem: 'does not exist' };
      continue;
    }
    if ('unspecified' in row.value) continue;
    const { value, writable, enumerable, configurable } = row;
    yield* compareProperty(subject, { type: 'data', value, writable, enumerable, configurable }, found);
  }
  for (const key of inventory.global.keys()) {
    if (!known.has(key)) yield { subject: pathOfMember('globalThis', key), problem: 'is not in the table' };
  }
}

/** Every difference between the rows (objects and methods alike), the global names, and what was found. */
export function compareWithTable(rows: Iterable<Intrinsic>, globals: readonly Global[], inventory: Inventory): Difference[] {
  const differences: Difference[] = [];
  const seen = new Set<IntrinsicId>();
  for (const row of rows) {
    if ('unreachable' in row.reach || seen.has(row.id)) continue;
    seen.add(row.id);
    differences.push(...compareRow(row, inventory));
  }
  return [...differences, ...compareGlobals(globals, inventory)];
}
