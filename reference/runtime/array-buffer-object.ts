/** ArrayBuffer and SharedArrayBuffer objects (sec-abstract-operations-for-arraybuffer-objects). */
import { charge, chargeMemory } from './agent.ts';
import { throwRangeError, throwTypeError } from './errors.ts';
import { ObjectValue } from './object.ts';
import { GetPrototypeFromConstructor } from './operations.ts';
import { Shape } from './shape.ts';

/** More bytes than this are refused on every host alike, whatever it could allocate. */
const MAX_BYTE_LENGTH = 2 ** 32 - 1;

/** Has [[ArrayBufferData]]. With one agent, shared memory is memory like any other that can't be detached. */
export class ArrayBufferObject extends ObjectValue {
  /** The host's buffer; itself detached, so of length 0, once this object is. */
  declare data: ArrayBuffer;
  declare detached: boolean;
  declare readonly shared: boolean;
  constructor(proto: ObjectValue | null, data: ArrayBuffer, shared: boolean) {
    super(Shape.empty(proto), []);
    this.data = data;
    this.detached = false;
    this.shared = shared;
  }

  get byteLength(): number {
    return this.data.byteLength;
  }
}

/** sec-createbytedatablock. Charged before it is made; a guest RangeError when there is no such block. */
export function CreateByteDataBlock(size: number): ArrayBuffer {
  if (size > MAX_BYTE_LENGTH) return throwRangeError('invalid array buffer length');
  charge(size >>> 6);
  chargeMemory(size + 64);
  try {
    return new ArrayBuffer(size);
  } catch {
    return throwRangeError('array buffer allocation failed');
  }
}

/** sec-allocatearraybuffer */
export function AllocateArrayBuffer(constructor: ObjectValue, byteLength: number): ArrayBufferObject {
  const proto = GetPrototypeFromConstructor(constructor, '%ArrayBufferPrototype%');
  return new ArrayBufferObject(proto, CreateByteDataBlock(byteLength), false);
}

/** sec-allocatesharedarraybuffer */
export function AllocateSharedArrayBuffer(constructor: ObjectValue, byteLength: number): ArrayBufferObject {
  const proto = GetPrototypeFromConstructor(constructor, '%SharedArrayBufferPrototype%');
  return new ArrayBufferObject(proto, CreateByteDataBlock(byteLength), true);
}

/** Throws the guest TypeError that every operation on a detached buffer starts with. */
export function requireAttached(arrayBuffer: ArrayBufferObject): void {
  if (arrayBuffer.detached) throwTypeError('the array buffer is detached');
}

/**
 * sec-detacharraybuffer. Detaches the host's buffer too, so that every host view on it has length 0 from now on and typed
 * arrays need no check of their own before each access.
 */
export function DetachArrayBuffer(arrayBuffer: ArrayBufferObject): void {
  if (arrayBuffer.shared) throwTypeError('a SharedArrayBuffer cannot be detached');
  if (arrayBuffer.detached) return;
  structuredClone(arrayBuffer.data, { transfer: [arrayBuffer.data] });
  arrayBuffer.detached = true;
}

/** sec-copydatablockbytes: low to high, byte by byte where the ranges overlap. */
export function CopyDataBlockBytes(to: ArrayBuffer, toIndex: number, from: ArrayBuffer, fromIndex: number, count: number): void {
  charge(count >>> 4);
  const target = new Uint8Array(to, toIndex, count);
  const source = new Uint8Array(from, fromIndex, count);
  if (to === from && toIndex > fromIndex && toIndex < fromIndex + count) {
    charge(count);
    for (let i = 0; i < count; i++) target[i] = source[i];
  } else {
    target.set(source);
  }
}
