/**
 * Integer-Indexed exotic objects (sec-integer-indexed-exotic-objects). Where editions differ, the internal methods are those
 * of ES2021 and later, which never throw on a detached buffer or an invalid index, as test262 and all engines have them.
 */
import { charge, chargeMemory } from './agent.ts';
import type { ArrayBufferObject } from './array-buffer-object.ts';
import { toArrayIndex } from './array-index.ts';
import { toElement, writeCanonicalNaN, type ElementType, type HostView, type Numeric } from './element-type.ts';
import { throwRangeError, throwTypeError } from './errors.ts';
import { ObjectValue, setOnReceiver } from './object.ts';
import { dataDescriptor, IsAccessorDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { Shape } from './shape.ts';
import { CanonicalNumericIndexString } from './type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from './value.ts';

const NOT_NUMERIC = -2;
const INVALID = -1;

/**
 * The integer index that `P` stands for; INVALID for any other canonical numeric string; NOT_NUMERIC for what isn't one.
 * No typed array is so long that an integer beyond the array indices could be valid.
 */
function numericIndex(P: PropertyKey): number {
  if (typeof P !== 'string') return NOT_NUMERIC;
  const index = toArrayIndex(P);
  if (index !== -1) return index;
  const first = P.charCodeAt(0);
  const mayBeNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x49 || first === 0x4e;
  return mayBeNumeric && CanonicalNumericIndexString(P) !== undefined ? INVALID : NOT_NUMERIC;
}

export class TypedArrayObject extends ObjectValue {
  declare readonly type: ElementType;
  /** [[ViewedArrayBuffer]] */
  declare readonly buffer: ArrayBufferObject;
  /** Elements by index: undefined past the end, and everywhere once the buffer is detached. */
  declare readonly view: HostView;
  /** [[ByteOffset]], as it was when the array was made. */
  declare readonly offset: number;

  constructor(proto: ObjectValue | null, type: ElementType, buffer: ArrayBufferObject, byteOffset: number, length: number) {
    super(Shape.empty(proto), []);
    this.type = type;
    this.buffer = buffer;
    this.offset = byteOffset;
    this.view = createView(type, buffer, byteOffset, length);
  }

  /** [[ArrayLength]], 0 once detached. */
  get length(): number {
    return this.view.length;
  }

  /** What the byteOffset accessor says: 0 once detached. */
  get byteOffset(): number {
    return this.buffer.detached ? 0 : this.offset;
  }

  get byteLength(): number {
    return this.view.length * this.type.size;
  }

  /** sec-integerindexedelementget for a number that is an integer. */
  getElement(index: number): Value {
    return this.view[index];
  }

  /** Stores a value that is already converted; nothing happens past the end. */
  putElement(index: number, value: Numeric): void {
    if (value !== value && this.type.isFloat) {
      const { size } = this.type;
      if (index < this.view.length) writeCanonicalNaN(this.buffer.data, this.offset + index * size, size);
      return;
    }
    this.view[index] = value;
  }

  /** sec-integerindexedelementset: converts first, then stores if the index is valid still. */
  setElement(index: number, value: Value): void {
    const numeric = toElement(this.type, value);
    if (index >= 0) this.putElement(index, numeric);
  }

  override isOrdinaryKey(key: PropertyKey): boolean {
    return numericIndex(key) === NOT_NUMERIC;
  }

  /** sec-integer-indexed-exotic-objects-getownproperty-p */
  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    const index = numericIndex(P);
    if (index === NOT_NUMERIC) return super.GetOwnProperty(P);
    return this.isValidIndex(index) ? dataDescriptor(this.view[index], true, true, true) : undefined;
  }

  /** sec-isvalidintegerindex */
  private isValidIndex(index: number): boolean {
    return index >= 0 && index < this.view.length;
  }

  /** sec-integer-indexed-exotic-objects-hasproperty-p */
  override HasProperty(P: PropertyKey): boolean {
    const index = numericIndex(P);
    return index === NOT_NUMERIC ? super.HasProperty(P) : this.isValidIndex(index);
  }

  /** sec-integer-indexed-exotic-objects-defineownproperty-p-desc */
  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    const index = numericIndex(P);
    if (index === NOT_NUMERIC) return super.DefineOwnProperty(P, Desc);
    if (!this.isValidIndex(index)) return false;
    if (Desc.Configurable === false || Desc.Enumerable === false || Desc.Writable === false || IsAccessorDescriptor(Desc)) return false;
    if (Desc.Value !== EMPTY) this.setElement(index, Desc.Value as Value);
    return true;
  }

  /** sec-integer-indexed-exotic-objects-get-p-receiver */
  override Get(P: PropertyKey, Receiver: Value): Value {
    const index = numericIndex(P);
    if (index === NOT_NUMERIC) return super.Get(P, Receiver);
    return index === INVALID ? undefined : this.view[index];
  }

  /** sec-integer-indexed-exotic-objects-set-p-v-receiver */
  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    const index = numericIndex(P);
    if (index === NOT_NUMERIC) return super.Set(P, V, Receiver);
    if (Receiver === this) {
      this.setElement(index, V);
      return true;
    }
    if (!this.isValidIndex(index)) return true;
    return setOnReceiver(P, V, Receiver);
  }

  override Delete(P: PropertyKey): boolean {
    const index = numericIndex(P);
    return index === NOT_NUMERIC ? super.Delete(P) : !this.isValidIndex(index);
  }

  /** sec-integer-indexed-exotic-objects-ownpropertykeys */
  override OwnPropertyKeys(): PropertyKey[] {
    const { length } = this.view;
    charge(length);
    chargeMemory(length * 24);
    const keys: PropertyKey[] = [];
    for (let i = 0; i < length; i++) keys.push(String(i));
    for (const key of super.OwnPropertyKeys()) keys.push(key);
    return keys;
  }

  /** Elements can be made neither read-only nor non-configurable: [[DefineOwnProperty]] says so for each. */
  override applyIntegrity(): boolean {
    return false;
  }
}
Object.assign(TypedArrayObject.prototype, { exotic: true });

function createView(type: ElementType, buffer: ArrayBufferObject, byteOffset: number, length: number): HostView {
  try {
    return type.createView(buffer.data, byteOffset, length);
  } catch {
    return throwRangeError('invalid typed array length');
  }
}

/** The number of elements; throws a guest TypeError when the buffer is detached. */
export function typedArrayLengthOrThrow(a: TypedArrayObject): number {
  if (a.buffer.detached) throwTypeError('the array buffer is detached');
  return a.view.length;
}

/** sec-validatetypedarray */
export function ValidateTypedArray(O: Value): TypedArrayObject {
  if (!(O instanceof TypedArrayObject)) return throwTypeError('not a typed array');
  if (O.buffer.detached) throwTypeError('the array buffer is detached');
  return O;
}
