/** Proxy (sec-proxy-objects); the constructor has no `prototype`. */
import { constructor, method } from './builders.ts';
import type { Intrinsic } from './model.ts';

export const proxy: readonly Intrinsic[] = [
  constructor('%Proxy%', null, { length: 2, clause: 'sec-proxy-constructor', since: 'ES2015' }, [method('revocable', 2)]),
];
