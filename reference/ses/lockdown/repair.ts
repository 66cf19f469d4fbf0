/**
 * What lockdown does to intrinsics that customisations may have changed: it looks at everything first, without running any code
 * of the guest, and refuses what it cannot make safe before it changes anything (`lockdown/lockdown-fails-closed`).
 */
import { builtinFunctionsIn, intrinsicsIn, type World as Inventory } from '../../../spec/intrinsics/index.ts';
import { symbolOf } from '../../intrinsics/install.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { FunctionObject } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { ProxyObject } from '../../runtime/proxy-object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { Accessor } from '../../runtime/accessor.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from '../../runtime/value.ts';
import { IsAccessorDescriptor } from '../../runtime/property-descriptor.ts';

/** What the table knows of one object: its keys, and what it inherits from. */
interface KnownObject {
  readonly keys: ReadonlySet<PropertyKey>;
  readonly prototype: ObjectValue | null;
}

export type Known = ReadonlyMap<ObjectValue, KnownObject>;

interface KnownRow {
  readonly id: string;
  readonly keys: ReadonlySet<PropertyKey>;
  readonly prototype: string | null;
}

const rows = new Map<string, readonly KnownRow[]>();

function rowsOf(inventory: Inventory): readonly KnownRow[] {
  const name = JSON.stringify(inventory);
  let found = rows.get(name);
  if (found === undefined) {
    const keyOf = (key: string): PropertyKey => (key.startsWith('@@') ? symbolOf(key) : key);
    found = [...intrinsicsIn(inventory), ...builtinFunctionsIn(inventory)].map(({ id, prototype, properties }) => ({ id, prototype, keys: new Set(properties.map(({ key }) => keyOf(key))) }));
    rows.set(name, found);
  }
  return found;
}

/** The table's view of a realm's intrinsics, methods included, with the keys that remain in `inventory`. */
export function knownObjects({ intrinsics }: Realm, inventory: Inventory): Map<ObjectValue, KnownObject> {
  const known = new Map<ObjectValue, KnownObject>();
  for (const { id, keys, prototype } of rowsOf(inventory)) {
    const object: ObjectValue | undefined = intrinsics[id];
    if (object !== undefined) known.set(object, { keys, prototype: prototype === null ? null : intrinsics[prototype]! });
  }
  return known;
}

/** The same without what is going to be replaced whatever it is. */
export function without(known: Known, replaced: ReadonlyMap<ObjectValue, PropertyKey>): Known {
  const rest = new Map(known);
  for (const [object, key] of replaced) {
    const { keys, prototype } = known.get(object)!;
    rest.set(object, { keys: new Set([...keys].filter((other) => other !== key)), prototype });
  }
  return rest;
}

/** Refuses a prototype that is not the table's, and an unknown property that cannot be removed. */
export function checkRepairable(known: Known): void {
  for (const [object, { keys, prototype }] of known) {
    if (object.shape.proto !== prototype) throwTypeError('the prototype of an intrinsic was replaced');
    for (const key of object.OwnPropertyKeys()) {
      if (!keys.has(key) && object.GetOwnProperty(key)!.Configurable === false) throwTypeError('an intrinsic has an unknown property that cannot be removed');
    }
  }
}

/** `lockdown/unknown-intrinsics-removed` */
export function removeUnknown(known: Known): void {
  for (const [object, { keys }] of known) {
    for (const key of object.OwnPropertyKeys()) if (!keys.has(key)) object.Delete(key);
  }
}

/**
 * Everything that the intrinsics lead to once the unknown is gone: they, and what customisations put in the place of a known
 * property (`lockdown/lockdown-vetted-shims-first`). Refuses what cannot be frozen without asking the guest, and what belongs to a compartment alone.
 */
export function surface(known: Known, isPrivate: (object: ObjectValue) => boolean): Set<ObjectValue> {
  return reachable(known.keys(), isPrivate, (object) => known.get(object)?.keys);
}

/** What `roots` lead to by prototypes and by the properties of `keysOf`, or all where it names none. */
export function reachable(
  roots: Iterable<ObjectValue>,
  isPrivate: (object: ObjectValue) => boolean,
  keysOf: (object: ObjectValue) => ReadonlySet<PropertyKey> | undefined = () => undefined,
): Set<ObjectValue> {
  const met = new Set<ObjectValue>(roots);
  for (const object of met) {
    if (object instanceof ProxyObject) return throwTypeError('a proxy hangs on an intrinsic');
    if (isPrivate(object)) return throwTypeError('a global object or an evaluator hangs on an intrinsic');
    const meet = (value: Value | Empty): void => {
      if (value instanceof ObjectValue) met.add(value);
    };
    meet(object.GetPrototypeOf());
    eachProperty(object, keysOf(object), meet);
  }
  return met;
}

function eachProperty(object: ObjectValue, keys: ReadonlySet<PropertyKey> | undefined, meet: (value: Value | Empty) => void): void {
  if (!object.exotic || object instanceof FunctionObject) {
    for (const key of object.OwnPropertyKeys()) {
      if (keys !== undefined && !keys.has(key)) continue;
      const slot = object.slots[object.shape.lookup(key)!.index];
      if (slot instanceof Accessor) {
        meet(slot.get);
        meet(slot.set);
      } else meet(slot as Value);
    }
    return;
  }
  for (const key of object.OwnPropertyKeys()) {
    if (keys !== undefined && !keys.has(key)) continue;
    const property = object.GetOwnProperty(key);
    if (property === undefined) continue;
    if (IsAccessorDescriptor(property)) {
      meet(property.Get === EMPTY ? undefined : property.Get);
      meet(property.Set === EMPTY ? undefined : property.Set);
    } else meet(property.Value);
  }
}
