/** PutValue on properties in sloppy code (sec-putvalue, [[Strict]] false). */
import { throwTypeError } from '../../runtime/errors.ts';
import { describeKey } from '../../runtime/operations.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';

/** Assigns, and says nothing when [[Set]] refuses. */
export function putQuietly(base: Value, key: PropertyKey, value: Value, receiver: Value): void {
  if (base === undefined || base === null) throwTypeError(`cannot set property ${describeKey(key)} of ${String(base)}`);
  ToObject(base).Set(key, value, receiver);
}
