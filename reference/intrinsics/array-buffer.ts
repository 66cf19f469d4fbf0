/** ArrayBuffer and SharedArrayBuffer (sec-arraybuffer-objects, sec-sharedarraybuffer-objects). */
import { agent } from '../runtime/agent.ts';
import {
  AllocateArrayBuffer,
  AllocateSharedArrayBuffer,
  ArrayBufferObject,
  CopyDataBlockBytes,
  requireAttached,
} from '../runtime/array-buffer-object.ts';
import { DataViewObject } from '../runtime/data-view-object.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { SpeciesConstructor } from '../runtime/operations.ts';
import { ToIndex } from '../runtime/type-conversion.ts';
import { TypedArrayObject } from '../runtime/typed-array-object.ts';
import type { Value } from '../runtime/value.ts';
import { relativeIndex } from './array/relative-index.ts';

function thisBuffer(value: Value, shared: boolean): ArrayBufferObject {
  if (value instanceof ArrayBufferObject && value.shared === shared) return value;
  return throwTypeError(shared ? 'not a SharedArrayBuffer' : 'not an ArrayBuffer');
}

/** The steps that both slice methods share. */
function slice(O: ArrayBufferObject, start: Value, end: Value): ArrayBufferObject {
  requireAttached(O);
  const len = O.byteLength;
  const first = relativeIndex(start, len, 0);
  const final = relativeIndex(end, len, len);
  const newLen = Math.max(final - first, 0);
  const ctor = SpeciesConstructor(O, agent.realm.intrinsics[O.shared ? '%SharedArrayBuffer%' : '%ArrayBuffer%']);
  const made = thisBuffer(ctor.Construct([newLen], ctor), O.shared);
  requireAttached(made);
  if (made.data === O.data) return throwTypeError('the species constructor returned the same buffer');
  if (made.byteLength < newLen) return throwTypeError('the species constructor returned a buffer that is too short');
  requireAttached(O);
  CopyDataBlockBytes(made.data, 0, O.data, first, newLen);
  return made;
}

export const arrayBuffer: Behaviours = {
  /** sec-arraybuffer-constructor, sec-arraybuffer-length */
  '%ArrayBuffer%'(_this, [length], newTarget) {
    if (newTarget === undefined) return throwTypeError('ArrayBuffer must be called with new');
    return AllocateArrayBuffer(newTarget, ToIndex(length));
  },
  /** sec-arraybuffer.isview */
  '%ArrayBuffer.isView%'(_this, [arg]) {
    return arg instanceof TypedArrayObject || arg instanceof DataViewObject;
  },
  /** sec-get-arraybuffer-@@species */
  '%get ArrayBuffer[@@species]%'(thisValue) {
    return thisValue;
  },
  /** sec-get-arraybuffer.prototype.bytelength; 0 for a detached one, as ES2019 and later have it. */
  '%get ArrayBuffer.prototype.byteLength%'(thisValue) {
    return thisBuffer(thisValue, false).byteLength;
  },
  /** sec-arraybuffer.prototype.slice */
  '%ArrayBuffer.prototype.slice%'(thisValue, [start, end]) {
    return slice(thisBuffer(thisValue, false), start, end);
  },

  /** sec-sharedarraybuffer-constructor, sec-sharedarraybuffer-length */
  '%SharedArrayBuffer%'(_this, [length], newTarget) {
    if (newTarget === undefined) return throwTypeError('SharedArrayBuffer must be called with new');
    return AllocateSharedArrayBuffer(newTarget, ToIndex(length));
  },
  /** sec-sharedarraybuffer-@@species */
  '%get SharedArrayBuffer[@@species]%'(thisValue) {
    return thisValue;
  },
  /** sec-get-sharedarraybuffer.prototype.bytelength */
  '%get SharedArrayBuffer.prototype.byteLength%'(thisValue) {
    return thisBuffer(thisValue, true).byteLength;
  },
  /** sec-sharedarraybuffer.prototype.slice */
  '%SharedArrayBuffer.prototype.slice%'(thisValue, [start, end]) {
    return slice(thisBuffer(thisValue, true), start, end);
  },
};
