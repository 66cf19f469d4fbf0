/**
 * Iteration over arrays without iterator objects, where no program can tell: the array's @@iterator and the iterator's
 * `next` are the intrinsic ones, and there is no `return` to call.
 */
import { agent } from '../runtime/agent.ts';
import { ArrayObject } from '../runtime/array-object.ts';
import { arrayShape } from '../runtime/realm-shapes.ts';
import { toArrayIndex } from '../runtime/array-index.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { prototypeEpoch, type Shape } from '../runtime/shape.ts';
import { wellKnownSymbols } from '../runtime/symbols.ts';
import { EMPTY, type Value } from '../runtime/value.ts';

/** Where to look whether iteration is still pristine; valid for one realm and one epoch of prototype layouts. */
let realm: Realm | null = null;
let epoch = -1;
let possible = false;
/** No array index is a property of what arrays inherit from, dense elements of %ArrayPrototype% aside. */
let unindexed = false;
let shape: Shape | null = null;
let arrayPrototype: ObjectValue;
let iteratorSlot = 0;
let iteratorPrototype: ObjectValue;
let nextSlot = 0;
let intrinsicValues: ObjectValue;
let intrinsicNext: ObjectValue;

function locate(): void {
  realm = agent.realm;
  const { intrinsics } = realm;
  arrayPrototype = intrinsics['%ArrayPrototype%'];
  iteratorPrototype = intrinsics['%ArrayIteratorPrototype%'];
  intrinsicValues = intrinsics['%Array.prototype.values%'];
  intrinsicNext = intrinsics['%ArrayIteratorPrototype.next%'];
  shape = arrayShape(arrayPrototype);
  possible = false;
  unindexed = hasNoIndexedProperties(arrayPrototype);
  const iterator = arrayPrototype.shape.lookup(wellKnownSymbols.iterator);
  const next = iteratorPrototype?.shape.lookup('next');
  if (iterator !== undefined && next !== undefined) {
    iteratorSlot = iterator.index;
    nextSlot = next.index;
    possible = true;
    for (let p: ObjectValue | null = iteratorPrototype; p !== null; p = p.shape.proto) {
      p.isPrototype = true;
      if (!p.isOrdinaryKey('return') || p.shape.lookup('return') !== undefined) possible = false;
    }
  }
  epoch = prototypeEpoch.value;
}

/** Whether iterating `value` visits its elements 0, 1, 2, … and runs no code of the guest. */
export function isPristineArray(value: Value): value is ArrayObject {
  if (!(value instanceof ArrayObject)) return false;
  if (realm !== agent.realm || epoch !== prototypeEpoch.value) locate();
  return (
    possible &&
    value.shape === shape &&
    arrayPrototype.slots[iteratorSlot] === intrinsicValues &&
    iteratorPrototype.slots[nextSlot] === intrinsicNext
  );
}

function hasNoIndexedProperties(start: ObjectValue): boolean {
  for (let p: ObjectValue | null = start; p !== null; p = p.shape.proto) {
    if (!(p instanceof ArrayObject) && !p.isOrdinaryKey('0')) return false;
    if (p.shapeKeys().some((key) => toArrayIndex(key) !== -1)) return false;
  }
  return true;
}

/** Whether an element at the end of `array` may be added in place: nothing that it inherits from can tell, and it is extensible. */
export function mayAppend(array: ArrayObject): boolean {
  if (realm !== agent.realm || epoch !== prototypeEpoch.value) locate();
  if (array.shape !== shape || !array.extensible || !unindexed) return false;
  const inherited = (arrayPrototype as ArrayObject).elements;
  return inherited !== null && inherited !== undefined && inherited.length === 0;
}

/** The element that the iterator would give at `index`, which is below the length. */
export function elementOf(array: ArrayObject, index: number): Value {
  const { elements } = array;
  if (elements !== null && index < elements.length) {
    const element = elements[index];
    if (element !== EMPTY) return element as Value;
  }
  return array.Get(String(index), array);
}
