/** Date (sec-date-objects). */
import { constructor, method, methods, prototype, since } from './builders.ts';
import type { Intrinsic } from './model.ts';
import { dateConstructor, dateNow } from './tamings.ts';

export const date: readonly Intrinsic[] = [
  constructor('%Date%', '%DatePrototype%', { length: 7, clause: 'sec-date-constructor', since: 'ES1', tamed: dateConstructor }, [
    method('UTC', 7),
    method('parse', 1),
    method('now', 0, { since: 'ES5', tamed: dateNow }),
  ]),

  prototype('%DatePrototype%', '%Date%', { clause: 'sec-properties-of-the-date-prototype-object', since: 'ES1' }, [
    ...methods(0, 'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset'),
    ...methods(0, 'getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds'),
    ...methods(1, 'setDate setMilliseconds setTime setUTCDate setUTCMilliseconds'),
    ...methods(2, 'setMonth setSeconds setUTCMonth setUTCSeconds'),
    ...methods(3, 'setFullYear setMinutes setUTCFullYear setUTCMinutes'),
    ...methods(4, 'setHours setUTCHours'),
    ...methods(0, 'toLocaleString toString toUTCString valueOf'),
    ...since('ES3', methods(0, 'toDateString toLocaleDateString toLocaleTimeString toTimeString')),
    ...since('ES5', method('toISOString', 0), method('toJSON', 1)),
    ...since('ES2015', method('@@toPrimitive', 1, { attributes: '--c' })),
  ]),
];
