import { parseExpressionAt } from 'acorn';
import test from 'ava';
import { afterFreeze, builtinFunctionsIn, everyIntrinsic, globals, globalsIn, intrinsic, intrinsics, intrinsicsIn, propertiesIn, seedExpression } from './index.ts';
import type { Intrinsic, IntrinsicId, Property } from './model.ts';

const editions = ['draft-2019', 'draft-2023'] as const;
const plain = { edition: 'plain' } as const;

const keysIn = (id: IntrinsicId, edition: (typeof editions)[number] | 'plain') => propertiesIn(intrinsic(id), { edition }).map(({ key }) => key);

function mentions(property: Property): IntrinsicId[] {
  const values = property.type === 'data' ? [property.value] : property.type === 'accessor' ? [property.get, property.set] : [];
  return values.flatMap((value) => (value && 'function' in value ? [value.function.id] : value && 'intrinsic' in value ? [value.intrinsic] : []));
}

/** What properties and prototypes lead to, from the shared globals and everything that syntax leads to. */
function reachableIn(edition: (typeof editions)[number] | 'plain'): Set<IntrinsicId> {
  const rows = new Map([...intrinsicsIn({ edition }), ...builtinFunctionsIn({ edition })].map((row) => [row.id, row]));
  const pending = globalsIn({ edition }).flatMap(({ value, sharing }) => (sharing === 'shared' && 'intrinsic' in value ? [value.intrinsic] : []));
  pending.push(...[...rows.values()].filter(({ id, reach }) => 'seed' in reach && id !== '%InertFunction%').map(({ id }) => id));
  const reached = new Set<IntrinsicId>();
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (reached.has(id)) continue;
    reached.add(id);
    const row = rows.get(id)!;
    if (row.prototype !== null) pending.push(row.prototype);
    pending.push(...row.properties.flatMap(mentions));
  }
  return reached;
}

const perGlobal = (ids: Iterable<IntrinsicId>) => [...ids].filter((id) => intrinsic(id).sharing === 'per-global');

for (const edition of editions) {
  test(`${edition}: no evaluator is reachable from the shared primordials`, (t) => {
    const reached = reachableIn(edition);
    t.deepEqual(perGlobal(reached), []);
    t.true(reached.has('%InertFunction%'));
    t.true(reached.has('%AsyncGeneratorPrototype%'));
  });

  test(`${edition}: the standard names, Realm and own evaluators are all that a global object must have`, (t) => {
    const beyond = globalsIn({ edition }).filter(({ origin }) => origin !== 'ecma-262');
    t.deepEqual(beyond.map(({ name }) => name), ['Realm']);
    const missing = globalsIn(plain).filter(({ name }) => !globalsIn({ edition }).some((row) => row.name === name));
    t.deepEqual(missing, []);
    t.deepEqual(globalsIn({ edition }).filter(({ sharing }) => sharing === 'per-global').map(({ name }) => name), ['eval', 'Function']);
  });
}

test('in a plain world Function is reachable from shared primordials, which shows that the walk can find an evaluator', (t) => {
  t.deepEqual(perGlobal(reachableIn('plain')), ['%Function%']);
});

test('Math.random is in a plain world and in the draft of 2023, not in that of 2019', (t) => {
  t.true(keysIn('%Math%', 'plain').includes('random'));
  t.true(keysIn('%Math%', 'draft-2023').includes('random'));
  t.false(keysIn('%Math%', 'draft-2019').includes('random'));
});

test('every tamed operation says what happens in start and child in both editions', (t) => {
  const tamed = [...everyIntrinsic()].filter((row) => row.tamed).map(({ id }) => id);
  t.deepEqual(tamed.sort(), [
    '%AsyncFunction%', '%AsyncGeneratorFunction%', '%Date%', '%Date.now%', '%GeneratorFunction%', '%InertFunction%', '%Math.random%',
  ]); // prettier-ignore
});

test('Annex B is 25 properties of objects and the global object, all optional, and absent unless asked for', (t) => {
  const properties = [...intrinsics.values()].flatMap((row) => (row.annexB ? [] : row.properties.filter(({ annexB }) => annexB)));
  const names = globals.filter(({ annexB }) => annexB);
  t.is(properties.length + names.length, 25);
  t.true([...properties.map(({ status }) => status), ...names.map(({ child }) => child)].every((status) => Object.values(status).every((s) => s === 'optional')));
  const inventory = (annexB: boolean) => intrinsicsIn({ edition: 'draft-2019', annexB }).flatMap((row) => row.properties.map(({ key }) => key));
  t.false(inventory(false).includes('substr'));
  t.true(inventory(true).includes('substr'));
});

test('optional rows come when they are named', (t) => {
  const wake = (optional: string[]) => propertiesIn(intrinsic('%Atomics%'), { ...plain, optional }).some(({ key }) => key === 'wake');
  t.deepEqual([wake([]), wake(['Atomics.wake'])], [false, true]);
  const names = (optional: string[]) => globalsIn({ edition: 'draft-2019', optional }).map(({ name }) => name);
  t.deepEqual([names([]).includes('globalThis'), names(['globalThis']).includes('globalThis')], [false, true]);
});

test('forbidden rows come in no world', (t) => {
  const optional = ['RegExp.$1', 'Intl'];
  for (const edition of ['plain', ...editions] as const) {
    t.false(propertiesIn(intrinsic('%RegExp%'), { edition, optional }).some(({ key }) => key === '$1'));
    t.false(globalsIn({ edition, optional }).some(({ name }) => name === 'Intl'));
  }
});

test('after the freeze nothing is writable or configurable, and enumerability stays', (t) => {
  for (const row of everyIntrinsic()) {
    for (const property of row.properties.map(afterFreeze)) {
      if (property.type === 'data') t.false(property.writable);
      if (property.type !== 'unspecified') t.false(property.configurable);
    }
  }
  const [copyWithin] = intrinsic('%Array.prototype[@@unscopables]%').properties.map(afterFreeze);
  t.like(copyWithin, { type: 'data', enumerable: true });
});

test('every expression by which an intrinsic is reached is an expression of ES2018', (t) => {
  const expressions = [...everyIntrinsic()].map((row: Intrinsic) => seedExpression(row.id)).filter((seed) => seed !== undefined);
  t.true(expressions.length > 450);
  for (const seed of expressions) t.is(parseExpressionAt(seed, 0, { ecmaVersion: 2018 }).end, seed.length, seed);
});

test('an id that the table does not have is refused', (t) => {
  t.throws(() => intrinsic('%Array.prototype.flat%'), { instanceOf: RangeError });
});
