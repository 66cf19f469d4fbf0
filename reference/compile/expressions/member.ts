/** Property accesses as values (sec-property-accessors-runtime-semantics-evaluation, then GetValue). */
import { ArrayObject } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { prototypeEpoch } from '../../runtime/shape.ts';
import { prototypeOfPrimitive } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { cachedGet, cachedSet, getAndCache, PropertyCache } from '../property-cache.ts';
import { plainSlotOf } from './constant.ts';
import { getElement, putByKey } from './elements.ts';
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

/** PutValue on `base.name` through a cache, strict. */
export function putNamed(base: Value, name: string, value: Value, cache: PropertyCache): void {
  if (typeof base !== 'object' || base === null) putByKey(base, name, value);
  else if (!cachedSet(base, name, value, cache)) throwTypeError(`cannot assign to property ${name}`);
}

function compileComputedMember(object: Evaluate, property: Evaluate, position: number): Evaluate {
  return (f) => {
    const base = object(f);
    const key = property(f);
    f[SITE] = position;
    return getElement(base, key);
  };
}
