/**
 * harden (`harden/…`): freezes everything that properties and prototypes lead to. Each object is frozen first and then asked
 * for its prototype and its properties, in the order of discovery, so that between the two only its own traps can run
 * (`harden/harden-trap-order`: freeze-then-look; `harden/harden-hostile-traps`).
 */
import { agent, charge, chargeMemory } from '../runtime/agent.ts';
import { Accessor } from '../runtime/accessor.ts';
import { throwTypeError } from '../runtime/errors.ts';
import { FunctionObject, type Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { DefinePropertyOrThrow, SetIntegrityLevel } from '../runtime/operations.ts';
import { IsAccessorDescriptor, IsDataDescriptor, PropertyDescriptor } from '../runtime/property-descriptor.ts';
import { TypedArrayObject } from '../runtime/typed-array-object.ts';
import { EMPTY, type Empty, type Value } from '../runtime/value.ts';
import { stageOf } from './stage.ts';

/**
 * Objects whose whole surface is known to be frozen. Only calls that completed add to it (`harden/harden-retry-after-failure`);
 * since nothing frozen thaws, it holds for every world.
 */
const hardened = new WeakSet<ObjectValue>();

/** Counts objects as hardened that were made frozen together with all they lead to. */
export function markHardened(objects: Iterable<ObjectValue>): void {
  for (const object of objects) hardened.add(object);
}

/**
 * Freezes `root` and all that it leads to, and returns it (`harden/harden-returns-arg`, `harden/harden-primitives`,
 * `harden/harden-idempotent`). Throws a guest TypeError where something refuses (`harden/harden-proxy-refusal`), or what a trap
 * throws; what was frozen until then stays frozen (`harden/harden-atomicity`). No recursion: graphs may be deep and go in circles
 * (`harden/harden-cycles`).
 */
export function harden<T extends Value>(root: T): T {
  if (!(root instanceof ObjectValue) || hardened.has(root)) return root;
  const met = new Set<ObjectValue>([root]);
  const meet = (value: Value | Empty): void => {
    if (value instanceof ObjectValue && !hardened.has(value)) met.add(value);
  };
  // A Set is iterated in the order of insertion, and what is added meanwhile comes, too.
  for (const object of met) {
    charge(1);
    chargeMemory(32);
    freeze(object);
    look(object, meet);
  }
  markHardened(met);
  return root;
}

/**
 * Freezes one object. Elements of typed arrays belong to the buffer, not to the surface; their other properties do
 * (`harden/harden-typedarray-elements-writable`, `harden/harden-typedarray-expandos`).
 */
export function freeze(object: ObjectValue): void {
  if (!(object instanceof TypedArrayObject)) {
    if (!SetIntegrityLevel(object, 'frozen')) throwTypeError('an object refuses to be hardened');
    return;
  }
  object.PreventExtensions();
  for (const key of object.OwnPropertyKeys()) {
    if (!object.isOrdinaryKey(key)) continue;
    const current = object.GetOwnProperty(key)!;
    const writable = IsDataDescriptor(current) ? false : undefined;
    DefinePropertyOrThrow(object, key, new PropertyDescriptor(EMPTY, writable, EMPTY, EMPTY, undefined, false));
  }
}

/**
 * All own properties count, whatever their keys and attributes (`harden/harden-transitive-props`, `harden/harden-symbol-props`,
 * `harden/harden-nonenumerable`), and the prototype (`harden/harden-prototype-chain`); accessors are not called
 * (`harden/harden-accessors-not-called`). Internal slots and closures are not looked at (`harden/harden-collections-mutable`,
 * `harden/harden-private-mutable`, `harden/harden-surface-only`), nor is any function of the guest's (`harden/harden-untampered`).
 */
function look(object: ObjectValue, meet: (value: Value | Empty) => void): void {
  meet(object.GetPrototypeOf());
  if (!object.exotic || object instanceof FunctionObject) {
    for (const { index } of object.shape.records()) {
      charge(1);
      const slot = object.slots[index];
      if (slot instanceof Accessor) {
        meet(slot.get);
        meet(slot.set);
      } else meet(slot as Value);
    }
    return;
  }
  for (const key of object.OwnPropertyKeys()) {
    charge(1);
    const property = object.GetOwnProperty(key);
    if (property === undefined) continue;
    if (IsAccessorDescriptor(property)) {
      meet(property.Get);
      meet(property.Set);
    } else meet(property.Value);
  }
}

export const hardenBehaviours: Behaviours = {
  /**
   * harden/harden-before-lockdown: it would have to freeze what lockdown is yet to repair, so it throws, and leaves nothing
   * behind (harden/harden-before-lockdown-sound).
   */
  '%harden%'(_this, [value]) {
    if (stageOf(agent.realm) !== 'locked') return throwTypeError('harden works after lockdown only');
    return harden(value);
  },
};
