/**
 * Ordinary objects and their essential internal methods (sec-ordinary-object-internal-methods-and-internal-slots).
 * Exotic objects are subclasses that override the methods the specification overrides.
 */
import { agent, charge, chargeMemory } from './agent.ts';
import { EMPTY, type PropertyKey, type Value } from './value.ts';
import { accessorDescriptor, dataDescriptor, IsAccessorDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, OPEN, prototypeEpoch, Shape, WRITABLE, type PropertyRecord } from './shape.ts';
import { currentShapes } from './realm-shapes.ts';
import { enterRecursion, leaveRecursion } from './recursion.ts';
import type { Accessor } from './accessor.ts';
import { isArrayIndexKey } from './array-index.ts';
import { ValidateAndApplyPropertyDescriptor } from './validate-descriptor.ts';

export type Slot = Value | Accessor;

/** What the host takes for an object and its slots, about. Here nothing is checked yet: that is for the meter's beat. */
const OBJECT_BYTES = 96;
/** What it takes for a key in a list. */
const BYTES_PER_KEY = 8;
/**
 * What it takes for a property, with a part of a new layout: whether there is one already may depend on other worlds, so all
 * pay for it.
 */
const PROPERTY_BYTES = 100;

/**
 * Searches along a chain of prototypes are charged by so many links. Caches, which find what is charged without the search,
 * must not remember longer ones: what is in them may come from another run.
 */
export const LINKS = 64;

export class ObjectValue {
  declare shape: Shape;
  declare slots: Slot[];
  declare extensible: boolean;
  /** Some object has, or had, this one as its prototype. */
  declare isPrototype: boolean;
  declare rootShape: Shape | undefined;
  /** Has [[Call]]: `IsCallable` reads this. */
  declare readonly callable: boolean;
  /** Has [[Construct]]: `IsConstructor` reads this. */
  declare readonly constructible: boolean;
  /** Overrides [[GetOwnProperty]], [[Get]], [[Set]] or [[HasProperty]] for some keys. */
  declare readonly exotic: boolean;
  /** What `Object.prototype.toString` calls the builtinTag. */
  declare readonly className: string;

  constructor(shape: Shape, slots: Slot[]) {
    agent.allocated += OBJECT_BYTES;
    this.shape = shape;
    this.slots = slots;
    this.extensible = true;
    this.isPrototype = false;
    this.rootShape = undefined;
  }

  /** Whether `key` is kept in shape and slots, so that inline caches may go around the internal methods. */
  isOrdinaryKey(_key: PropertyKey): boolean {
    return true;
  }

  /** sec-ordinarygetprototypeof */
  GetPrototypeOf(): ObjectValue | null {
    return this.shape.proto;
  }

  /** sec-ordinarysetprototypeof */
  SetPrototypeOf(V: ObjectValue | null): boolean {
    if (V === this.shape.proto) return true;
    if (!this.extensible) return false;
    let p = V;
    let links = 0;
    while (p !== null && !p.hasOwnGetPrototypeOf) {
      if (++links % LINKS === 0) charge(LINKS);
      if (p === this) return false;
      p = p.shape.proto;
    }
    this.changeShape(this.shape.withPrototype(V));
    return true;
  }

  /** True for Proxies: the loop check of OrdinarySetPrototypeOf stops there. */
  declare readonly hasOwnGetPrototypeOf: boolean;

  /** sec-ordinaryisextensible */
  IsExtensible(): boolean {
    return this.extensible;
  }

  /** sec-ordinarypreventextensions */
  PreventExtensions(): boolean {
    this.extensible = false;
    return true;
  }

  /** sec-ordinarygetownproperty */
  GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    const record = this.shape.lookup(P);
    return record === undefined ? undefined : this.describe(record);
  }

  /** sec-ordinarydefineownproperty */
  DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    return ValidateAndApplyPropertyDescriptor(this, P, this.IsExtensible(), Desc, this.GetOwnProperty(P));
  }

  /** sec-ordinaryhasproperty */
  HasProperty(P: PropertyKey): boolean {
    let o: ObjectValue | null = this;
    let links = 0;
    do {
      if (o.shape.lookup(P) !== undefined) return true;
      o = o.shape.proto;
      if (++links % LINKS === 0) charge(LINKS);
      if (o !== null && o.exotic && !o.isOrdinaryKey(P)) return askPrototype(o, (proto) => proto.HasProperty(P));
    } while (o !== null);
    return false;
  }

  /** sec-ordinaryget */
  Get(P: PropertyKey, Receiver: Value): Value {
    let o: ObjectValue | null = this;
    let links = 0;
    do {
      const record: PropertyRecord | undefined = o.shape.lookup(P);
      if (record !== undefined) return o.read(record, Receiver);
      o = o.shape.proto;
      if (++links % LINKS === 0) charge(LINKS);
      if (o !== null && o.exotic && !o.isOrdinaryKey(P)) return askPrototype(o, (proto) => proto.Get(P, Receiver));
    } while (o !== null);
    return undefined;
  }

  /** sec-ordinaryset */
  Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    const record = this.shape.lookup(P);
    if (record !== undefined) {
      if (Receiver === this && (record.flags & (ACCESSOR | WRITABLE)) === WRITABLE) {
        this.slots[record.index] = V;
        return true;
      }
      return setThrough(this.describe(record), P, V, Receiver);
    }
    let links = 0;
    for (let o = this.shape.proto; o !== null; o = o.shape.proto) {
      if (++links % LINKS === 0) charge(LINKS);
      if (o.exotic && !o.isOrdinaryKey(P)) return askPrototype(o, (proto) => proto.Set(P, V, Receiver));
      const inherited = o.shape.lookup(P);
      if (inherited !== undefined) return setThrough(o.describe(inherited), P, V, Receiver);
    }
    return setOnReceiver(P, V, Receiver);
  }

  /** sec-ordinarydelete */
  Delete(P: PropertyKey): boolean {
    const record = this.shape.lookup(P);
    if (record === undefined) return true;
    if ((record.flags & CONFIGURABLE) === 0) return false;
    this.changeShape(this.shape.without(P));
    this.slots[record.index] = undefined;
    return true;
  }

  /** sec-ordinaryownpropertykeys: integer indices ascending, strings, symbols. */
  OwnPropertyKeys(): PropertyKey[] {
    const keys = this.shapeKeys();
    charge(keys.length);
    chargeMemory(BYTES_PER_KEY * keys.length);
    return orderKeys(keys);
  }

  /** sec-ecmascript-function-objects-call-thisargument-argumentslist. Only callable objects have it. */
  Call(_thisArgument: Value, _argumentsList: Value[]): Value {
    throw new Error('[[Call]] of an object that is not callable');
  }

  /** sec-ecmascript-function-objects-construct-argumentslist-newtarget. Only constructors have it. */
  Construct(_argumentsList: Value[], _newTarget: ObjectValue): ObjectValue {
    throw new Error('[[Construct]] of an object that is not a constructor');
  }

  // Storage, beneath the internal methods.

  /** The value of an own property by its record, running a getter if it is an accessor. */
  read(record: PropertyRecord, Receiver: Value): Value {
    const slot = this.slots[record.index];
    if ((record.flags & ACCESSOR) === 0) return slot as Value;
    const getter = (slot as Accessor).get;
    return getter === undefined ? undefined : getter.Call(Receiver, []);
  }

  /** The descriptor of an own property by its record. */
  describe(record: PropertyRecord): PropertyDescriptor {
    const slot = this.slots[record.index];
    const enumerable = (record.flags & ENUMERABLE) !== 0;
    const configurable = (record.flags & CONFIGURABLE) !== 0;
    if ((record.flags & ACCESSOR) !== 0) {
      return accessorDescriptor((slot as Accessor).get, (slot as Accessor).set, enumerable, configurable);
    }
    return dataDescriptor(slot as Value, (record.flags & WRITABLE) !== 0, enumerable, configurable);
  }

  /** Adds or overwrites an own property without any check. `flags` includes ACCESSOR for an `Accessor`. */
  put(P: PropertyKey, slot: Slot, flags: number): void {
    const record = this.shape.lookup(P);
    if (record === undefined) {
      chargeMemory(PROPERTY_BYTES);
      const next = this.shape.add(P, flags);
      this.changeShape(next);
      this.slots[next.lastIndex] = slot;
      return;
    }
    if (record.flags !== flags) this.changeShape(this.shape.withFlags(P, flags));
    this.slots[record.index] = slot;
  }

  /** Keys kept in the shape, in order of creation. */
  shapeKeys(): PropertyKey[] {
    const keys: PropertyKey[] = [];
    for (const record of this.shape.records()) keys.push(record.key);
    return keys;
  }

  /** What SetIntegrityLevel does to an ordinary object's own storage, in one step. Exotic objects override or refuse (false). */
  applyIntegrity(level: 'sealed' | 'frozen'): boolean {
    charge(this.slots.length);
    this.extensible = false;
    this.changeShape(this.shape.withIntegrity(level));
    return true;
  }

  changeShape(shape: Shape): void {
    if (this.isPrototype) prototypeEpoch.value++;
    this.shape = shape;
  }
}

Object.assign(ObjectValue.prototype, {
  callable: false,
  constructible: false,
  exotic: false,
  hasOwnGetPrototypeOf: false,
  className: 'Object',
});

/** Goes on with the internal method of a prototype: chains of exotic ones recurse in the host. */
export function askPrototype<T>(proto: ObjectValue, ask: (proto: ObjectValue) => T): T {
  if (!proto.exotic) return ask(proto);
  enterRecursion();
  const answer = ask(proto);
  leaveRecursion();
  return answer;
}

/** OrdinarySetWithOwnDescriptor from its step 3 on, once the holder's own descriptor is known (sec-ordinarysetwithowndescriptor). */
export function setThrough(ownDesc: PropertyDescriptor, P: PropertyKey, V: Value, Receiver: Value): boolean {
  if (IsAccessorDescriptor(ownDesc)) {
    const setter = ownDesc.Set;
    if (setter === undefined || setter === EMPTY) return false;
    (setter as ObjectValue).Call(Receiver, [V]);
    return true;
  }
  if (ownDesc.Writable !== true) return false;
  return setOnReceiver(P, V, Receiver);
}

/** The end of OrdinarySetWithOwnDescriptor: define or update the data property on the receiver. */
export function setOnReceiver(P: PropertyKey, V: Value, Receiver: Value): boolean {
  if (!(Receiver instanceof ObjectValue)) return false;
  const existing = Receiver.GetOwnProperty(P);
  if (existing !== undefined) {
    if (IsAccessorDescriptor(existing)) return false;
    if (existing.Writable !== true) return false;
    return Receiver.DefineOwnProperty(P, valueOnly(V));
  }
  if (!Receiver.exotic) {
    if (!Receiver.extensible) return false;
    Receiver.put(P, V, OPEN);
    return true;
  }
  return Receiver.DefineOwnProperty(P, dataDescriptor(V, true, true, true));
}

function valueOnly(V: Value): PropertyDescriptor {
  const desc = dataDescriptor(V, true, true, true);
  desc.Writable = undefined;
  desc.Enumerable = undefined;
  desc.Configurable = undefined;
  return desc;
}

/** Sorts own keys as sec-ordinaryownpropertykeys asks; `keys` come in order of creation. */
export function orderKeys(keys: PropertyKey[]): PropertyKey[] {
  const indices: string[] = [];
  const strings: string[] = [];
  const symbols: symbol[] = [];
  for (const key of keys) {
    if (typeof key === 'symbol') symbols.push(key);
    else if (isArrayIndexKey(key)) indices.push(key);
    else strings.push(key);
  }
  if (indices.length === 0 && symbols.length === 0) return keys;
  indices.sort((a, b) => Number(a) - Number(b));
  return [...indices, ...strings, ...symbols];
}

/** sec-objectcreate, without internal slots. */
export function ObjectCreate(proto: ObjectValue | null): ObjectValue {
  return new ObjectValue(Shape.empty(proto), []);
}

/** A new ordinary object on the current realm's %ObjectPrototype%. */
export function createPlainObject(): ObjectValue {
  return new ObjectValue(currentShapes().plainObject, []);
}
