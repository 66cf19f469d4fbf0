/** The accessors and iterators of %TypedArrayPrototype% (sec-properties-of-the-%typedarrayprototype%-object). */
import { ArrayIteratorObject } from '../../runtime/array-iterator.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { TypedArrayObject, ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import { typedArrayName } from '../../runtime/typed-array-operations.ts';
import type { Value } from '../../runtime/value.ts';

function thisTypedArray(value: Value): TypedArrayObject {
  return value instanceof TypedArrayObject ? value : throwTypeError('not a typed array');
}

export const accessors: Behaviours = {
  /** sec-get-%typedarray%.prototype.buffer */
  '%get TypedArray.prototype.buffer%'(thisValue) {
    return thisTypedArray(thisValue).buffer;
  },
  /** sec-get-%typedarray%.prototype.bytelength */
  '%get TypedArray.prototype.byteLength%'(thisValue) {
    return thisTypedArray(thisValue).byteLength;
  },
  /** sec-get-%typedarray%.prototype.byteoffset */
  '%get TypedArray.prototype.byteOffset%'(thisValue) {
    return thisTypedArray(thisValue).byteOffset;
  },
  /** sec-get-%typedarray%.prototype.length */
  '%get TypedArray.prototype.length%'(thisValue) {
    return thisTypedArray(thisValue).length;
  },
  /** sec-get-%typedarray%.prototype-@@tostringtag */
  '%get TypedArray.prototype[@@toStringTag]%'(thisValue) {
    return thisValue instanceof TypedArrayObject ? typedArrayName(thisValue.type) : undefined;
  },

  /** sec-%typedarray%.prototype.entries */
  '%TypedArray.prototype.entries%'(thisValue) {
    return new ArrayIteratorObject(ValidateTypedArray(thisValue), 'key+value');
  },
  /** sec-%typedarray%.prototype.keys */
  '%TypedArray.prototype.keys%'(thisValue) {
    return new ArrayIteratorObject(ValidateTypedArray(thisValue), 'key');
  },
  /** sec-%typedarray%.prototype.values */
  '%TypedArray.prototype.values%'(thisValue) {
    return new ArrayIteratorObject(ValidateTypedArray(thisValue), 'value');
  },
};
