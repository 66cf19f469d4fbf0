/** Symbol (sec-symbol-objects). */
import { constructor, method, methods, prototype, symbolConstant, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const symbol: readonly Intrinsic[] = [
  constructor('%Symbol%', '%SymbolPrototype%', { length: 0, clause: 'sec-symbol-constructor', since: 'ES2015' }, [
    ...methods(1, 'for keyFor'),
    symbolConstant('@@asyncIterator', { since: 'ES2018' }),
    symbolConstant('@@hasInstance'),
    symbolConstant('@@isConcatSpreadable'),
    symbolConstant('@@iterator'),
    symbolConstant('@@match'),
    symbolConstant('@@replace'),
    symbolConstant('@@search'),
    symbolConstant('@@species'),
    symbolConstant('@@split'),
    symbolConstant('@@toPrimitive'),
    symbolConstant('@@toStringTag'),
    symbolConstant('@@unscopables'),
  ]),

  prototype('%SymbolPrototype%', '%Symbol%', { clause: 'sec-properties-of-the-symbol-prototype-object', since: 'ES2015' }, [
    ...methods(0, 'toString valueOf'),
    method('@@toPrimitive', 1, { attributes: '--c' }),
    tag('Symbol'),
  ]),
];
