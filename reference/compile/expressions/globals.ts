/**
 * References to global names (sec-global-environment-records): the realm's lexical bindings first, then the global object.
 * Rules: `language/strict-undeclared-assign`, `evaluators/global-accessor-receiver`, `evaluators/unscopables-no-effect`.
 */
import { agent } from '../../runtime/agent.ts';
import { throwReferenceError, throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { GlobalBinding, Realm } from '../../runtime/realm.ts';
import { ACCESSOR, WRITABLE, type Shape } from '../../runtime/shape.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';

/** Bumped whenever some realm gets a new lexical binding: cached references to properties of the global object end. */
export const lexicalEpoch = { value: 0 };

/** What a reference site remembers: the lexical binding that it found, or the slot of the global object. */
class GlobalCache {
  declare realm: Realm | null;
  declare binding: GlobalBinding | null;
  declare epoch: number;
  declare shape: Shape | null;
  declare index: number;

  constructor() {
    this.realm = null;
    this.binding = null;
    this.epoch = -1;
    this.shape = null;
    this.index = 0;
  }

  /** Fills the cache for the running realm; false when the name is nowhere an ordinary data property or binding. */
  fill(name: string, writable: boolean): void {
    const { realm } = agent;
    this.realm = realm;
    this.binding = realm.lexical.get(name) ?? null;
    this.epoch = lexicalEpoch.value;
    this.shape = null;
    if (this.binding !== null) return;
    const global = realm.globalObject;
    if (!global.isOrdinaryKey(name) || global.shape.dictionary) return;
    const record = global.shape.lookup(name);
    const needed = writable ? WRITABLE : 0;
    if (record === undefined || (record.flags & (ACCESSOR | needed)) !== needed) return;
    this.shape = global.shape;
    this.index = record.index;
  }
}

function dead(f: Frame, name: string, position: number): never {
  f[SITE] = position;
  return throwReferenceError(`${name} is used before it is initialised`);
}

function compileGlobal(name: string, position: number, missing: (f: Frame) => Value): Evaluate {
  const cache = new GlobalCache();
  const slow = (f: Frame): Value => {
    cache.fill(name, false);
    if (cache.binding !== null) {
      const { value } = cache.binding;
      return value === EMPTY ? dead(f, name, position) : (value as Value);
    }
    // sec-object-environment-records-getbindingvalue-n-s
    const global = agent.realm.globalObject;
    f[SITE] = position;
    if (!global.HasProperty(name)) return missing(f);
    return global.Get(name, global);
  };
  return (f) => {
    const { realm } = agent;
    if (cache.realm === realm) {
      const { binding } = cache;
      if (binding !== null) {
        const { value } = binding;
        return value === EMPTY ? dead(f, name, position) : (value as Value);
      }
      const global = realm.globalObject;
      if (cache.shape === global.shape && cache.epoch === lexicalEpoch.value) return global.slots[cache.index] as Value;
    }
    return slow(f);
  };
}

/** GetValue of a global reference. */
export function compileGlobalRead(name: string, position: number): Evaluate {
  return compileGlobal(name, position, (f) => {
    f[SITE] = position;
    return throwReferenceError(`${name} is not defined`);
  });
}

/** `typeof name` of an unresolvable reference is undefined. */
export function compileGlobalTypeof(name: string, position: number): Evaluate {
  return compileGlobal(name, position, () => undefined);
}

/** PutValue on a global reference, strict: the reference is resolved before the right side runs, and checked again after. */
export function compileGlobalWrite(name: string, position: number, right: Evaluate): Evaluate {
  const cache = new GlobalCache();
  const slow = (f: Frame): Value => {
    cache.fill(name, true);
    const global = agent.realm.globalObject;
    const { binding } = cache;
    const resolvable = binding !== null || global.HasProperty(name);
    const value = right(f);
    f[SITE] = position;
    if (binding !== null) writeLexical(f, binding, name, position, value);
    else if (!resolvable) throwReferenceError(`${name} is not defined`);
    else writeProperty(global, name, value);
    return value;
  };
  return (f) => {
    const { realm } = agent;
    if (cache.realm === realm) {
      const { binding } = cache;
      if (binding !== null) {
        const value = right(f);
        if (binding.mutable && binding.value !== EMPTY) binding.value = value;
        else writeLexical(f, binding, name, position, value);
        return value;
      }
      const global = realm.globalObject;
      if (cache.shape === global.shape && cache.epoch === lexicalEpoch.value) {
        const value = right(f);
        if (cache.shape === global.shape) global.slots[cache.index] = value;
        else writeProperty(global, name, value);
        return value;
      }
    }
    return slow(f);
  };
}

/** PutValue on a global reference with a value already there. */
export function compileGlobalStore(name: string, position: number): (f: Frame, value: Value) => void {
  const cache = new GlobalCache();
  return (f, value) => {
    const { realm } = agent;
    const global = realm.globalObject;
    if (cache.realm === realm && cache.binding === null && cache.shape === global.shape && cache.epoch === lexicalEpoch.value) {
      global.slots[cache.index] = value;
      return;
    }
    if (cache.realm !== realm || cache.binding === null) cache.fill(name, true);
    const { binding } = cache;
    f[SITE] = position;
    if (binding !== null) writeLexical(f, binding, name, position, value);
    else writeProperty(global, name, value);
  };
}

/** sec-setmutablebinding of the global lexical environment: immutable bindings refuse in sloppy code, too. */
export function writeLexical(f: Frame, binding: GlobalBinding, name: string, position: number, value: Value): void {
  f[SITE] = position;
  if (binding.value === EMPTY) dead(f, name, position);
  if (!binding.mutable) throwTypeError(`${name} is constant`);
  binding.value = value;
}

/** sec-object-environment-records-setmutablebinding-n-v-s, S true */
function writeProperty(global: ObjectValue, name: string, value: Value): void {
  if (!global.HasProperty(name)) throwReferenceError(`${name} is not defined`);
  if (!global.Set(name, value, global)) throwTypeError(`cannot assign to ${name}`);
}
