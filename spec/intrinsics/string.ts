/** String (sec-string-objects). */
import { constant, constructor, intrinsic, method, methods, prototype, since, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const string: readonly Intrinsic[] = [
  constructor('%String%', '%StringPrototype%', { length: 1, clause: 'sec-string-constructor', since: 'ES1' }, [
    method('fromCharCode', 1),
    ...since('ES2015', methods(1, 'fromCodePoint raw')),
  ]),

  prototype('%StringPrototype%', '%String%', { kind: 'string', clause: 'sec-properties-of-the-string-prototype-object', since: 'ES1' }, [
    constant('length', 0),
    ...methods(0, 'toLowerCase toString toUpperCase valueOf'),
    ...methods(1, 'charAt charCodeAt indexOf lastIndexOf'),
    ...methods(2, 'split substring'),
    ...since('ES3', methods(1, 'concat localeCompare match search'), methods(2, 'replace slice'), methods(0, 'toLocaleLowerCase toLocaleUpperCase')),
    ...since('ES5', method('trim', 0)),
    ...since('ES2015', methods(1, 'codePointAt endsWith includes repeat startsWith'), methods(0, 'normalize @@iterator')),
    ...since('ES2017', methods(1, 'padEnd padStart')),
  ]),

  intrinsic(
    '%StringIteratorPrototype%',
    {
      label: 'StringIteratorPrototype',
      prototype: '%IteratorPrototype%',
      seed: `Object.getPrototypeOf(''[Symbol.iterator]())`,
      clause: 'sec-%stringiteratorprototype%-object',
      since: 'ES2015',
    },
    [method('next', 0), tag('String Iterator')],
  ),
];
