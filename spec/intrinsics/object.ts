/** Object (sec-object-objects). */
import { constructor, method, methods, prototype, since } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const object: readonly Intrinsic[] = [
  constructor('%Object%', '%ObjectPrototype%', { length: 1, clause: 'sec-object-constructor', since: 'ES1' }, [
    ...since('ES5', methods(1, 'freeze getOwnPropertyNames getPrototypeOf isExtensible isFrozen isSealed keys preventExtensions seal')),
    ...since('ES5', methods(2, 'create defineProperties getOwnPropertyDescriptor'), method('defineProperty', 3)),
    ...since('ES2015', method('getOwnPropertySymbols', 1), methods(2, 'assign is setPrototypeOf')),
    ...since('ES2017', methods(1, 'entries getOwnPropertyDescriptors values')),
  ]),

  prototype(
    '%ObjectPrototype%',
    '%Object%',
    { kind: 'immutable-prototype', prototype: null, clause: 'sec-properties-of-the-object-prototype-object', since: 'ES1' },
    [...methods(0, 'toString valueOf'), ...since('ES3', methods(1, 'hasOwnProperty isPrototypeOf propertyIsEnumerable'), method('toLocaleString', 0))],
  ),
];
