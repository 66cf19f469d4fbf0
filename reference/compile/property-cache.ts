/**
 * Inline caches of property accesses: what an access site remembers about the last object's shape. Exact by construction:
 * a shape says which properties an object has and on which prototype, and `prototypeEpoch` changes with any prototype's layout.
 */
import type { Accessor } from '../runtime/accessor.ts';
import { ArrayObject } from '../runtime/array-object.ts';
import { LINKS, type ObjectValue } from '../runtime/object.ts';
import { ACCESSOR, OPEN, prototypeEpoch, WRITABLE, type PropertyRecord, type Shape } from '../runtime/shape.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';

export class PropertyCache {
  declare shape: Shape | null;
  declare index: number;
  /** The prototype that has the property; null when the object itself has it. */
  declare holder: ObjectValue | null;
  declare epoch: number;
  /** The shape of receivers whose property is an accessor, at `index` of `holder` or of the receiver. */
  declare accessorShape: Shape | null;
  /** For writes: the shape after adding the property. */
  declare next: Shape | null;

  constructor() {
    this.shape = null;
    this.index = 0;
    this.holder = null;
    this.epoch = -1;
    this.accessorShape = null;
    this.next = null;
  }
}

/** [[Get]] of `key` on `start`, with `receiver` as this value of a getter, filling `cache` if it can. */
export function getAndCache(start: ObjectValue, key: PropertyKey, receiver: Value, cache: PropertyCache): Value {
  if (cache.accessorShape === start.shape && cache.epoch === prototypeEpoch.value) {
    const getter = ((cache.holder ?? start).slots[cache.index] as Accessor).get;
    return getter === undefined ? undefined : getter.Call(receiver, []);
  }
  let holder = start;
  let links = 0;
  for (;;) {
    if (!holder.isOrdinaryKey(key) || ++links === LINKS) return start.Get(key, receiver);
    const record = holder.shape.lookup(key);
    if (record !== undefined) {
      if (!start.shape.dictionary) remember(cache, start, holder, record);
      return holder.read(record, receiver);
    }
    const proto: ObjectValue | null = holder.shape.proto;
    if (proto === null) return undefined;
    holder = proto;
  }
}

function remember(cache: PropertyCache, start: ObjectValue, holder: ObjectValue, record: PropertyRecord): void {
  const isAccessor = (record.flags & ACCESSOR) !== 0;
  cache.shape = isAccessor ? null : start.shape;
  cache.accessorShape = isAccessor ? start.shape : null;
  cache.index = record.index;
  cache.holder = holder === start ? null : holder;
  cache.epoch = prototypeEpoch.value;
}

/** [[Get]] of an object's own or inherited property through a cache. */
export function cachedGet(o: ObjectValue, key: PropertyKey, cache: PropertyCache): Value {
  if (o.shape === cache.shape) {
    const { holder } = cache;
    if (holder === null) return o.slots[cache.index] as Value;
    if (cache.epoch === prototypeEpoch.value) return holder.slots[cache.index] as Value;
  }
  return getAndCache(o, key, o, cache);
}

/** [[Set]] of `key` on `o` as receiver, filling `cache` if it can. Returns false where [[Set]] does. */
export function setAndCache(o: ObjectValue, key: PropertyKey, value: Value, cache: PropertyCache): boolean {
  const { shape } = o;
  if (shape.dictionary || !o.isOrdinaryKey(key) || (key === 'length' && o instanceof ArrayObject)) return o.Set(key, value, o);
  const record = shape.lookup(key);
  if (record !== undefined) {
    if ((record.flags & (ACCESSOR | WRITABLE)) === WRITABLE) {
      cache.shape = shape;
      cache.index = record.index;
      cache.next = null;
    }
    return o.Set(key, value, o);
  }
  if (o.exotic || !o.extensible || !mayAdd(o, key)) return o.Set(key, value, o);
  o.put(key, value, OPEN);
  if (!o.shape.dictionary) {
    cache.shape = shape;
    cache.next = o.shape;
    cache.epoch = prototypeEpoch.value;
  }
  return true;
}

/** Nothing on the prototype chain has `key` or keeps it out of its shape. */
function mayAdd(o: ObjectValue, key: PropertyKey): boolean {
  let links = 0;
  for (let p = o.shape.proto; p !== null; p = p.shape.proto) {
    if (++links === LINKS || !p.isOrdinaryKey(key) || p.shape.lookup(key) !== undefined) return false;
  }
  return true;
}

/** [[Set]] through a cache. */
export function cachedSet(o: ObjectValue, key: PropertyKey, value: Value, cache: PropertyCache): boolean {
  if (o.shape === cache.shape) {
    const { next } = cache;
    if (next === null) {
      o.slots[cache.index] = value;
      return true;
    }
    if (cache.epoch === prototypeEpoch.value && o.extensible) {
      o.changeShape(next);
      o.slots[next.count - 1] = value;
      return true;
    }
  }
  return setAndCache(o, key, value, cache);
}
