import type { PropertyKey } from './value.ts';

/** sec-array-exotic-objects: an array index is a canonical numeric string below 2^32 - 1. */
export function isArrayIndexKey(key: PropertyKey): key is string {
  return toArrayIndex(key) !== -1;
}

/** The array index that `key` is, or -1. */
export function toArrayIndex(key: PropertyKey): number {
  if (typeof key !== 'string') return -1;
  const length = key.length;
  if (length === 0 || length > 10) return -1;
  const first = key.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return -1;
  if (first === 0x30) return length === 1 ? 0 : -1;
  let n = first - 0x30;
  for (let i = 1; i < length; i++) {
    const c = key.charCodeAt(i);
    if (c < 0x30 || c > 0x39) return -1;
    n = n * 10 + (c - 0x30);
  }
  return n < 4294967295 ? n : -1;
}
