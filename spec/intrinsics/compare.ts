/** Where an inventory and the table of intrinsics disagree. Pure: data in, sentences out. */
import { pathOfMember } from './builders.ts';
import type { Inventory, Observed, ObservedProperty } from './inventory.ts';
import type { FunctionReference, Global, Intrinsic, IntrinsicId, Property, Value } from './model.ts';

export interface Difference {
  /** Path of the property or object: `Array.prototype.map`, `globalThis.Intl`. */
  readonly subject: string;
  readonly problem: string;
}

function expectedValue(value: Value | FunctionReference | undefined): Observed {
  if (!value) return { literal: undefined };
  return 'function' in value ? { intrinsic: value.function.id } : value;
}

function same(left: Observed, right: Observed): boolean {
  if ('literal' in left && 'literal' in right) return Object.is(left.literal, right.literal);
  if ('intrinsic' in left && 'intrinsic' in right) return left.intrinsic === right.intrinsic;
  return 'symbol' in left && 'symbol' in right && left.symbol === right.symbol;
}

function show(value: Observed | undefined): string {
  if (!value) return 'nothing';
  if ('intrinsic' in value) return value.intrinsic;
  if ('symbol' in value) return value.symbol;
  return 'literal' in value ? `${typeof value.literal} ${String(value.literal)}` : 'an object that the table does not know';
}

function* compareProperty(subject: string, expected: Property, actual: ObservedProperty): Generator<Difference> {
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
    const wanted = expectedValue((expected as Partial<Record<typeof part, Value>>)[part]);
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
    // The global object is no intrinsic, so the walk can only call it a stranger.
    const value: Value = 'globalObject' in row.value ? ({ stranger: true } as never) : row.value;
    const { writable, enumerable, configurable, since, annexB, origin } = row;
    const property: Property = { type: 'data', key: name, value, writable, enumerable, configurable, since, annexB, origin, status: row.start };
    for (const difference of compareProperty(subject, property, found)) {
      if (!('globalObject' in row.value && difference.problem.startsWith('has value'))) yield difference;
    }
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
