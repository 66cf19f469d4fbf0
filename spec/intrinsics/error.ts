/** Error and the native errors (sec-error-objects). */
import { constructor, method, prototype, value } from './builders.ts';
import type { Intrinsic } from './model.ts';

function nativeError(name: string): readonly Intrinsic[] {
  return [
    constructor(`%${name}%`, `%${name}Prototype%`, { length: 1, prototype: '%Error%', clause: 'sec-nativeerror-constructors', since: 'ES3' }),

    prototype(`%${name}Prototype%`, `%${name}%`, { prototype: '%ErrorPrototype%', clause: 'sec-properties-of-the-nativeerror-prototype-objects', since: 'ES3' }, [
      value('message', ''),
      value('name', name),
    ]),
  ];
}

export const error: readonly Intrinsic[] = [
  constructor('%Error%', '%ErrorPrototype%', { length: 1, clause: 'sec-error-constructor', since: 'ES3' }),

  prototype('%ErrorPrototype%', '%Error%', { clause: 'sec-properties-of-the-error-prototype-object', since: 'ES3' }, [
    value('message', ''),
    value('name', 'Error'),
    method('toString', 0),
  ]),

  ...['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'].flatMap(nativeError),
];
