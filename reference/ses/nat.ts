/**
 * Nat, which the draft wants programs to have access to and leaves open by what means (`open-points/nat-available`): it gives back a
 * natural number, and throws for everything else, so that a program may count on what it was handed.
 */
import { throwRangeError } from '../runtime/errors.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';

function isNatural(value: Value): boolean {
  return typeof value === 'bigint' ? value >= 0n : Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Nat as a frozen function over the realm's shared intrinsics. */
export function createNat(realm: Realm): ObjectValue {
  return createBuiltin((_this, [value]) => (isNatural(value) ? value : throwRangeError('not a natural number')), 1, 'Nat', realm, true);
}
