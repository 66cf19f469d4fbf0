/** Reading guest objects without running guest code: no getter, no trap. */
import { ErrorObject } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { OverrideAccessor } from '../../runtime/override-accessor.ts';
import { IsAccessorDescriptor, type PropertyDescriptor } from '../../runtime/property-descriptor.ts';
import { ProxyObject } from '../../runtime/proxy-object.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import { GuestThrow } from '../../runtime/completion.ts';

/** The own property, or undefined where there is none, on proxies, and for an export that is not initialised yet. */
export function peekOwn(object: ObjectValue, key: PropertyKey): PropertyDescriptor | undefined {
  if (object instanceof ProxyObject) return undefined;
  try {
    return object.GetOwnProperty(key);
  } catch (error) {
    if (error instanceof GuestThrow) return undefined;
    throw error;
  }
}

/** The prototype; null on proxies. */
export function peekPrototype(object: ObjectValue): ObjectValue | null {
  return object instanceof ProxyObject ? null : object.shape.proto;
}

/** The value of a data property, own or inherited; undefined where a proxy or an accessor stands in the way. */
export function peek(object: ObjectValue, key: PropertyKey): Value {
  for (let o: ObjectValue | null = object; o !== null; o = peekPrototype(o)) {
    const record = o.shape.lookup(key);
    const slot = record === undefined ? undefined : o.slots[record.index];
    if (slot instanceof OverrideAccessor) return slot.value;
    const own = peekOwn(o, key);
    if (own === undefined) continue;
    return IsAccessorDescriptor(own) || own.Value === EMPTY ? undefined : (own.Value as Value);
  }
  return undefined;
}

function peekText(object: ObjectValue, key: PropertyKey): string | undefined {
  const value = peek(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The name of what constructed it, as the nearest `constructor` says. */
export function constructorName(object: ObjectValue): string | undefined {
  const constructor = peek(object, 'constructor');
  return constructor instanceof ObjectValue ? peekText(constructor, 'name') || undefined : undefined;
}

export interface ErrorSummary {
  /** `name`, such as TypeError. */
  readonly name: string;
  readonly message: string;
}

/** Name and message of a thrown value, if it looks like an error. */
export function summarizeError(value: Value): ErrorSummary | undefined {
  if (!(value instanceof ObjectValue)) return undefined;
  const name = peekText(value, 'name');
  const message = peekText(value, 'message');
  if (!(value instanceof ErrorObject) && (name === undefined || message === undefined)) return undefined;
  return { name: name ?? constructorName(value) ?? 'Error', message: message ?? '' };
}
