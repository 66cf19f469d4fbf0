/** Atomics (sec-atomics-object). */
import { always, intrinsic, method, methods, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const atomics: readonly Intrinsic[] = [
  intrinsic('%Atomics%', { clause: 'sec-atomics-object', since: 'ES2017' }, [
    ...methods(3, 'add and exchange or store sub xor'),
    method('compareExchange', 4),
    method('isLockFree', 1),
    method('load', 2),
    method('wait', 4),
    method('notify', 3, { since: 'ES2019', note: 'ES2018 calls it wake; engines and test262 have the name that ES2019 gave it, so that is the required one.' }),
    method('wake', 3, { status: always('optional'), note: 'The name of notify in the text of ES2018.' }),
    { ...tag('Atomics'), since: 'ES2017' },
  ]),
];
