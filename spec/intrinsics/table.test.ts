import vm from 'node:vm';
import test from 'ava';
import { pathOfMember } from './builders.ts';
import { compareWithTable, type Difference } from './compare.ts';
import { builtinFunctions, builtinFunctionsIn, everyIntrinsic, functionsOf, globals, globalsIn, intrinsic, intrinsics, intrinsicsIn, seedExpression } from './index.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { laterIntrinsics, laterProperties } from './later.ts';
import type { DataProperty, Intrinsic, IntrinsicId } from './model.ts';

/** V8 is a plain world of a later edition with Annex B. */
const world = { edition: 'plain', annexB: true, optional: ['globalThis'] } as const;
const rows = [...intrinsicsIn(world), ...builtinFunctionsIn(world)];
const names = globalsIn(world, 'start');

function inventoryOf(prepare = ''): Inventory {
  const context = vm.createContext();
  vm.runInContext(prepare, context);
  const reachable = rows.filter((row) => !('unreachable' in row.reach));
  return takeInventory((source) => vm.runInContext(`(${source})`, context), new Map(reachable.map((row) => [row.id, seedExpression(row.id)!])));
}

const subjectOf = (on: IntrinsicId | 'globalThis', key: string) => pathOfMember(on === 'globalThis' ? on : intrinsic(on).label, key);

/** What V8 may have beyond a plain world, and why. */
const excluded = new Map<string, string>([
  ...laterProperties.map(({ on, key, since }) => [subjectOf(on, key), since] as const),
  ...rows.flatMap((row) =>
    intrinsic(row.id).properties.filter(({ origin }) => origin === 'legacy').map((property) => [pathOfMember(row.label, property.key), property.note!] as const),
  ),
  ...globals.filter((row) => !names.includes(row)).map((row) => [subjectOf('globalThis', row.name), row.origin] as const),
]);

const unexplained = (differences: readonly Difference[]) =>
  differences.filter(({ subject, problem }) => !(problem === 'is not in the table' && excluded.has(subject)));

test('V8 has every row of the table exactly as stated, and nothing else but what is excluded with a reason', (t) => {
  t.deepEqual(unexplained(compareWithTable(rows, names, inventoryOf())), []);
});

test('the exclusions are not stale: V8 has all of them up to ES2023, and what SES forbids', (t) => {
  const beyond = new Set(compareWithTable(rows, names, inventoryOf()).map(({ subject }) => subject));
  const due = laterProperties.filter(({ since }) => /^ES20(19|20|21|22|23)$/.test(since)).map(({ on, key }) => subjectOf(on, key));
  t.deepEqual([...due, 'RegExp.$1', 'RegExp.rightContext', 'globalThis.Intl'].filter((subject) => !beyond.has(subject)), []);
});

test('nothing excluded is in the table', (t) => {
  const keys = (on: IntrinsicId | 'globalThis') =>
    on === 'globalThis' ? globals.map(({ name }) => name) : intrinsic(on).properties.filter(({ origin }) => origin !== 'legacy').map(({ key }) => key);
  t.deepEqual(laterProperties.filter(({ on, key }) => keys(on).includes(key)), []);
  t.deepEqual(laterIntrinsics.filter(({ id }) => intrinsics.has(id)), []);
});

function doctored(id: IntrinsicId, change: (row: Intrinsic) => Intrinsic): string[] {
  const table = rows.map((row) => (row.id === id ? change(row) : row));
  return unexplained(compareWithTable(table, names, inventoryOf())).map(({ subject, problem }) => `${subject} ${problem}`);
}

const withProperty = (key: string, change: Partial<DataProperty>) => (row: Intrinsic): Intrinsic => ({
  ...row,
  properties: row.properties.map((property) => (property.key === key ? ({ ...property, ...change } as DataProperty) : property)),
});

const wrongRows: readonly [string, IntrinsicId, (row: Intrinsic) => Intrinsic, string][] = [
  ['kind', '%ArrayPrototype%', (row) => ({ ...row, kind: 'ordinary' }), 'Array.prototype is of kind array, not ordinary'],
  ['[[Prototype]]', '%TypeError%', (row) => ({ ...row, prototype: '%FunctionPrototype%' }), 'TypeError has [[Prototype]] %Error%, not %FunctionPrototype%'],
  ['[[Extensible]]', '%ThrowTypeError%', (row) => ({ ...row, extensible: true }), 'ThrowTypeError has [[Extensible]] false'],
  ['attribute', '%Math%', withProperty('PI', { writable: true }), 'Math.PI has writable false, not true'],
  ['literal', '%Math%', withProperty('PI', { value: { literal: 3 } }), 'Math.PI has value number 3.141592653589793, not number 3'],
  [
    'alias',
    '%SetPrototype%',
    withProperty('keys', { value: { intrinsic: '%Map.prototype.keys%' } }),
    'Set.prototype.keys has value %Set.prototype.values%, not %Map.prototype.keys%',
  ],
  ['length', '%Array.prototype.map%', withProperty('length', { value: { literal: 2 } }), 'Array.prototype.map.length has value number 1, not number 2'],
  ['name', '%get Map.prototype.size%', withProperty('name', { value: { literal: 'size' } }), 'get Map.prototype.size.name has value string get size, not string size'],
  ['missing property', '%Math%', (row) => ({ ...row, properties: row.properties.filter(({ key }) => key !== 'sin') }), 'Math.sin is not in the table'],
  ['superfluous property', '%Math%', withProperty('sin', { key: 'sine' }), 'Math.sine does not exist'],
];

for (const [what, id, change, sentence] of wrongRows) {
  test(`a row with a wrong ${what} is noticed`, (t) => {
    t.true(doctored(id, change).includes(sentence));
  });
}

test('a missing row is noticed, since its object is then a stranger', (t) => {
  const context = vm.createContext();
  const fewer = rows.filter(({ id }) => id !== '%IteratorPrototype%');
  const seeds = new Map(fewer.flatMap(({ id }) => (seedExpression(id) === undefined ? [] : [[id, seedExpression(id)!] as const])));
  const inventory = takeInventory((source) => vm.runInContext(`(${source})`, context), seeds);
  t.true(compareWithTable(fewer, names, inventory).some(({ subject, problem }) => subject === 'ArrayIteratorPrototype' && problem.includes('does not know')));
});

test('an engine that adds, hides or alters something is noticed', (t) => {
  const prepare = `
    Object.planted = 1;
    delete Array.prototype.map;
    Object.freeze(JSON);
    Object.defineProperty(Math, 'abs', { value: () => 0 });
    Object.defineProperty(Map.prototype, 'size', { get() { return 0; } });
    globalThis.surplus = 1;
    delete globalThis.escape;`;
  const subjects = new Set(unexplained(compareWithTable(rows, names, inventoryOf(prepare))).map(({ subject }) => subject));
  for (const subject of ['Object.planted', 'Array.prototype.map', 'JSON', 'JSON.parse', 'Math.abs.name', 'get Map.prototype.size.name', 'globalThis.surplus', 'globalThis.escape']) {
    t.true(subjects.has(subject), subject);
  }
});

test('every id that a row mentions has a row', (t) => {
  const missing: string[] = [];
  const known = (id: IntrinsicId) => intrinsics.has(id) || builtinFunctions.has(id) || missing.push(id);
  for (const row of everyIntrinsic()) {
    if (row.prototype !== null) known(row.prototype);
    if (row.inSes) known(row.inSes.prototype);
    for (const property of row.properties) {
      const values = property.type === 'data' ? [property.value, property.inSes?.value] : property.type === 'accessor' ? [property.get, property.set] : [];
      for (const value of values) if (value && 'intrinsic' in value) known(value.intrinsic);
    }
  }
  for (const { value } of globals) if ('intrinsic' in value) known(value.intrinsic);
  t.deepEqual(missing, []);
});

test('ids and keys are unique', (t) => {
  const ids = [...intrinsics.values()].flatMap((row) => [row.id, ...row.properties.flatMap((property) => functionsOf(property).map(({ id }) => id))]);
  t.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
  const doubled = [...everyIntrinsic()].filter((row) => new Set(row.properties.map(({ key }) => key)).size !== row.properties.length);
  t.deepEqual(doubled.map(({ id }) => id), []);
});
