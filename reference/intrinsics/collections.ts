/** Map, Set, WeakMap and WeakSet (sec-keyed-collection-objects). */
import { charge, chargeMemory } from '../runtime/agent.ts';
import { MapObject, normalizeKey, SetObject, WeakMapObject, WeakSetObject } from '../runtime/collection-objects.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { GetIterator, IteratorCloseQuietly, IteratorStep, IteratorValue } from '../runtime/iteration.ts';
import { ObjectValue } from '../runtime/object.ts';
import { Get, GetPrototypeFromConstructor } from '../runtime/operations.ts';
import { IsCallable } from '../runtime/testing.ts';
import type { Value } from '../runtime/value.ts';

const BYTES_PER_ENTRY = 64;

function thisMap(value: Value): MapObject {
  return value instanceof MapObject ? value : throwTypeError('not a Map');
}

function thisSet(value: Value): SetObject {
  return value instanceof SetObject ? value : throwTypeError('not a Set');
}

function thisWeakMap(value: Value): WeakMapObject {
  return value instanceof WeakMapObject ? value : throwTypeError('not a WeakMap');
}

function thisWeakSet(value: Value): WeakSetObject {
  return value instanceof WeakSetObject ? value : throwTypeError('not a WeakSet');
}

/** Feeds an iterable to the method `adderName` of a new collection, closing the iterator if that throws. */
function fill(target: ObjectValue, iterable: Value, adderName: 'set' | 'add'): ObjectValue {
  if (iterable === undefined || iterable === null) return target;
  const adder = Get(target, adderName);
  if (!IsCallable(adder)) return throwTypeError(`the ${adderName} method is not a function`);
  const record = GetIterator(iterable);
  for (;;) {
    const next = IteratorStep(record);
    if (next === false) return target;
    const item = IteratorValue(next);
    charge(1);
    try {
      adder.Call(target, adderName === 'add' ? [item] : entryOf(item));
    } catch (error) {
      if (error instanceof GuestThrow) IteratorCloseQuietly(record);
      throw error;
    }
  }
}

function entryOf(item: Value): [Value, Value] {
  if (!(item instanceof ObjectValue)) return throwTypeError('the entry is not an object');
  return [Get(item, '0'), Get(item, '1')];
}

function requireNew(newTarget: ObjectValue | undefined, name: string): ObjectValue {
  return newTarget ?? throwTypeError(`${name} must be called with new`);
}

/** sec-map-objects */
const map: Behaviours = {
  /** sec-map-constructor */
  '%Map%'(_this, [iterable], newTarget) {
    const proto = GetPrototypeFromConstructor(requireNew(newTarget, 'Map'), '%MapPrototype%');
    return fill(new MapObject(proto), iterable, 'set');
  },
  /** sec-get-map-@@species */
  '%get Map[@@species]%'(thisValue) {
    return thisValue;
  },
  /** sec-map.prototype.clear */
  '%Map.prototype.clear%'(thisValue) {
    thisMap(thisValue).data.clear();
    return undefined;
  },
  /** sec-map.prototype.delete */
  '%Map.prototype.delete%'(thisValue, [key]) {
    return thisMap(thisValue).data.delete(key);
  },
  /** sec-map.prototype.foreach */
  '%Map.prototype.forEach%'(thisValue, [callbackfn, thisArg]) {
    const M = thisMap(thisValue);
    if (!IsCallable(callbackfn)) return throwTypeError('the callback is not a function');
    for (const [key, value] of M.data) callbackfn.Call(thisArg, [value, key, M]);
    return undefined;
  },
  /** sec-map.prototype.get */
  '%Map.prototype.get%'(thisValue, [key]) {
    return thisMap(thisValue).data.get(key);
  },
  /** sec-map.prototype.has */
  '%Map.prototype.has%'(thisValue, [key]) {
    return thisMap(thisValue).data.has(key);
  },
  /** sec-map.prototype.set */
  '%Map.prototype.set%'(thisValue, [key, value]) {
    const M = thisMap(thisValue);
    chargeMemory(BYTES_PER_ENTRY);
    M.data.set(normalizeKey(key), value);
    return M;
  },
  /** sec-get-map.prototype.size */
  '%get Map.prototype.size%'(thisValue) {
    return thisMap(thisValue).data.size;
  },
};

/** sec-set-objects */
const set: Behaviours = {
  /** sec-set-constructor */
  '%Set%'(_this, [iterable], newTarget) {
    const proto = GetPrototypeFromConstructor(requireNew(newTarget, 'Set'), '%SetPrototype%');
    return fill(new SetObject(proto), iterable, 'add');
  },
  /** sec-get-set-@@species */
  '%get Set[@@species]%'(thisValue) {
    return thisValue;
  },
  /** sec-set.prototype.add */
  '%Set.prototype.add%'(thisValue, [value]) {
    const S = thisSet(thisValue);
    chargeMemory(BYTES_PER_ENTRY);
    S.data.add(normalizeKey(value));
    return S;
  },
  /** sec-set.prototype.clear */
  '%Set.prototype.clear%'(thisValue) {
    thisSet(thisValue).data.clear();
    return undefined;
  },
  /** sec-set.prototype.delete */
  '%Set.prototype.delete%'(thisValue, [value]) {
    return thisSet(thisValue).data.delete(value);
  },
  /** sec-set.prototype.foreach */
  '%Set.prototype.forEach%'(thisValue, [callbackfn, thisArg]) {
    const S = thisSet(thisValue);
    if (!IsCallable(callbackfn)) return throwTypeError('the callback is not a function');
    for (const value of S.data) callbackfn.Call(thisArg, [value, value, S]);
    return undefined;
  },
  /** sec-set.prototype.has */
  '%Set.prototype.has%'(thisValue, [value]) {
    return thisSet(thisValue).data.has(value);
  },
  /** sec-get-set.prototype.size */
  '%get Set.prototype.size%'(thisValue) {
    return thisSet(thisValue).data.size;
  },
};

/** sec-weakmap-objects */
const weakMap: Behaviours = {
  /** sec-weakmap-constructor */
  '%WeakMap%'(_this, [iterable], newTarget) {
    const proto = GetPrototypeFromConstructor(requireNew(newTarget, 'WeakMap'), '%WeakMapPrototype%');
    return fill(new WeakMapObject(proto), iterable, 'set');
  },
  /** sec-weakmap.prototype.delete */
  '%WeakMap.prototype.delete%'(thisValue, [key]) {
    const M = thisWeakMap(thisValue);
    return key instanceof ObjectValue && M.data.delete(key);
  },
  /** sec-weakmap.prototype.get */
  '%WeakMap.prototype.get%'(thisValue, [key]) {
    const M = thisWeakMap(thisValue);
    return key instanceof ObjectValue ? M.data.get(key) : undefined;
  },
  /** sec-weakmap.prototype.has */
  '%WeakMap.prototype.has%'(thisValue, [key]) {
    const M = thisWeakMap(thisValue);
    return key instanceof ObjectValue && M.data.has(key);
  },
  /** sec-weakmap.prototype.set */
  '%WeakMap.prototype.set%'(thisValue, [key, value]) {
    const M = thisWeakMap(thisValue);
    if (!(key instanceof ObjectValue)) return throwTypeError('a WeakMap key must be an object');
    chargeMemory(BYTES_PER_ENTRY);
    M.data.set(key, value);
    return M;
  },
};

/** sec-weakset-objects */
const weakSet: Behaviours = {
  /** sec-weakset-constructor */
  '%WeakSet%'(_this, [iterable], newTarget) {
    const proto = GetPrototypeFromConstructor(requireNew(newTarget, 'WeakSet'), '%WeakSetPrototype%');
    return fill(new WeakSetObject(proto), iterable, 'add');
  },
  /** sec-weakset.prototype.add */
  '%WeakSet.prototype.add%'(thisValue, [value]) {
    const S = thisWeakSet(thisValue);
    if (!(value instanceof ObjectValue)) return throwTypeError('a WeakSet value must be an object');
    chargeMemory(BYTES_PER_ENTRY);
    S.data.add(value);
    return S;
  },
  /** sec-weakset.prototype.delete */
  '%WeakSet.prototype.delete%'(thisValue, [value]) {
    const S = thisWeakSet(thisValue);
    return value instanceof ObjectValue && S.data.delete(value);
  },
  /** sec-weakset.prototype.has */
  '%WeakSet.prototype.has%'(thisValue, [value]) {
    const S = thisWeakSet(thisValue);
    return value instanceof ObjectValue && S.data.has(value);
  },
};

export const collections: Behaviours = { ...map, ...set, ...weakMap, ...weakSet };
