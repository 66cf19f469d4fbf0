/** Making typed arrays and copying between them (sec-typedarray-objects). */
import { agent, charge } from './agent.ts';
import { ArrayBufferObject, CopyDataBlockBytes, CreateByteDataBlock, requireAttached } from './array-buffer-object.ts';
import { elementTypes, type ElementType, type ElementTypeName, type Numeric } from './element-type.ts';
import { throwRangeError, throwTypeError } from './errors.ts';
import type { ObjectValue } from './object.ts';
import { GetPrototypeFromConstructor, SpeciesConstructor } from './operations.ts';
import { ToIndex } from './type-conversion.ts';
import { TypedArrayObject, ValidateTypedArray } from './typed-array-object.ts';
import type { Value } from './value.ts';

/** [[TypedArrayName]] */
export function typedArrayName(type: ElementType): `${ElementTypeName}Array` {
  return `${type.name}Array`;
}

export const elementTypeList: readonly ElementType[] = Object.values(elementTypes);

/** sec-allocatetypedarray, first half: what may run guest code. */
export function prototypeOfNew(newTarget: ObjectValue, type: ElementType): ObjectValue {
  return GetPrototypeFromConstructor(newTarget, `%${typedArrayName(type)}Prototype%`);
}

/** sec-allocatetypedarraybuffer: a new typed array on a new buffer, all zeros. */
export function allocateTypedArray(proto: ObjectValue, type: ElementType, length: number): TypedArrayObject {
  const buffer = new ArrayBufferObject(agent.realm.intrinsics['%ArrayBufferPrototype%'], CreateByteDataBlock(length * type.size), false);
  return new TypedArrayObject(proto, type, buffer, 0, length);
}

/** sec-initializetypedarrayfromarraybuffer */
export function typedArrayOnBuffer(
  proto: ObjectValue,
  type: ElementType,
  buffer: ArrayBufferObject,
  byteOffset: Value,
  length: Value,
): TypedArrayObject {
  const offset = ToIndex(byteOffset);
  if (offset % type.size !== 0) return throwRangeError('the start offset is not a multiple of the element size');
  const newLength = length === undefined ? undefined : ToIndex(length);
  requireAttached(buffer);
  const bufferByteLength = buffer.byteLength;
  if (newLength !== undefined) {
    if (offset + newLength * type.size > bufferByteLength) return throwRangeError('invalid typed array length');
    return new TypedArrayObject(proto, type, buffer, offset, newLength);
  }
  if (bufferByteLength % type.size !== 0) return throwRangeError('the buffer length is not a multiple of the element size');
  if (offset > bufferByteLength) return throwRangeError('the start offset is outside the bounds of the buffer');
  return new TypedArrayObject(proto, type, buffer, offset, (bufferByteLength - offset) / type.size);
}

/** sec-typedarray-create */
export function TypedArrayCreate(constructor: ObjectValue, args: Value[]): TypedArrayObject {
  const newTypedArray = ValidateTypedArray(constructor.Construct(args, constructor));
  const [length] = args;
  if (args.length === 1 && typeof length === 'number' && newTypedArray.length < length) throwTypeError('the new typed array is too short');
  return newTypedArray;
}

/** sec-typedarrayspeciescreate */
export function TypedArraySpeciesCreate(exemplar: TypedArrayObject, args: Value[]): TypedArrayObject {
  const defaultConstructor = agent.realm.intrinsics[`%${typedArrayName(exemplar.type)}%`];
  const result = TypedArrayCreate(SpeciesConstructor(exemplar, defaultConstructor), args);
  if (result.type.isBigInt !== exemplar.type.isBigInt) throwTypeError('the typed arrays have different content types');
  return result;
}

/**
 * Copies elements, converting them where the types differ. Bytes, and so the bits of NaNs, are kept where they are the same.
 * The caller has checked the ranges and the content types.
 */
export function copyElements(target: TypedArrayObject, targetStart: number, source: TypedArrayObject, sourceStart: number, count: number): void {
  if (count <= 0) return;
  const { size } = source.type;
  const sourceByte = source.byteOffset + sourceStart * size;
  if (target.type === source.type) {
    charge((count * size) >>> 4);
    const bytes = new Uint8Array(source.buffer.data, sourceByte, count * size);
    new Uint8Array(target.buffer.data, target.byteOffset + targetStart * size, count * size).set(bytes);
    return;
  }
  charge(count);
  let { view } = source;
  let from = sourceStart;
  if (source.buffer === target.buffer) {
    const copy = CreateByteDataBlock(count * size);
    CopyDataBlockBytes(copy, 0, source.buffer.data, sourceByte, count * size);
    view = source.type.createView(copy, 0, count);
    from = 0;
  }
  for (let i = 0; i < count; i++) target.putElement(targetStart + i, view[from + i] as Numeric);
}
