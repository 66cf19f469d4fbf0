/** Promise (sec-promise-objects). */
import { constructor, method, methods, prototype, species, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const promise: readonly Intrinsic[] = [
  constructor('%Promise%', '%PromisePrototype%', { length: 1, clause: 'sec-promise-constructor', since: 'ES2015' }, [
    ...methods(1, 'all race reject resolve'),
    species,
  ]),

  prototype('%PromisePrototype%', '%Promise%', { clause: 'sec-properties-of-the-promise-prototype-object', since: 'ES2015' }, [
    method('catch', 1),
    method('finally', 1, { since: 'ES2018' }),
    method('then', 2),
    tag('Promise'),
  ]),
];
