/**
 * Objects with indexed elements, and the Array exotic object (sec-array-exotic-objects). Elements live in a dense host
 * array while they are many and uniform; otherwise in the shape like other properties.
 */
import { keepFast } from './keep-fast.ts';
import { charge, chargeMemory } from './agent.ts';
import { toArrayIndex } from './array-index.ts';
import { throwRangeError } from './errors.ts';
import { askPrototype, ObjectValue, setThrough, type Slot } from './object.ts';
import { dataDescriptor, IsAccessorDescriptor, type PropertyDescriptor } from './property-descriptor.ts';
import { arrayShape, currentShapes } from './realm-shapes.ts';
import { CONFIGURABLE, ENUMERABLE, OPEN, WRITABLE, type Shape } from './shape.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from './value.ts';
import { ValidateAndApplyPropertyDescriptor } from './validate-descriptor.ts';
import { ToNumber, ToUint32 } from './type-conversion.ts';

export type Element = Value | Empty;

/** How far past the end a write may go and keep the elements dense. */
const MAX_GAP = 1024;

/** An object whose array-indexed data properties may be kept densely: arrays and arguments objects. */
export class ElementsObject extends ObjectValue {
  /** Dense elements, `EMPTY` for holes; null once some element needs a descriptor of its own. */
  declare elements: Element[] | null;
  /** Attributes of every dense element. */
  declare elementFlags: number;

  constructor(shape: Shape, slots: Slot[], elements: Element[] | null) {
    super(shape, slots);
    this.elements = elements;
    this.elementFlags = OPEN;
  }

  override isOrdinaryKey(key: PropertyKey): boolean {
    return toArrayIndex(key) === -1;
  }

  override GetOwnProperty(P: PropertyKey): PropertyDescriptor | undefined {
    if (this.elements !== null) {
      const index = toArrayIndex(P);
      if (index !== -1) return this.describeElement(index);
    }
    return super.GetOwnProperty(P);
  }

  private describeElement(index: number): PropertyDescriptor | undefined {
    const element = this.elementAt(index);
    if (element === EMPTY) return undefined;
    const flags = this.elementFlags;
    return dataDescriptor(element as Value, (flags & WRITABLE) !== 0, (flags & ENUMERABLE) !== 0, (flags & CONFIGURABLE) !== 0);
  }

  /** The dense element, or EMPTY. */
  elementAt(index: number): Element {
    const elements = this.elements!;
    return index < elements.length ? elements[index] : EMPTY;
  }

  /** The nearest prototype that is no array with dense elements without this one, or null. */
  private inheritedHolder(index: number): ObjectValue | null {
    let proto = this.shape.proto;
    while (proto instanceof ElementsObject && proto.elements !== null && proto.elementAt(index) === EMPTY) proto = proto.shape.proto;
    return proto;
  }

  override HasProperty(P: PropertyKey): boolean {
    if (this.elements !== null) {
      const index = toArrayIndex(P);
      if (index !== -1) {
        if (this.elementAt(index) !== EMPTY) return true;
        const holder = this.inheritedHolder(index);
        return holder !== null && askPrototype(holder, (proto) => proto.HasProperty(P));
      }
    }
    return super.HasProperty(P);
  }

  override Get(P: PropertyKey, Receiver: Value): Value {
    if (this.elements !== null) {
      const index = toArrayIndex(P);
      if (index !== -1) {
        const element = this.elementAt(index);
        if (element !== EMPTY) return element as Value;
        const holder = this.inheritedHolder(index);
        return holder === null ? undefined : askPrototype(holder, (proto) => proto.Get(P, Receiver));
      }
    }
    return super.Get(P, Receiver);
  }

  override Set(P: PropertyKey, V: Value, Receiver: Value): boolean {
    const index = this.elements === null ? -1 : toArrayIndex(P);
    if (index === -1) return this.setNamed(P, V, Receiver);
    if (Receiver === this && this.elementFlags === OPEN && this.elementAt(index) !== EMPTY) {
      this.elements![index] = V;
      return true;
    }
    const own = this.describeElement(index);
    if (own !== undefined) return setThrough(own, P, V, Receiver);
    const holder = this.inheritedHolder(index);
    if (holder !== null) return askPrototype(holder, (proto) => proto.Set(P, V, Receiver));
    return setThrough(dataDescriptor(undefined, true, true, true), P, V, Receiver);
  }

  /** [[Set]] for a key that is not a dense element. */
  protected setNamed(P: PropertyKey, V: Value, Receiver: Value): boolean {
    return super.Set(P, V, Receiver);
  }

  override Delete(P: PropertyKey): boolean {
    const index = this.elements === null ? -1 : toArrayIndex(P);
    if (index === -1) return super.Delete(P);
    if (this.elementAt(index) === EMPTY) return true;
    if ((this.elementFlags & CONFIGURABLE) === 0) return false;
    this.elements![index] = EMPTY;
    return true;
  }

  override OwnPropertyKeys(): PropertyKey[] {
    if (this.elements === null) return super.OwnPropertyKeys();
    charge(this.elements.length);
    chargeMemory(24 * this.elements.length);
    const keys: PropertyKey[] = [];
    for (let i = 0; i < this.elements.length; i++) if (this.elements[i] !== EMPTY) keys.push(String(i));
    for (const key of super.OwnPropertyKeys()) keys.push(key);
    return keys;
  }

  override put(P: PropertyKey, slot: Slot, flags: number): void {
    const index = this.elements === null ? -1 : toArrayIndex(P);
    if (index === -1) {
      super.put(P, slot, flags);
      return;
    }
    if (flags === this.elementFlags && index <= this.elements!.length + MAX_GAP) {
      this.putElement(index, slot as Value);
      return;
    }
    this.makeSparse();
    super.put(P, slot, flags);
  }

  private putElement(index: number, value: Value): void {
    const elements = this.elements!;
    while (elements.length < index) elements.push(EMPTY);
    if (index === elements.length) elements.push(value);
    else elements[index] = value;
  }

  /** Moves every element into the shape. */
  makeSparse(): void {
    const elements = this.elements;
    if (elements === null) return;
    this.elements = null;
    for (let i = 0; i < elements.length; i++) {
      if (elements[i] !== EMPTY) super.put(String(i), elements[i] as Value, this.elementFlags);
    }
  }

  override applyIntegrity(level: 'sealed' | 'frozen'): boolean {
    this.elementFlags &= level === 'frozen' ? ~(CONFIGURABLE | WRITABLE) : ~CONFIGURABLE;
    return super.applyIntegrity(level);
  }
}
Object.assign(ElementsObject.prototype, { exotic: true });

/** The Array exotic object. Its `length` is slot 0 of every array's shape. */
export class ArrayObject extends ElementsObject {
  get length(): number {
    return this.slots[0] as number;
  }

  set length(n: number) {
    this.slots[0] = n;
  }

  /** True when elements 0 … length-1 may be read and written directly: dense and not frozen. */
  get dense(): boolean {
    return this.elements !== null && this.elements.length === this.slots[0];
  }

  get lengthWritable(): boolean {
    return (this.shape.lookup('length')!.flags & WRITABLE) !== 0;
  }

  /** sec-array-exotic-objects-defineownproperty-p-desc */
  override DefineOwnProperty(P: PropertyKey, Desc: PropertyDescriptor): boolean {
    if (P === 'length') return ArraySetLength(this, Desc);
    const index = toArrayIndex(P);
    if (index === -1) return super.DefineOwnProperty(P, Desc);
    if (index >= this.length && !this.lengthWritable) return false;
    if (!ValidateAndApplyPropertyDescriptor(this, P, this.extensible, Desc, this.GetOwnProperty(P))) return false;
    if (index >= this.length) this.length = index + 1;
    return true;
  }

  protected override setNamed(P: PropertyKey, V: Value, Receiver: Value): boolean {
    if (P === 'length' && Receiver === this) {
      const desc = dataDescriptor(V, true, false, false);
      desc.Writable = desc.Enumerable = desc.Configurable = undefined;
      return this.lengthWritable && ArraySetLength(this, desc);
    }
    return super.setNamed(P, V, Receiver);
  }

  /** Adds at the end if nothing can observe the difference from [[Set]] followed by a new length. Returns false otherwise. */
  appendFast(value: Value): boolean {
    const elements = this.elements;
    if (elements === null || elements.length !== this.slots[0] || !this.extensible || this.elementFlags !== OPEN) return false;
    elements.push(value);
    this.slots[0] = elements.length;
    return true;
  }
}
Object.assign(ArrayObject.prototype, { className: 'Array' });

/** sec-arraycreate. Throws a guest RangeError for a length above 2^32 - 1. */
export function ArrayCreate(length: number, proto?: ObjectValue | null): ArrayObject {
  if (length > 4294967295) throwRangeError('invalid array length');
  const shape = proto === undefined ? currentShapes().array : arrayShape(proto);
  return new ArrayObject(shape, [length === 0 ? 0 : length], length > 0 && length > (1 << 26) ? null : []);
}

/** sec-createarrayfromlist. Takes ownership of `elements`. */
export function CreateArrayFromList(elements: Value[]): ArrayObject {
  chargeMemory(32 + 8 * elements.length);
  return new ArrayObject(currentShapes().array, [elements.length], elements);
}

/** sec-arraysetlength */
export function ArraySetLength(A: ArrayObject, Desc: PropertyDescriptor): boolean {
  if (Desc.Value === EMPTY) return ValidateAndApplyPropertyDescriptor(A, 'length', A.extensible, Desc, A.GetOwnProperty('length'));
  const newLength = ToUint32(Desc.Value as Value);
  if (newLength !== ToNumber(Desc.Value as Value)) throwRangeError('invalid array length');
  const oldLength = A.length;
  const oldDesc = A.GetOwnProperty('length')!;
  const newDesc = dataDescriptor(newLength, true, false, false);
  newDesc.Writable = Desc.Writable;
  newDesc.Enumerable = Desc.Enumerable;
  newDesc.Configurable = Desc.Configurable;
  if (IsAccessorDescriptor(Desc)) return false;
  if (newLength >= oldLength) return ValidateAndApplyPropertyDescriptor(A, 'length', A.extensible, newDesc, oldDesc);
  if (oldDesc.Writable !== true) return false;
  const makeReadOnly = newDesc.Writable === false;
  if (makeReadOnly) newDesc.Writable = true;
  if (!ValidateAndApplyPropertyDescriptor(A, 'length', A.extensible, newDesc, oldDesc)) return false;
  const stoppedAt = truncate(A, oldLength, newLength);
  if (stoppedAt !== newLength) {
    A.length = stoppedAt;
    if (makeReadOnly) A.put('length', stoppedAt, 0);
    return false;
  }
  if (makeReadOnly) A.put('length', newLength, 0);
  return true;
}

/** Deletes elements from the end; the length at which a non-configurable one stopped it. */
function truncate(A: ArrayObject, oldLength: number, newLength: number): number {
  if (A.elements !== null) {
    if ((A.elementFlags & CONFIGURABLE) !== 0) {
      if (A.elements.length > newLength) A.elements.length = newLength;
      return newLength;
    }
    for (let i = A.elements.length; i > newLength; i--) if (A.elements[i - 1] !== EMPTY) return i;
    return newLength;
  }
  const doomed = A.shapeKeys().map(toArrayIndex).filter((i) => i >= newLength && i < oldLength).sort((a, b) => b - a);
  for (const index of doomed) if (!A.Delete(String(index))) return index + 1;
  return newLength;
}
keepFast(ArrayObject);
