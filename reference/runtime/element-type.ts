/**
 * The element types of typed arrays and data views (sec-typedarray-objects, table "The TypedArray Constructors").
 * Rules: `open-points/nan-payload`.
 */
import { ToBigInt, ToNumber } from './type-conversion.ts';
import type { Value } from './value.ts';

export type ElementTypeName =
  | 'Int8'
  | 'Uint8'
  | 'Uint8Clamped'
  | 'Int16'
  | 'Uint16'
  | 'Int32'
  | 'Uint32'
  | 'Float32'
  | 'Float64'
  | 'BigInt64'
  | 'BigUint64';

export type Numeric = number | bigint;

/** A host view over a buffer's bytes. It never leaves the object that holds it; reading past its end gives undefined. */
export interface HostView {
  readonly length: number;
  [index: number]: Numeric;
}

export interface ElementType {
  readonly name: ElementTypeName;
  /** Element Size in bytes. */
  readonly size: number;
  /** [[ContentType]] is BigInt. */
  readonly isBigInt: boolean;
  readonly isFloat: boolean;
  createView(data: ArrayBuffer, byteOffset: number, length: number): HostView;
}

type ViewConstructor = new (data: ArrayBuffer, byteOffset: number, length: number) => unknown;

function elementType(name: ElementTypeName, size: number, View: ViewConstructor): ElementType {
  return {
    name,
    size,
    isBigInt: name.startsWith('Big'),
    isFloat: name.startsWith('Float'),
    createView: (data, byteOffset, length) => new View(data, byteOffset, length) as HostView,
  };
}

export const elementTypes: { readonly [N in ElementTypeName]: ElementType } = {
  Int8: elementType('Int8', 1, Int8Array),
  Uint8: elementType('Uint8', 1, Uint8Array),
  Uint8Clamped: elementType('Uint8Clamped', 1, Uint8ClampedArray),
  Int16: elementType('Int16', 2, Int16Array),
  Uint16: elementType('Uint16', 2, Uint16Array),
  Int32: elementType('Int32', 4, Int32Array),
  Uint32: elementType('Uint32', 4, Uint32Array),
  Float32: elementType('Float32', 4, Float32Array),
  Float64: elementType('Float64', 8, Float64Array),
  BigInt64: elementType('BigInt64', 8, BigInt64Array),
  BigUint64: elementType('BigUint64', 8, BigUint64Array),
};

/** ToBigInt or ToNumber, as [[ContentType]] asks: the conversion that may run guest code. */
export function toElement(type: ElementType, value: Value): Numeric {
  return type.isBigInt ? ToBigInt(value) : ToNumber(value);
}

const hostIsLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * Writes the one NaN that this implementation chooses (sec-setvalueinbuffer leaves the choice open): quiet, positive, no
 * payload. A host may keep any payload alive in a NaN, which would be a channel and a nondeterminism.
 */
export function writeCanonicalNaN(data: ArrayBuffer, byteIndex: number, size: number, isLittleEndian = hostIsLittleEndian): void {
  const view = new DataView(data, byteIndex, size);
  if (size === 4) {
    view.setUint32(0, 0x7fc00000, isLittleEndian);
    return;
  }
  view.setUint32(isLittleEndian ? 4 : 0, 0x7ff80000, isLittleEndian);
  view.setUint32(isLittleEndian ? 0 : 4, 0, isLittleEndian);
}
