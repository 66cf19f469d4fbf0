/** BigInt, the draft's one addition to ES2018 (sec-bigint-objects of ES2020). */
import { constructor, methods, prototype, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const bigint: readonly Intrinsic[] = [
  constructor('%BigInt%', '%BigIntPrototype%', { length: 1, clause: 'sec-bigint-constructor', since: 'BigInt' }, [...methods(2, 'asIntN asUintN')]),

  prototype('%BigIntPrototype%', '%BigInt%', { clause: 'sec-properties-of-the-bigint-prototype-object', since: 'BigInt' }, [
    ...methods(0, 'toLocaleString toString valueOf'),
    { ...tag('BigInt'), since: 'BigInt' },
  ]),
];
