/** The prototypes that all iterators share (sec-iteration). */
import { intrinsic, method, methods, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const iteration: readonly Intrinsic[] = [
  intrinsic(
    '%IteratorPrototype%',
    {
      label: 'IteratorPrototype',
      seed: 'Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))',
      clause: 'sec-%iteratorprototype%-object',
      since: 'ES2015',
    },
    [method('@@iterator', 0)],
  ),

  intrinsic(
    '%AsyncIteratorPrototype%',
    {
      label: 'AsyncIteratorPrototype',
      seed: 'Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype)',
      clause: 'sec-asynciteratorprototype',
      since: 'ES2018',
    },
    [method('@@asyncIterator', 0, { clause: 'sec-asynciteratorprototype-asynciterator' })],
  ),

  intrinsic(
    '%AsyncFromSyncIteratorPrototype%',
    {
      label: 'AsyncFromSyncIteratorPrototype',
      prototype: '%AsyncIteratorPrototype%',
      unreachable: 'Only for-await and yield* hold such iterators; no program is handed one.',
      clause: 'sec-%asyncfromsynciteratorprototype%-object',
      since: 'ES2018',
    },
    [...methods(1, 'next return throw'), { ...tag('Async-from-Sync Iterator'), since: 'ES2018' }],
  ),
];
