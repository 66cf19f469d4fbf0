/** Array (sec-array-objects). */
import { constructor, intrinsic, method, methods, prototype, reference, since, species, tag, value } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const array: readonly Intrinsic[] = [
  constructor('%Array%', '%ArrayPrototype%', { length: 1, clause: 'sec-array-constructor', since: 'ES1' }, [
    ...since('ES5', method('isArray', 1)),
    ...since('ES2015', method('from', 1), method('of', 0)),
    species,
  ]),

  prototype('%ArrayPrototype%', '%Array%', { kind: 'array', clause: 'sec-properties-of-the-array-prototype-object', since: 'ES1' }, [
    value('length', 0, 'w--'),
    ...methods(1, 'join sort'),
    ...methods(0, 'reverse toString'),
    ...since('ES3', methods(0, 'pop shift toLocaleString'), methods(1, 'concat push unshift'), methods(2, 'slice splice')),
    ...since('ES5', methods(1, 'every filter forEach indexOf lastIndexOf map reduce reduceRight some')),
    ...since('ES2015', method('copyWithin', 2), methods(1, 'fill find findIndex'), methods(0, 'entries keys values')),
    ...since('ES2015', reference('@@iterator', '%Array.prototype.values%')),
    ...since('ES2015', reference('@@unscopables', '%Array.prototype[@@unscopables]%', { attributes: '--c' })),
    ...since('ES2016', method('includes', 1)),
  ]),

  intrinsic(
    '%Array.prototype[@@unscopables]%',
    { prototype: null, seed: 'Array.prototype[Symbol.unscopables]', clause: 'sec-array.prototype-@@unscopables', since: 'ES2015' },
    [
      ...['copyWithin', 'entries', 'fill', 'find', 'findIndex', 'keys', 'values'].map((key) => value(key, true, 'wec')),
      value('includes', true, 'wec', { since: 'ES2016' }),
    ],
  ),

  intrinsic(
    '%ArrayIteratorPrototype%',
    {
      label: 'ArrayIteratorPrototype',
      prototype: '%IteratorPrototype%',
      seed: 'Object.getPrototypeOf([][Symbol.iterator]())',
      clause: 'sec-%arrayiteratorprototype%-object',
      since: 'ES2015',
    },
    [method('next', 0), tag('Array Iterator')],
  ),
];
