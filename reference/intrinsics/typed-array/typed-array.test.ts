import test from 'ava';
import fc from 'fast-check';
import { agent } from '../../runtime/agent.ts';
import { ArrayBufferObject, DetachArrayBuffer } from '../../runtime/array-buffer-object.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { LimitExceeded } from '../../runtime/completion.ts';
import { elementTypes, type ElementTypeName } from '../../runtime/element-type.ts';
import type { TypedArrayObject } from '../../runtime/typed-array-object.ts';
import type { Value } from '../../runtime/value.ts';
import { construct, enterBareRealm, invoke } from '../bare-realm.ts';

enterBareRealm();

function typedArray(name: string, ...args: Value[]): TypedArrayObject {
  return construct(`%${name}Array%`, args) as TypedArrayObject;
}

function bytesOf(array: TypedArrayObject): number[] {
  return [...new Uint8Array(array.buffer.data)];
}

const hostConstructors: { readonly [N in ElementTypeName]: (values: number[]) => { readonly buffer: ArrayBufferLike } } = {
  Int8: (v) => new Int8Array(v),
  Uint8: (v) => new Uint8Array(v),
  Uint8Clamped: (v) => new Uint8ClampedArray(v),
  Int16: (v) => new Int16Array(v),
  Uint16: (v) => new Uint16Array(v),
  Int32: (v) => new Int32Array(v),
  Uint32: (v) => new Uint32Array(v),
  Float32: (v) => new Float32Array(v),
  Float64: (v) => new Float64Array(v),
  BigInt64: (v) => new BigInt64Array(v.map((x) => BigInt(Math.trunc(x)))),
  BigUint64: (v) => new BigUint64Array(v.map((x) => BigInt(Math.trunc(x)))),
};

test('elements are converted as another engine converts them', (t) => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(-0, 0.5, 1.5, 255.5, 2 ** 31, 2 ** 53));
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(elementTypes) as ElementTypeName[])), fc.array(value, { maxLength: 6 }), (name, values) => {
      const elements: Value[] = elementTypes[name].isBigInt ? values.map((x) => BigInt(Math.trunc(x))) : values;
      t.deepEqual(bytesOf(typedArray(name, CreateArrayFromList(elements))), [...new Uint8Array(hostConstructors[name](values).buffer)]);
    }),
    { numRuns: 2000, seed: 262 },
  );
});

/** NaNs with a sign and a payload, as only bytes can make them. */
function strangeNaNs(): TypedArrayObject {
  return typedArray('Uint8', CreateArrayFromList([0x01, 0x00, 0x00, 0x00, 0xee, 0xff, 0xfd, 0xff]));
}

test('a NaN that is read and written has the same bits whatever it was made from', (t) => {
  const canonical = [0, 0, 0, 0, 0, 0, 0xf8, 0x7f];
  const source = typedArray('Float64', strangeNaNs().buffer);
  const made = typedArray('Float64', 1);
  made.Set('0', source.Get('0', source), made);
  t.deepEqual(bytesOf(made), canonical);
  t.deepEqual(bytesOf(invoke('%TypedArray.prototype.fill%', typedArray('Float64', 1), [source.Get('0', source)]) as TypedArrayObject), canonical);
  invoke('%TypedArray.prototype.sort%', source, []);
  t.deepEqual(bytesOf(source), canonical);
  const view = construct('%DataView%', [made.buffer]);
  invoke('%DataView.prototype.setFloat64%', view, [0, NaN]);
  t.deepEqual(bytesOf(made), [...canonical].reverse());
  const halves = typedArray('Float32', typedArray('Float64', strangeNaNs().buffer));
  t.deepEqual(bytesOf(halves), [0, 0, 0xc0, 0x7f]);
});

test('copying between arrays of one type keeps the bits of NaNs', (t) => {
  const source = typedArray('Float64', strangeNaNs().buffer);
  const bits = bytesOf(source);
  t.deepEqual(bytesOf(typedArray('Float64', source)), bits);
  t.deepEqual(bytesOf(invoke('%TypedArray.prototype.slice%', source, []) as TypedArrayObject), bits);
});

test('a detached typed array has no elements and drops what is written to it', (t) => {
  const array = typedArray('Int16', 4);
  DetachArrayBuffer(array.buffer);
  t.is(array.length, 0);
  t.is(array.Get('0', array), undefined);
  t.false(array.HasProperty('0'));
  t.true(array.Set('0', 1, array));
  t.true(array.Delete('0'));
  t.deepEqual(array.OwnPropertyKeys(), []);
});

test('bytes are charged before they are allocated', (t) => {
  const { allocated, memoryLimit } = agent;
  agent.memoryLimit = allocated + 1e6;
  try {
    t.true(construct('%ArrayBuffer%', [1000]) instanceof ArrayBufferObject);
    t.throws(() => construct('%ArrayBuffer%', [2 ** 31]), { instanceOf: LimitExceeded });
  } finally {
    agent.memoryLimit = memoryLimit;
    agent.allocated = allocated;
  }
});

test('Atomics wrap around and never wait', (t) => {
  const shared = typedArray('Int32', construct('%SharedArrayBuffer%', [8]));
  t.is(invoke('%Atomics.store%', undefined, [shared, 0, 2 ** 31 - 1]), 2 ** 31 - 1);
  t.is(invoke('%Atomics.add%', undefined, [shared, 0, 1]), 2 ** 31 - 1);
  t.is(invoke('%Atomics.load%', undefined, [shared, 0]), -(2 ** 31));
  t.is(invoke('%Atomics.compareExchange%', undefined, [shared, 0, 2 ** 31, 7]), -(2 ** 31));
  t.is(invoke('%Atomics.load%', undefined, [shared, 0]), 7);
  t.is(invoke('%Atomics.notify%', undefined, [shared, 0]), 0);
  t.throws(() => invoke('%Atomics.wait%', undefined, [shared, 0, 7, 0]), { any: true });
});
