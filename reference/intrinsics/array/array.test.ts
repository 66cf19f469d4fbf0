import test from 'ava';
import fc from 'fast-check';
import { ArrayObject, CreateArrayFromList, type Element } from '../../runtime/array-object.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { OPEN } from '../../runtime/shape.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { enterBareRealm, invoke } from '../bare-realm.ts';

const intrinsics = enterBareRealm();

type Item = number | string | undefined;
type Call = readonly [method: string, ...args: (number | string | undefined)[]];

/** An array of the host with the same elements and holes. */
function hostArray(items: readonly Item[]): unknown[] {
  const array: unknown[] = [];
  array.length = items.length;
  items.forEach((item, i) => {
    if (item !== 'hole') array[i] = item;
  });
  return array;
}

function guestArray(items: readonly Item[]): ArrayObject {
  const elements: Element[] = items.map((item) => (item === 'hole' ? EMPTY : item));
  return CreateArrayFromList(elements as Value[]);
}

/** The same without dense elements: no fast path applies. */
function sparseArray(items: readonly Item[]): ArrayObject {
  const array = guestArray(items);
  array.makeSparse();
  return array;
}

/** The same on a chain that has an element: only the steps of the specification are right. */
function onDirtyChain(items: readonly Item[]): ArrayObject {
  const array = guestArray(items);
  const proto = new ObjectValue(array.shape.withPrototype(null), [0]);
  proto.put('1000', 'inherited', OPEN);
  proto.SetPrototypeOf(intrinsics['%ArrayPrototype%']);
  array.SetPrototypeOf(proto);
  return array;
}

const callbacks: { readonly [name: string]: (...args: never[]) => unknown } = {
  odd: (x: unknown) => typeof x === 'number' && x % 2 === 1,
  twice: (x: unknown) => `${String(x)}${String(x)}`,
  chain: (a: unknown, b: unknown, k: unknown) => `${String(a)}${String(b)}${String(k)}`,
  byLength: (a: unknown, b: unknown) => String(a).length - String(b).length,
};

/** A plain picture of a value in which holes can be told from undefined. */
function picture(value: unknown): unknown {
  if (Array.isArray(value)) return ['array', value.length, Object.entries(value).map(([k, v]) => [k, picture(v)])];
  if (!(value instanceof ArrayObject)) return value;
  const keys = value.OwnPropertyKeys().filter((key) => key !== 'length');
  return ['array', value.length, keys.map((key) => [key, picture(value.Get(key, value))])];
}

function onHost(items: readonly Item[], [method, ...args]: Call): unknown {
  const array = hostArray(items);
  const steps = (array as unknown as Record<string, (...args: unknown[]) => unknown>)[method];
  try {
    const result = steps.apply(array, args.map((arg) => (typeof arg === 'string' && arg in callbacks ? callbacks[arg] : arg)));
    return [result === array ? 'itself' : picture(result), picture(array)];
  } catch (error) {
    return [(error as Error).constructor.name, picture(array)];
  }
}

function onGuest(array: ArrayObject, [method, ...args]: Call): unknown {
  const values = args.map((arg): Value => {
    if (typeof arg !== 'string' || !(arg in callbacks)) return arg;
    return createBuiltin((_this, given) => (callbacks[arg] as (...args: Value[]) => Value)(...given), 0, arg);
  });
  try {
    const result = invoke(`%Array.prototype.${method}%`, array, values);
    return [result === array ? 'itself' : picture(result), picture(array)];
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    return [((error.value as ObjectValue).Get('name', error.value)), picture(array)];
  }
}

const item = fc.oneof(fc.integer({ min: -3, max: 20 }), fc.constantFrom<Item>('a', 'bb', undefined, 'hole', 'hole'));
const index = fc.oneof(fc.integer({ min: -9, max: 12 }), fc.constant(undefined));
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.constantFrom('push', 'unshift', 'concat'), fc.integer(), fc.constant('b')),
  fc.tuple(fc.constantFrom('pop', 'shift', 'reverse', 'sort', 'join', 'toString')),
  fc.tuple(fc.constantFrom('slice', 'splice'), index, index),
  fc.tuple(fc.constant('splice'), index, index, fc.integer(), fc.constant('new'), fc.integer()),
  fc.tuple(fc.constantFrom('fill', 'indexOf', 'lastIndexOf', 'includes'), fc.integer({ min: -3, max: 20 }), index),
  fc.tuple(fc.constant('includes'), fc.constant(undefined)),
  fc.tuple(fc.constant('copyWithin'), index, index, index),
  fc.tuple(fc.constantFrom('every', 'some', 'filter', 'find', 'findIndex'), fc.constant('odd')),
  fc.tuple(fc.constantFrom('map', 'forEach'), fc.constant('twice')),
  fc.tuple(fc.constantFrom('reduce', 'reduceRight'), fc.constant('chain')),
  fc.tuple(fc.constant('sort'), fc.constant('byLength')),
);

/** The same elements with long runs of holes between them. */
function spread(items: readonly Item[], distance: number): Item[] {
  return items.flatMap((item) => [...Array.from({ length: distance - 1 }, (): Item => 'hole'), item]);
}

test('methods give what another engine gives, on an array with few elements far apart', (t) => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), call, (few, given) => {
      const items = spread(few, 90);
      const [method, ...args] = given;
      const far = [method, ...args.map((arg) => (typeof arg === 'number' ? arg * 45 : arg))] as unknown as Call;
      t.deepEqual(onGuest(sparseArray(items), far), onHost(items, far), JSON.stringify([few, far]));
    }),
    { numRuns: 1500, seed: 262 },
  );
});

const kinds = { 'a dense array': guestArray, 'a sparse array': sparseArray, 'an array that inherits an element': onDirtyChain };

for (const [kind, make] of Object.entries(kinds)) {
  test(`methods give what another engine gives, on ${kind}`, (t) => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 14 }), call, (items, given) => {
        t.deepEqual(onGuest(make(items), given), onHost(items, given), JSON.stringify([items, given]));
      }),
      { numRuns: 3000, seed: 262 },
    );
  });
}

test('sort is stable and counts its comparisons the same way each time', (t) => {
  const items = Array.from({ length: 500 }, (_, i) => (i * 7919) % 1000);
  const comparisons = (): [number, unknown] => {
    let count = 0;
    const byTens = createBuiltin((_this, [a, b]) => (count++, Math.floor((a as number) / 100) - Math.floor((b as number) / 100)), 2, '');
    const sorted = guestArray(items);
    invoke('%Array.prototype.sort%', sorted, [byTens]);
    return [count, picture(sorted)];
  };
  const [count, sorted] = comparisons();
  t.deepEqual(sorted, picture(items.slice().sort((a, b) => Math.floor(a / 100) - Math.floor(b / 100))));
  t.deepEqual(comparisons(), [count, sorted]);
});

test('an array of the greatest length and few elements is walked by its elements', (t) => {
  const array = invoke('%Array%', undefined, [4294967295]) as ArrayObject;
  array.Set('7', 'x', array);
  array.Set('4294967290', 'y', array);
  const seen: Value[] = [];
  const note = createBuiltin((_this, [value, k]) => (seen.push(value, k), false), 2, '');
  for (const method of ['forEach', 'filter', 'some', 'map']) invoke(`%Array.prototype.${method}%`, array, [note]);
  t.deepEqual(seen, Array.from({ length: 4 }, () => ['x', 7, 'y', 4294967290]).flat());
  t.is(invoke('%Array.prototype.indexOf%', array, ['y']), 4294967290);
  t.is(invoke('%Array.prototype.lastIndexOf%', array, ['x']), 7);
  t.is(invoke('%Array.prototype.join%', array, ['']), 'xy');
  invoke('%Array.prototype.reverse%', array, []);
  t.deepEqual(array.OwnPropertyKeys(), ['4', '4294967287', 'length']);
  invoke('%Array.prototype.sort%', array, []);
  t.deepEqual(picture(array), ['array', 4294967295, [['0', 'x'], ['1', 'y']]]);
});

test('what cannot be a string of the host is a guest RangeError', (t) => {
  const array = invoke('%Array%', undefined, [2 ** 31]) as ArrayObject;
  const error = t.throws(() => invoke('%Array.prototype.join%', array, ['ab']), { any: true }) as unknown;
  t.true(error instanceof GuestThrow);
  t.is((error as GuestThrow).value instanceof ObjectValue && ((error as GuestThrow).value as ObjectValue).shape.proto, intrinsics['%RangeErrorPrototype%']);
});
