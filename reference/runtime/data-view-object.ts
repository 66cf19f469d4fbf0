import type { ArrayBufferObject } from './array-buffer-object.ts';
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';

/** Has [[DataView]] (sec-properties-of-dataview-instances). */
export class DataViewObject extends ObjectValue {
  declare readonly buffer: ArrayBufferObject;
  /** [[ByteOffset]] and [[ByteLength]], as they were when it was made. */
  declare readonly byteOffset: number;
  declare readonly byteLength: number;
  declare readonly view: DataView;
  constructor(proto: ObjectValue | null, buffer: ArrayBufferObject, byteOffset: number, byteLength: number) {
    super(Shape.empty(proto), []);
    this.buffer = buffer;
    this.byteOffset = byteOffset;
    this.byteLength = byteLength;
    this.view = new DataView(buffer.data, byteOffset, byteLength);
  }
}
