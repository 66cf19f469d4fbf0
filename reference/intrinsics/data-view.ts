/** DataView (sec-dataview-objects). */
import { ArrayBufferObject, requireAttached } from '../runtime/array-buffer-object.ts';
import { DataViewObject } from '../runtime/data-view-object.ts';
import { elementTypes, toElement, writeCanonicalNaN, type ElementType, type Numeric } from '../runtime/element-type.ts';
import { throwRangeError, throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { GetPrototypeFromConstructor } from '../runtime/operations.ts';
import { ToBoolean, ToIndex } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

function thisView(value: Value): DataViewObject {
  return value instanceof DataViewObject ? value : throwTypeError('not a DataView');
}

function requireRange(view: DataViewObject, index: number, size: number): void {
  requireAttached(view.buffer);
  if (index + size > view.byteLength) throwRangeError('offset is outside the bounds of the DataView');
}

type Access = Exclude<keyof typeof elementTypes, 'Uint8Clamped'>;
type Reader = (view: DataView, index: number, littleEndian: boolean) => Numeric;
type Writer = (view: DataView, index: number, value: Numeric, littleEndian: boolean) => void;

/** sec-getviewvalue */
function getter(type: ElementType, read: Reader): Behaviour {
  return (thisValue, [requestIndex, littleEndian]) => {
    const view = thisView(thisValue);
    const index = ToIndex(requestIndex);
    const isLittleEndian = ToBoolean(littleEndian);
    requireRange(view, index, type.size);
    return read(view.view, index, isLittleEndian);
  };
}

/** sec-setviewvalue. A NaN is written with the bits that every NaN has here. */
function setter(type: ElementType, write: Writer): Behaviour {
  return (thisValue, [requestIndex, value, littleEndian]) => {
    const view = thisView(thisValue);
    const index = ToIndex(requestIndex);
    const numeric = toElement(type, value);
    const isLittleEndian = ToBoolean(littleEndian);
    requireRange(view, index, type.size);
    if (type.isFloat && numeric !== numeric) writeCanonicalNaN(view.buffer.data, view.byteOffset + index, type.size, isLittleEndian);
    else write(view.view, index, numeric, isLittleEndian);
    return undefined;
  };
}

const accesses: { readonly [N in Access]: readonly [Reader, Writer] } = {
  Int8: [(v, i) => v.getInt8(i), (v, i, x) => v.setInt8(i, x as number)],
  Uint8: [(v, i) => v.getUint8(i), (v, i, x) => v.setUint8(i, x as number)],
  Int16: [(v, i, e) => v.getInt16(i, e), (v, i, x, e) => v.setInt16(i, x as number, e)],
  Uint16: [(v, i, e) => v.getUint16(i, e), (v, i, x, e) => v.setUint16(i, x as number, e)],
  Int32: [(v, i, e) => v.getInt32(i, e), (v, i, x, e) => v.setInt32(i, x as number, e)],
  Uint32: [(v, i, e) => v.getUint32(i, e), (v, i, x, e) => v.setUint32(i, x as number, e)],
  Float32: [(v, i, e) => v.getFloat32(i, e), (v, i, x, e) => v.setFloat32(i, x as number, e)],
  Float64: [(v, i, e) => v.getFloat64(i, e), (v, i, x, e) => v.setFloat64(i, x as number, e)],
  BigInt64: [(v, i, e) => v.getBigInt64(i, e), (v, i, x, e) => v.setBigInt64(i, x as bigint, e)],
  BigUint64: [(v, i, e) => v.getBigUint64(i, e), (v, i, x, e) => v.setBigUint64(i, x as bigint, e)],
};

function accessMethods(): Behaviours {
  const methods: { [id: string]: Behaviour } = {};
  for (const name of Object.keys(accesses) as Access[]) {
    const [read, write] = accesses[name];
    methods[`%DataView.prototype.get${name}%`] = getter(elementTypes[name], read);
    methods[`%DataView.prototype.set${name}%`] = setter(elementTypes[name], write);
  }
  return methods;
}

export const dataView: Behaviours = {
  ...accessMethods(),

  /** sec-dataview-constructor, sec-dataview-buffer-byteoffset-bytelength */
  '%DataView%'(_this, [buffer, byteOffset, byteLength], newTarget) {
    if (newTarget === undefined) return throwTypeError('DataView must be called with new');
    if (!(buffer instanceof ArrayBufferObject)) return throwTypeError('not an array buffer');
    const offset = ToIndex(byteOffset);
    requireAttached(buffer);
    if (offset > buffer.byteLength) return throwRangeError('offset is outside the bounds of the buffer');
    const viewLength = byteLength === undefined ? buffer.byteLength - offset : ToIndex(byteLength);
    if (offset + viewLength > buffer.byteLength) return throwRangeError('invalid DataView length');
    const proto = GetPrototypeFromConstructor(newTarget, '%DataViewPrototype%');
    requireAttached(buffer);
    return new DataViewObject(proto, buffer, offset, viewLength);
  },

  /** sec-get-dataview.prototype.buffer */
  '%get DataView.prototype.buffer%'(thisValue) {
    return thisView(thisValue).buffer;
  },
  /** sec-get-dataview.prototype.bytelength */
  '%get DataView.prototype.byteLength%'(thisValue) {
    const view = thisView(thisValue);
    requireAttached(view.buffer);
    return view.byteLength;
  },
  /** sec-get-dataview.prototype.byteoffset */
  '%get DataView.prototype.byteOffset%'(thisValue) {
    const view = thisView(thisValue);
    requireAttached(view.buffer);
    return view.byteOffset;
  },
};
