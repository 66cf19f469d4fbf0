/** What faults of the Compartment API's worlds are made with. */
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { whenSettled } from '../../compile/generators/await.ts';
import { agent } from '../../runtime/agent.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import type { Behaviour, BuiltinFunction } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { createIntrinsicPromise, IsPromise, Resolver } from '../../runtime/promise.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';
import type { CompartmentObject} from '../../ses/compartment/compartment.ts';
import { type Compartment, type Hooks } from '../../ses/compartment/compartment.ts';
import { settling } from '../../ses/compartment/loader.ts';
import type { StagedWorld } from '../../ses/lockdown/lockdown.ts';
import type { Mutable, Tampering } from '../model.ts';
import { restep } from '../tools.ts';

/** Other steps for one shared function. */
export function sharedSteps(id: string, make: (original: Behaviour, owner: Realm) => Behaviour): Tampering {
  return { shared: (owner) => restep(owner, id, (original) => make(original, owner)) };
}

/** Other steps for the Compartment of every global. */
export function constructing(make: (original: Behaviour, realm: Realm) => Behaviour): Tampering {
  return { compartment: (realm) => restep(realm, '%Compartment%', (original) => make(original, realm)) };
}

/** Changes each compartment that a program makes, once it is made; `args` are the constructor's. */
export function made(change: (compartment: Compartment, args: readonly Value[], maker: Realm) => void): Tampering {
  return constructing((original, realm) => (thisValue, args, newTarget, callee) => {
    const object = original(thisValue, args, newTarget, callee) as CompartmentObject;
    change(object.compartment, args, realm);
    return object;
  });
}

export const inGuests = (change: (realm: Realm) => void): Tampering => ({
  compartment(realm, place) {
    if (place === 'child') change(realm);
  },
});

/** Faults that need the start compartment to change others. */
export function withStart(change: (realm: Realm, start: Realm) => void): Tampering {
  const starts = new WeakMap<Realm, Realm>();
  return {
    compartment(realm, place) {
      if (place === 'start') starts.set(realm.shared!, realm);
      else change(realm, starts.get(realm.shared!)!);
    },
  };
}

/** Other steps for lockdown. */
export function locking(make: (original: Behaviour, world: StagedWorld) => Behaviour): Tampering {
  return {
    staged(world) {
      const lockdown = world.start.globalObject.Get('lockdown', world.start.globalObject) as BuiltinFunction;
      Object.assign(lockdown, { behaviour: make(lockdown.behaviour, world) });
    },
  };
}

/** A bag with the properties of another, accessors included; what `changes` names is data. */
export function bagLike(bag: Value, changes: { readonly [name: string]: Value } = {}): ObjectValue {
  const result = createPlain();
  if (bag instanceof ObjectValue) for (const { key, index, flags } of bag.shape.records()) result.put(key, bag.slots[index] as Value, flags);
  for (const [name, value] of Object.entries(changes)) result.put(name, value, 7);
  return result;
}

export function createPlain(): ObjectValue {
  const { intrinsics } = agent.realm;
  return (intrinsics['%Object%'] as BuiltinFunction).Construct([], intrinsics['%Object%']) as ObjectValue;
}

type HookName = keyof Hooks;

/** Another hook in the place of a compartment's own. */
export function rehook(compartment: Compartment, name: HookName, make: (original: ObjectValue) => Behaviour): void {
  const original = compartment.hooks[name];
  if (original !== undefined) setHook(compartment, name, make(original));
}

export function setHook(compartment: Compartment, name: HookName, steps: Behaviour | undefined): void {
  (compartment.hooks as Mutable<Hooks>)[name] = steps === undefined ? undefined : createBuiltin(steps, 1, '', compartment.realm);
}

/** What a promise will give, or the value itself, changed. */
export function eventually(value: Value, change: (value: Value) => Value): Value {
  if (!IsPromise(value)) return change(value);
  const promise = createIntrinsicPromise();
  const resolver = new Resolver(promise);
  const reject = (reason: Value): void => resolver.reject(reason);
  whenSettled(value, (given) => settling(() => resolver.resolve(change(given)), reject), reject);
  return promise;
}

/** What hooks and the module map give for modules is another; accessors of theirs are not asked. */
export function describing(change: (descriptor: Value, compartment: Compartment) => Value): Tampering {
  return made((compartment) => {
    for (const name of ['importHook', 'importNowHook', 'moduleMapHook'] as const) {
      rehook(compartment, name, (original) => (_this, args) => eventually(original.Call(undefined, args), (given) => (given === undefined ? given : change(given, compartment))));
    }
    const modules = new Map([...compartment.modules].map(([specifier, given]) => [specifier, change(given, compartment)] as const));
    Object.assign(compartment, { modules });
  });
}

/** The value of an own data property, without asking anybody. */
export function dataOf(object: Value, key: string): Value {
  if (!(object instanceof ObjectValue)) return undefined;
  const record = object.shape.lookup(key);
  const slot = record === undefined ? undefined : object.slots[record.index];
  return slot instanceof ObjectValue || typeof slot !== 'object' ? (slot as Value) : undefined;
}

/** Changes each module record as a compartment gets it. */
export function recording(change: (record: ModuleRecord, compartment: Compartment, specifier: string) => void): Tampering {
  return made((compartment) => watchRecords(compartment, (record, specifier) => change(record, compartment, specifier)));
}

const seen = new WeakSet<ModuleRecord>();

function watchRecords(compartment: Compartment, change: (record: ModuleRecord, specifier: string) => void): void {
  const { entries } = compartment;
  const set = entries.set.bind(entries);
  entries.set = (specifier, entry) => {
    const { record } = entry;
    if (record !== undefined && !seen.has(record)) {
      seen.add(record);
      change(record, specifier);
    }
    return set(specifier, entry);
  };
}
