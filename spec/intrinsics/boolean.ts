/** Boolean (sec-boolean-objects). */
import { constructor, methods, prototype } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const boolean: readonly Intrinsic[] = [
  constructor('%Boolean%', '%BooleanPrototype%', { length: 1, clause: 'sec-boolean-constructor', since: 'ES1' }),

  prototype('%BooleanPrototype%', '%Boolean%', { kind: 'boolean', clause: 'sec-properties-of-the-boolean-prototype-object', since: 'ES1' }, [
    ...methods(0, 'toString valueOf'),
  ]),
];
