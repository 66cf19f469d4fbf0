/** JSON (sec-json-object). */
import { intrinsic, method, tag } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const json: readonly Intrinsic[] = [
  intrinsic('%JSON%', { clause: 'sec-json-object', since: 'ES5' }, [method('parse', 2), method('stringify', 3), tag('JSON')]),
];
