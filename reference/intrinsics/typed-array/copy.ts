/** %TypedArrayPrototype% methods that copy or move whole ranges: set, slice, subarray, copyWithin, fill, reverse. */
import { charge } from '../../runtime/agent.ts';
import { CopyDataBlockBytes, requireAttached } from '../../runtime/array-buffer-object.ts';
import { toElement, type Numeric } from '../../runtime/element-type.ts';
import { throwRangeError, throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { getIndex } from '../../runtime/indexed.ts';
import { LengthOfArrayLike } from '../../runtime/operations.ts';
import { ToInteger, ToObject } from '../../runtime/type-conversion.ts';
import { TypedArrayObject, ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import { copyElements, TypedArraySpeciesCreate } from '../../runtime/typed-array-operations.ts';
import type { Value } from '../../runtime/value.ts';
import { relativeIndex } from '../array/relative-index.ts';

/** sec-%typedarray%.prototype.set-typedarray-offset */
function setFromTypedArray(target: TypedArrayObject, offset: number, source: TypedArrayObject): void {
  requireAttached(target.buffer);
  requireAttached(source.buffer);
  if (target.type.isBigInt !== source.type.isBigInt) throwTypeError('the typed arrays have different content types');
  if (source.length + offset > target.length) throwRangeError('the source is too large');
  copyElements(target, offset, source, 0, source.length);
}

/** sec-%typedarray%.prototype.set-array-offset */
function setFromArrayLike(target: TypedArrayObject, offset: number, source: Value): void {
  requireAttached(target.buffer);
  const targetLength = target.length;
  const src = ToObject(source);
  const srcLength = LengthOfArrayLike(src);
  if (srcLength + offset > targetLength) throwRangeError('the source is too large');
  for (let k = 0; k < srcLength; k++) {
    charge(1);
    target.setElement(offset + k, getIndex(src, k));
  }
}

export const copying: Behaviours = {
  /** sec-%typedarray%.prototype.set */
  '%TypedArray.prototype.set%'(thisValue, [source, offset]) {
    if (!(thisValue instanceof TypedArrayObject)) return throwTypeError('not a typed array');
    const targetOffset = ToInteger(offset);
    if (targetOffset < 0) return throwRangeError('the offset is negative');
    if (source instanceof TypedArrayObject) setFromTypedArray(thisValue, targetOffset, source);
    else setFromArrayLike(thisValue, targetOffset, source);
    return undefined;
  },

  /** sec-%typedarray%.prototype.slice */
  '%TypedArray.prototype.slice%'(thisValue, [start, end]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const first = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    const count = Math.max(final - first, 0);
    const A = TypedArraySpeciesCreate(O, [count]);
    if (count === 0) return A;
    requireAttached(O.buffer);
    if (A.type === O.type) {
      const { size } = O.type;
      // Low to high even where the ranges overlap, which `copyElements` avoids.
      CopyDataBlockBytes(A.buffer.data, A.byteOffset, O.buffer.data, O.byteOffset + first * size, count * size);
    } else {
      charge(count);
      for (let n = 0; n < count; n++) A.setElement(n, O.getElement(first + n));
    }
    return A;
  },

  /** sec-%typedarray%.prototype.subarray */
  '%TypedArray.prototype.subarray%'(thisValue, [begin, end]) {
    if (!(thisValue instanceof TypedArrayObject)) return throwTypeError('not a typed array');
    const { buffer, length, offset, type } = thisValue;
    const first = relativeIndex(begin, length, 0);
    const final = relativeIndex(end, length, length);
    const newLength = Math.max(final - first, 0);
    return TypedArraySpeciesCreate(thisValue, [buffer, offset + first * type.size, newLength]);
  },

  /** sec-%typedarray%.prototype.copywithin */
  '%TypedArray.prototype.copyWithin%'(thisValue, [target, start, end]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const to = relativeIndex(target, len, 0);
    const from = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    const count = Math.min(final - from, len - to);
    if (count <= 0) return O;
    requireAttached(O.buffer);
    const { size } = O.type;
    charge((count * size) >>> 4);
    new Uint8Array(O.buffer.data, O.byteOffset, O.byteLength).copyWithin(to * size, from * size, (from + count) * size);
    return O;
  },

  /** sec-%typedarray%.prototype.fill */
  '%TypedArray.prototype.fill%'(thisValue, [value, start, end]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const numeric = toElement(O.type, value);
    const k = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    requireAttached(O.buffer);
    charge(Math.max(final - k, 0) >>> 2);
    for (let i = k; i < final; i++) O.putElement(i, numeric);
    return O;
  },

  /** sec-%typedarray%.prototype.reverse */
  '%TypedArray.prototype.reverse%'(thisValue) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    charge(len >>> 2);
    for (let lower = 0, upper = len - 1; lower < upper; lower++, upper--) {
      const lowerValue = O.getElement(lower) as Numeric;
      O.putElement(lower, O.getElement(upper) as Numeric);
      O.putElement(upper, lowerValue);
    }
    return O;
  },
};
