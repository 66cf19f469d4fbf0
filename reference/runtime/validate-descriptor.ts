import type { ObjectValue } from './object.ts';
import { Accessor } from './accessor.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from './value.ts';
import { IsAccessorDescriptor, IsDataDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, WRITABLE } from './shape.ts';

/**
 * sec-validateandapplypropertydescriptor. `O` undefined: only validate. What is applied goes to `O.put`.
 * Returns false when the change is not allowed.
 */
export function ValidateAndApplyPropertyDescriptor(
  O: ObjectValue | undefined,
  P: PropertyKey,
  extensible: boolean,
  Desc: PropertyDescriptor,
  current: PropertyDescriptor | undefined,
): boolean {
  if (current === undefined) {
    if (!extensible) return false;
    O?.put(P, ...storage(Desc, undefined));
    return true;
  }
  if (current.Configurable === false) {
    if (Desc.Configurable === true) return false;
    if (Desc.Enumerable !== undefined && Desc.Enumerable !== current.Enumerable) return false;
    if (!isGeneric(Desc) && IsAccessorDescriptor(Desc) !== IsAccessorDescriptor(current)) return false;
    if (IsAccessorDescriptor(current)) {
      if (Desc.Get !== EMPTY && Desc.Get !== current.Get) return false;
      if (Desc.Set !== EMPTY && Desc.Set !== current.Set) return false;
    } else if (current.Writable === false) {
      if (Desc.Writable === true) return false;
      if (Desc.Value !== EMPTY && !Object.is(Desc.Value, current.Value)) return false;
    }
  }
  O?.put(P, ...storage(Desc, current));
  return true;
}

function isGeneric(Desc: PropertyDescriptor): boolean {
  return !IsAccessorDescriptor(Desc) && !IsDataDescriptor(Desc);
}

/** Slot and flags after applying `Desc` over `current`: absent fields keep the current value, or take the default. */
function storage(Desc: PropertyDescriptor, current: PropertyDescriptor | undefined): [Value | Accessor, number] {
  let flags = 0;
  if (Desc.Enumerable ?? current?.Enumerable ?? false) flags |= ENUMERABLE;
  if (Desc.Configurable ?? current?.Configurable ?? false) flags |= CONFIGURABLE;
  const wasAccessor = current !== undefined && IsAccessorDescriptor(current);
  if (IsAccessorDescriptor(Desc) || (wasAccessor && !IsDataDescriptor(Desc))) {
    const get = half(Desc.Get, wasAccessor ? current.Get : EMPTY);
    const set = half(Desc.Set, wasAccessor ? current.Set : EMPTY);
    return [new Accessor(get, set), flags | ACCESSOR];
  }
  const keep = current !== undefined && !wasAccessor;
  if (Desc.Writable ?? (keep ? current.Writable : false) ?? false) flags |= WRITABLE;
  const value = Desc.Value !== EMPTY ? Desc.Value : keep && current.Value !== EMPTY ? current.Value : undefined;
  return [value as Value, flags];
}

function half(given: ObjectValue | undefined | Empty, kept: ObjectValue | undefined | Empty): ObjectValue | undefined {
  const chosen = given !== EMPTY ? given : kept;
  return chosen === EMPTY ? undefined : (chosen as ObjectValue | undefined);
}
