import { charge, chargeMemory } from './agent.ts';
import { throwRangeError } from './errors.ts';

/** The longest string there is, in code units: what Node's strings can hold. Longer ones are a guest RangeError. */
export const MAX_STRING_LENGTH = 0x1fffffe8;

/** Charges a string of `length` code units, and the work of making it, before it is made. */
export function chargeString(length: number): void {
  if (length > MAX_STRING_LENGTH) throwRangeError('invalid string length');
  charge(length >> 4);
  chargeMemory(2 * length);
}

/**
 * Strings longer than this cost steps also where the host shares them: it puts them together, hashes and compares them when
 * somebody looks, all of which takes time that grows with the length.
 */
export const LONG_STRING = 1 << 14;

/** Charges the handling of a string of more than `LONG_STRING` code units. */
export function chargeLongString(length: number): void {
  charge(length >> 14);
}
