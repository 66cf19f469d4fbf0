/**
 * Access to elements by number, for the algorithms that walk indices. Each function does what the operation it is named
 * after does for the key ToString(index); dense elements are reached without making the key. What a guest may have changed
 * meanwhile is looked at anew on every access.
 */
import { charge, chargeMemory } from './agent.ts';
import { ArrayObject, ElementsObject } from './array-object.ts';
import { LINKS, type ObjectValue } from './object.ts';
import { CreateDataPropertyOrThrow, DeletePropertyOrThrow, Set as SetProperty } from './operations.ts';
import { OPEN, prototypeEpoch, type Shape } from './shape.ts';
import { TypedArrayObject } from './typed-array-object.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from './value.ts';

/** What an element costs that has a key of its own, about. */
const BYTES_PER_PROPERTY = 64;

/** Get(O, ! ToString(index)) */
export function getIndex(O: ObjectValue, index: number): Value {
  if (O instanceof ElementsObject) {
    const { elements } = O;
    if (elements !== null && index < elements.length) {
      const element = elements[index];
      if (element !== EMPTY) return element as Value;
    }
  } else if (O instanceof TypedArrayObject) {
    return O.getElement(index);
  }
  return O.Get(String(index), O);
}

/** Get(O, ! ToString(index)) if HasProperty says so, else EMPTY. */
export function getIfPresent(O: ObjectValue, index: number): Value | Empty {
  if (O instanceof ElementsObject) {
    const { elements } = O;
    if (elements !== null && index < elements.length) {
      const element = elements[index];
      if (element !== EMPTY) return element;
    }
  } else if (O instanceof TypedArrayObject) {
    return index < O.length ? O.getElement(index) : EMPTY;
  }
  const key = String(index);
  return O.HasProperty(key) ? O.Get(key, O) : EMPTY;
}

/** Set(O, ! ToString(index), V, true) */
export function setIndex(O: ObjectValue, index: number, V: Value): void {
  if (O instanceof ElementsObject) {
    const { elements } = O;
    if (elements !== null && index < elements.length && O.elementFlags === OPEN && elements[index] !== EMPTY) {
      elements[index] = V;
      return;
    }
  } else if (O instanceof TypedArrayObject) {
    O.setElement(index, V);
    return;
  }
  chargeMemory(BYTES_PER_PROPERTY);
  SetProperty(O, String(index), V, true);
}

/** Set(O, ! ToString(index), V, true) where it fills the first hole behind an array's dense elements; false where it doesn't. */
export function setFirstHole(O: ObjectValue, index: number, V: Value): boolean {
  if (!(O instanceof ArrayObject) || O.elements === null || index !== O.elements.length || index >= O.length) return false;
  if (O.elementFlags !== OPEN || !O.extensible || !inheritsNoElements(O)) return false;
  chargeMemory(8);
  O.elements.push(V);
  return true;
}

/** CreateDataPropertyOrThrow(O, ! ToString(index), V) */
export function createIndex(O: ObjectValue, index: number, V: Value): void {
  if (O instanceof ArrayObject && O.elementFlags === OPEN && O.extensible && O.elements !== null) {
    const { elements } = O;
    if (index < elements.length) {
      elements[index] = V;
      return;
    }
    if (index === elements.length && (index < O.length || (index < MAX_ARRAY_LENGTH && O.lengthWritable))) {
      chargeMemory(8);
      elements.push(V);
      if (index >= O.length) O.length = index + 1;
      return;
    }
  }
  chargeMemory(BYTES_PER_PROPERTY);
  CreateDataPropertyOrThrow(O, String(index), V);
}

/** DeletePropertyOrThrow(O, ! ToString(index)) */
export function deleteIndex(O: ObjectValue, index: number): void {
  DeletePropertyOrThrow(O, String(index));
}

export const MAX_ARRAY_LENGTH = 2 ** 32 - 1;

/**
 * True when the elements of `A` are exactly its host array and may be added, moved and removed there: what [[Set]] and
 * [[Delete]] for each of them would do differs in nothing, if it also inherits no elements.
 */
export function mayRestructure(A: ObjectValue): A is ArrayObject & { elements: Value[] } {
  return (
    A instanceof ArrayObject &&
    A.elements !== null &&
    A.elements.length === A.slots[0] &&
    A.elementFlags === OPEN &&
    A.extensible &&
    (A.shape === known.lengthWritableIn || isLengthWritable(A)) &&
    inheritsNoElements(A)
  );
}

function isLengthWritable(A: ArrayObject): boolean {
  if (!A.lengthWritable) return false;
  if (!A.shape.dictionary) known.lengthWritableIn = A.shape;
  return true;
}

/** The last answers, which hold as long as shapes and the epoch of prototype layouts are the same. */
const known: {
  lengthWritableIn: Shape | null;
  /** A prototype whose chain was found clean at `epoch`, but for dense elements of `array` that were added since. */
  proto: ObjectValue | null;
  epoch: number;
  array: ElementsObject | null;
} = { lengthWritableIn: null, proto: null, epoch: -1, array: null };

/** True when no object on the prototype chain can have an indexed property or intercept the search for one. */
export function inheritsNoElements(O: ObjectValue): boolean {
  const { proto } = O.shape;
  if (proto === null) return true;
  if (proto === known.proto && known.epoch === prototypeEpoch.value) return known.array === null || isEmpty(known.array);
  let array: ElementsObject | null = null;
  let arrays = 0;
  let links = 0;
  for (let p: ObjectValue | null = proto; p !== null; p = p.shape.proto) {
    if (++links % LINKS === 0) charge(LINKS);
    if (p instanceof ElementsObject) {
      if (!isEmpty(p)) return false;
      array = p;
      arrays++;
    } else if (p.exotic) {
      return false;
    }
    for (const record of p.shape.records()) if (indexOfKey(record.key) !== -1) return false;
  }
  if (arrays <= 1 && links < LINKS) {
    known.proto = proto;
    known.epoch = prototypeEpoch.value;
    known.array = array;
  }
  return true;
}

function isEmpty(p: ElementsObject): boolean {
  return p.elements !== null && p.elements.length === 0;
}

/** The index below 2^53 - 1 that `key` is, or -1: array-likes may have more elements than arrays. */
export function indexOfKey(key: PropertyKey): number {
  if (typeof key !== 'string' || key.length === 0 || key.length > 16) return -1;
  const first = key.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return -1;
  const n = Number(key);
  return n < Number.MAX_SAFE_INTEGER && String(n) === key ? n : -1;
}
