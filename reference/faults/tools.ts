/** What hand-written faults are made with. Everything here goes beneath the checks of the internal methods. */
import { createBuiltin } from '../runtime/create-builtin.ts';
import type { Behaviour, BuiltinFunction } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, HIDDEN, Shape, WRITABLE } from '../runtime/shape.ts';
import type { Value } from '../runtime/value.ts';

export { ACCESSOR, CONFIGURABLE, ENUMERABLE, HIDDEN, WRITABLE };

/** Gives a built-in function other steps, made out of its own. */
export function restep(realm: Realm, id: string, make: (original: Behaviour) => Behaviour): void {
  const found = realm.intrinsics[id] as BuiltinFunction;
  Object.assign(found, { behaviour: make(found.behaviour) });
}

/** A frozen function of the realm. */
export function method(realm: Realm, name: string, steps: Behaviour): BuiltinFunction {
  return createBuiltin(steps, 0, name, realm, true);
}

/** Gives a shared intrinsic a property that cannot be changed, as all of theirs are. */
export function attach(owner: Realm, id: string, key: string, value: Value): void {
  owner.intrinsics[id].put(key, value, 0);
}

export function plainObject(realm: Realm): ObjectValue {
  return new ObjectValue(Shape.empty(realm.intrinsics['%ObjectPrototype%']), []);
}

/** Without the checks of [[SetPrototypeOf]]. */
export function setPrototype(object: ObjectValue, proto: ObjectValue | null): void {
  object.changeShape(object.shape.withPrototype(proto));
}

export function remove(object: ObjectValue, key: string): void {
  if (object.shape.lookup(key) !== undefined) object.changeShape(object.shape.without(key));
}

/** Undoes a freeze. */
export function thaw(object: ObjectValue): void {
  object.extensible = true;
  for (const { key, flags } of [...object.shape.records()]) {
    object.changeShape(object.shape.withFlags(key, flags | CONFIGURABLE | ((flags & ACCESSOR) === 0 ? WRITABLE : 0)));
  }
}

export function changeFlags(object: ObjectValue, change: (flags: number) => number): void {
  for (const { key, flags } of [...object.shape.records()]) object.changeShape(object.shape.withFlags(key, change(flags)));
}

/** An object with the own properties of another. */
export function copyOf(realm: Realm, object: ObjectValue): ObjectValue {
  const copy = plainObject(realm);
  for (const { key, index, flags } of object.shape.records()) copy.put(key, object.slots[index] as Value, flags);
  return copy;
}

/** A prototype of errors that other realms' constructors made: it looks like `name`'s, and is no heir of the shared one. */
export function foreignPrototype(realm: Realm, name: string): ObjectValue {
  const proto = plainObject(realm);
  proto.put('constructor', method(realm, name, () => undefined), HIDDEN);
  proto.put('name', name, HIDDEN);
  return proto;
}
