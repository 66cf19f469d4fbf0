/** %TypedArray% and its eleven concrete constructors (sec-typedarray-objects; the BigInt ones of ES2020). */
import { constant, constructor, getter, method, methods, prototype, reference, since, species } from './builders.ts';
import type { EcmaEdition, Intrinsic } from './model.ts';

function concrete(name: string, bytesPerElement: number, edition: EcmaEdition = 'ES2015'): readonly Intrinsic[] {
  return [
    constructor(`%${name}%`, `%${name}Prototype%`, { length: 3, prototype: '%TypedArray%', clause: 'sec-typedarray-constructors', since: edition }, [
      constant('BYTES_PER_ELEMENT', bytesPerElement),
    ]),

    prototype(
      `%${name}Prototype%`,
      `%${name}%`,
      { prototype: '%TypedArrayPrototype%', clause: 'sec-properties-of-typedarray-prototype-objects', since: edition },
      [constant('BYTES_PER_ELEMENT', bytesPerElement)],
    ),
  ];
}

export const typedArray: readonly Intrinsic[] = [
  constructor(
    '%TypedArray%',
    '%TypedArrayPrototype%',
    { length: 0, seed: 'Object.getPrototypeOf(Int8Array)', clause: 'sec-%typedarray%-intrinsic-object', since: 'ES2015' },
    [method('from', 1), method('of', 0), species],
  ),

  prototype(
    '%TypedArrayPrototype%',
    '%TypedArray%',
    { seed: 'Object.getPrototypeOf(Int8Array.prototype)', clause: 'sec-properties-of-the-%typedarrayprototype%-object', since: 'ES2015' },
    [
      ...['buffer', 'byteLength', 'byteOffset', 'length', '@@toStringTag'].map((key) => getter(key)),
      ...methods(0, 'entries keys reverse toLocaleString values'),
      ...methods(1, 'every fill filter find findIndex forEach indexOf join lastIndexOf map reduce reduceRight set some sort'),
      ...methods(2, 'copyWithin slice subarray'),
      reference('toString', '%Array.prototype.toString%'),
      reference('@@iterator', '%TypedArray.prototype.values%'),
      ...since('ES2016', method('includes', 1)),
    ],
  ),

  ...concrete('Int8Array', 1),
  ...concrete('Uint8Array', 1),
  ...concrete('Uint8ClampedArray', 1),
  ...concrete('Int16Array', 2),
  ...concrete('Uint16Array', 2),
  ...concrete('Int32Array', 4),
  ...concrete('Uint32Array', 4),
  ...concrete('Float32Array', 4),
  ...concrete('Float64Array', 8),
  ...concrete('BigInt64Array', 8, 'BigInt'),
  ...concrete('BigUint64Array', 8, 'BigInt'),
];
