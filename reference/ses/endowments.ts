/**
 * Endowments as const bindings of one evaluation (`realm-api/realm-endowments-…`).
 * Rules: `realm-api/realm-endowments-own-only`, `realm-api/realm-endowments-nonenumerable`,
 *   `realm-api/realm-endowments-illegal-names-ignored`, `realm-api/realm-endowments-getter`.
 */
import { throwTypeError } from '../runtime/errors.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Value } from '../runtime/value.ts';
import { isBindingIdentifier } from '../syntax/binding-identifier.ts';

/**
 * The bindings that an endowments object gives: its own properties whose keys are legal variable names, each read once, at entry.
 * Other keys are passed over without being read.
 */
export function endowmentsOf(endowments: Value): ReadonlyMap<string, Value> {
  const bindings = new Map<string, Value>();
  if (endowments === undefined) return bindings;
  if (!(endowments instanceof ObjectValue)) return throwTypeError('the endowments must be an object');
  for (const key of endowments.OwnPropertyKeys()) {
    if (typeof key === 'string' && isBindingIdentifier(key)) bindings.set(key, endowments.Get(key, endowments));
  }
  return bindings;
}
