/** What hosts may put into a world: primitives, handles, and copies of plain arrays and plain objects. Nothing else gets in. */
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { createPlainObject } from '../../runtime/object.ts';
import { CreateDataProperty } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';
import { GuestReference, type GuestValue, type References } from './guest-reference.ts';

/** The vocabulary of what goes in. Arrays and objects are copied: the guest gets new ones of its own. */
export type HostValue = GuestValue | readonly HostValue[] | { readonly [key: string]: HostValue };

/** How deep arrays and objects may nest. */
const MAX_NESTING = 100;

/** A copy of `value` in the current realm. Throws a host TypeError for what the vocabulary doesn't have. */
export function fromHost(value: HostValue, references: References, around: readonly object[] = []): Value {
  if (typeof value !== 'object' || value === null || value instanceof GuestReference) return references.valueOf(value as GuestValue);
  if (around.includes(value)) throw new TypeError('a host value that contains itself cannot be copied');
  if (around.length >= MAX_NESTING) throw new TypeError(`a host value nests deeper than ${MAX_NESTING}`);
  const inside = [...around, value];
  if (Array.isArray(value)) return CreateArrayFromList(Array.from(value as readonly HostValue[], (item) => fromHost(item, references, inside)));
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) throw new TypeError('only plain objects can be copied into a world');
  const object = createPlainObject();
  for (const [key, item] of Object.entries(value)) CreateDataProperty(object, key, fromHost(item, references, inside));
  return object;
}
