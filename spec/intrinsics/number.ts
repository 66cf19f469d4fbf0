/** Number (sec-number-objects). */
import { constant, constructor, method, methods, prototype, reference, since } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const number: readonly Intrinsic[] = [
  constructor('%Number%', '%NumberPrototype%', { length: 1, clause: 'sec-number-constructor', since: 'ES1' }, [
    constant('MAX_VALUE', 1.7976931348623157e308),
    constant('MIN_VALUE', 5e-324),
    constant('NaN', NaN),
    constant('NEGATIVE_INFINITY', -Infinity),
    constant('POSITIVE_INFINITY', Infinity),
    ...since(
      'ES2015',
      constant('EPSILON', 2.220446049250313e-16),
      constant('MAX_SAFE_INTEGER', 9007199254740991),
      constant('MIN_SAFE_INTEGER', -9007199254740991),
      methods(1, 'isFinite isInteger isNaN isSafeInteger'),
      reference('parseFloat', '%parseFloat%'),
      reference('parseInt', '%parseInt%'),
    ),
  ]),

  prototype('%NumberPrototype%', '%Number%', { kind: 'number', clause: 'sec-properties-of-the-number-prototype-object', since: 'ES1' }, [
    method('toString', 1),
    method('valueOf', 0),
    ...since('ES3', methods(1, 'toExponential toFixed toPrecision'), method('toLocaleString', 0)),
  ]),
];
