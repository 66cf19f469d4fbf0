/** Property accesses as values (sec-property-accessors-runtime-semantics-evaluation, then GetValue). */
import { ArrayObject } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { describeKey } from '../../runtime/operations.ts';
import { prototypeOfPrimitive, ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { cachedGet, getAndCache, PropertyCache } from '../property-cache.ts';
import { prototypeEpoch } from '../../runtime/shape.ts';
import { plainSlotOf } from './constant.ts';
import { staticMemberName } from './keys.ts';
import { compileSuperMember } from './super.ts';

export function compileMember(node: Tree.MemberExpression, c: Context): Evaluate {
  if (node.object.type === 'Super') return compileSuperMember(node, c);
  const object = compileExpression(node.object, c);
  const name = c.evaluated?.has(node.property) ? undefined : staticMemberName(node);
  if (name !== undefined) return name === 'length' ? compileLength(object, node.end) : compileNamedMember(object, plainSlotOf(node.object, c), name, node.end);
  return compileComputedMember(object, compileExpression(node.property as Tree.Expression, c), node.end);
}

function compileNamedMember(object: Evaluate, slot: number, name: string, position: number): Evaluate {
  const cache = new PropertyCache();
  if (slot >= 0) {
    return (f) => {
      const base = f[slot] as Value;
      if (typeof base === 'object' && base !== null) {
        if (base.shape === cache.shape) {
          const { holder } = cache;
          if (holder === null) return base.slots[cache.index] as Value;
          if (cache.epoch === prototypeEpoch.value) return holder.slots[cache.index] as Value;
        }
        f[SITE] = position;
        return getAndCache(base, name, base, cache);
      }
      f[SITE] = position;
      return getOfPrimitive(base, name, cache);
    };
  }
  return (f) => {
    const base = object(f);
    if (typeof base === 'object' && base !== null) {
      if (base.shape === cache.shape) {
        const { holder } = cache;
        if (holder === null) return base.slots[cache.index] as Value;
        if (cache.epoch === prototypeEpoch.value) return holder.slots[cache.index] as Value;
      }
      f[SITE] = position;
      return getAndCache(base, name, base, cache);
    }
    f[SITE] = position;
    return getOfPrimitive(base, name, cache);
  };
}

/** [[Get]] of a named property on a value that is no object. */
export function getOfPrimitive(base: Value, name: string, cache: PropertyCache): Value {
  if (typeof base === 'string' && name === 'length') return base.length;
  if (base === undefined || base === null) return throwTypeError(`cannot read property ${name} of ${String(base)}`);
  const prototype = prototypeOfPrimitive(base);
  if (prototype.shape === cache.shape && cache.holder === null) return prototype.slots[cache.index] as Value;
  return getAndCache(prototype, name, base, cache);
}

function compileLength(object: Evaluate, position: number): Evaluate {
  const cache = new PropertyCache();
  return (f) => {
    const base = object(f);
    if (typeof base === 'string') return base.length;
    if (base instanceof ArrayObject) return base.slots[0] as Value;
    f[SITE] = position;
    return getNamed(base, 'length', cache);
  };
}

/** GetValue of `base.name` through a cache. */
export function getNamed(base: Value, name: string, cache: PropertyCache): Value {
  return typeof base === 'object' && base !== null ? cachedGet(base, name, cache) : getOfPrimitive(base, name, cache);
}

function compileComputedMember(object: Evaluate, property: Evaluate, position: number): Evaluate {
  return (f) => {
    const base = object(f);
    const key = property(f);
    if (typeof key === 'number') {
      if (base instanceof ArrayObject) {
        const { elements } = base;
        if (elements !== null && key >>> 0 === key && key < elements.length) {
          const element = elements[key];
          if (element !== EMPTY) return element as Value;
        }
      } else if (typeof base === 'string' && key >>> 0 === key && key < base.length) {
        return base[key];
      }
    }
    f[SITE] = position;
    return getComputed(base, key);
  };
}

/** GetValue of `base[key]`. */
export function getComputed(base: Value, key: Value): Value {
  if (base === undefined || base === null) return throwTypeError(`cannot read a property of ${String(base)}`);
  return getByKey(base, ToPropertyKey(key));
}

export function getByKey(base: Value, key: PropertyKey): Value {
  if (typeof base === 'object' && base !== null) return base.Get(key, base);
  if (typeof base === 'string') return getOfString(base, key);
  return prototypeOfPrimitive(base).Get(key, base);
}

function getOfString(text: string, key: PropertyKey): Value {
  if (typeof key === 'string') {
    if (key === 'length') return text.length;
    const index = Number(key);
    if (index >= 0 && index < text.length && Number.isInteger(index) && String(index) === key) return text[index];
  }
  return prototypeOfPrimitive(text).Get(key, text);
}

/** PutValue on `base[key]`, strict. */
export function putByKey(base: Value, key: PropertyKey, value: Value, receiver: Value = base): void {
  const holder: ObjectValue = typeof base === 'object' && base !== null ? base : prototypeForWrite(base, key);
  if (!holder.Set(key, value, receiver)) throwTypeError(`cannot assign to property ${describeKey(key)}`);
}

/** A primitive's properties are looked for on a wrapper; what is not found there must not be set on the primitive. */
function prototypeForWrite(base: Value, key: PropertyKey): ObjectValue {
  if (base === undefined || base === null) return throwTypeError(`cannot set property ${describeKey(key)} of ${String(base)}`);
  if (typeof base === 'string' && getOwnOfString(base, key)) throwTypeError(`cannot assign to property ${describeKey(key)}`);
  return prototypeOfPrimitive(base);
}

function getOwnOfString(text: string, key: PropertyKey): boolean {
  if (key === 'length') return true;
  if (typeof key !== 'string') return false;
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && index < text.length && String(index) === key;
}
