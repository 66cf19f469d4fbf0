/** ArrayBuffer, SharedArrayBuffer, DataView (sec-arraybuffer-objects, sec-sharedarraybuffer-objects, sec-dataview-objects). */
import { constructor, getter, method, methods, prototype, since, species, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const arrayBuffer: readonly Intrinsic[] = [
  constructor('%ArrayBuffer%', '%ArrayBufferPrototype%', { length: 1, clause: 'sec-arraybuffer-constructor', since: 'ES2015' }, [method('isView', 1), species]),

  prototype('%ArrayBufferPrototype%', '%ArrayBuffer%', { clause: 'sec-properties-of-the-arraybuffer-prototype-object', since: 'ES2015' }, [
    getter('byteLength'),
    method('slice', 2),
    tag('ArrayBuffer'),
  ]),

  constructor('%SharedArrayBuffer%', '%SharedArrayBufferPrototype%', { length: 1, clause: 'sec-sharedarraybuffer-constructor', since: 'ES2017' }, [
    { ...species, since: 'ES2017', clause: 'sec-sharedarraybuffer-@@species' },
  ]),

  prototype(
    '%SharedArrayBufferPrototype%',
    '%SharedArrayBuffer%',
    { clause: 'sec-properties-of-the-sharedarraybuffer-prototype-object', since: 'ES2017' },
    [getter('byteLength'), method('slice', 2), { ...tag('SharedArrayBuffer'), since: 'ES2017' }],
  ),

  constructor('%DataView%', '%DataViewPrototype%', { length: 1, clause: 'sec-dataview-constructor', since: 'ES2015' }),

  prototype('%DataViewPrototype%', '%DataView%', { clause: 'sec-properties-of-the-dataview-prototype-object', since: 'ES2015' }, [
    ...['buffer', 'byteLength', 'byteOffset'].map((key) => getter(key)),
    ...methods(1, 'getFloat32 getFloat64 getInt8 getInt16 getInt32 getUint8 getUint16 getUint32'),
    ...methods(2, 'setFloat32 setFloat64 setInt8 setInt16 setInt32 setUint8 setUint16 setUint32'),
    ...since('BigInt', methods(1, 'getBigInt64 getBigUint64'), methods(2, 'setBigInt64 setBigUint64')),
    tag('DataView'),
  ]),
];
