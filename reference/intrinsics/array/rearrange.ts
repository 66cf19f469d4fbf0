/** Array.prototype methods that change an array in place: splice, reverse, fill, copyWithin. */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { ArrayObject, CreateArrayFromList } from '../../runtime/array-object.ts';
import { ArraySpeciesCreate, hasDefaultSpecies } from '../../runtime/array-species.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { createIndex, deleteIndex, getIfPresent, mayRestructure, setFirstHole, setIndex } from '../../runtime/indexed.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { LengthOfArrayLike, Set as SetProperty } from '../../runtime/operations.ts';
import { ToInteger, ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';
import { moveElements } from './move.ts';
import { relativeIndex } from './relative-index.ts';

/** Replaces a part of a host array. By hand, for a spread of many items could overflow the host's stack. */
function replaceRange(elements: Value[], start: number, deleteCount: number, items: readonly Value[]): void {
  const { length } = elements;
  const growth = items.length - deleteCount;
  for (let i = 0; i < growth; i++) elements.push(undefined);
  if (growth !== 0) elements.copyWithin(start + items.length, start + deleteCount, length);
  if (growth < 0) elements.length = length + growth;
  for (let i = 0; i < items.length; i++) elements[start + i] = items[i];
}

/** Copies what is present of a part of `O` into `A` from index 0 on. */
export function copyPresent(O: ObjectValue, start: number, count: number, A: ObjectValue): void {
  const holes = new Holes(O);
  for (let k = 0; k < count; k++) {
    charge(1);
    const value = getIfPresent(O, start + k);
    if (value === EMPTY) k = holes.next(start + k + 1, start + count) - start - 1;
    else createIndex(A, k, value as Value);
  }
}

/** The last steps of sec-array.prototype.splice, without any fast path. */
function spliceGeneric(O: ObjectValue, len: number, start: number, deleteCount: number, items: readonly Value[]): ObjectValue {
  const A = ArraySpeciesCreate(O, deleteCount);
  copyPresent(O, start, deleteCount, A);
  SetProperty(A, 'length', deleteCount, true);
  const newLength = len - deleteCount + items.length;
  if (items.length !== deleteCount) {
    moveElements(O, start + deleteCount, start + items.length, len - start - deleteCount, items.length > deleteCount);
  }
  const holes = new Holes(O);
  for (let k = len - 1; k >= newLength; k--) {
    charge(1);
    k = holes.previous(k, newLength - 1);
    if (k >= newLength) deleteIndex(O, k);
  }
  items.forEach((item, i) => setIndex(O, start + i, item));
  SetProperty(O, 'length', newLength, true);
  return A;
}

function putOrDelete(O: ObjectValue, index: number, value: Value | Empty): void {
  if (value === EMPTY) deleteIndex(O, index);
  else setIndex(O, index, value as Value);
}

export const rearrange: Behaviours = {
  /** sec-array.prototype.splice */
  '%Array.prototype.splice%'(thisValue, args) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const start = relativeIndex(args[0], len, 0);
    const items = args.slice(2);
    const rest = len - start;
    const deleteCount = args.length === 0 ? 0 : args.length === 1 ? rest : Math.min(Math.max(ToInteger(args[1]), 0), rest);
    if (len + items.length - deleteCount > Number.MAX_SAFE_INTEGER) return throwTypeError('too many elements');
    if (mayRestructure(O) && O.length === len && hasDefaultSpecies(O)) {
      charge(deleteCount + items.length + (items.length === deleteCount ? 0 : rest >>> 4));
      const deleted = CreateArrayFromList(O.elements.slice(start, start + deleteCount) as Value[]);
      chargeMemory(8 * items.length);
      replaceRange(O.elements, start, deleteCount, items);
      O.length = O.elements.length;
      return deleted;
    }
    return spliceGeneric(O, len, start, deleteCount, items);
  },

  /** sec-array.prototype.reverse */
  '%Array.prototype.reverse%'(thisValue) {
    const O = ToObject(thisValue);
    if (mayRestructure(O)) {
      charge(O.length);
      O.elements.reverse();
      return O;
    }
    const len = LengthOfArrayLike(O);
    const middle = Math.floor(len / 2);
    const holes = new Holes(O);
    for (let lower = 0; lower < middle; lower++) {
      const upper = len - lower - 1;
      charge(1);
      const lowerValue = getIfPresent(O, lower);
      const upperValue = getIfPresent(O, upper);
      if (lowerValue === EMPTY && upperValue === EMPTY) {
        lower = Math.min(holes.next(lower + 1, middle), len - 1 - holes.previous(upper - 1, len - middle - 1)) - 1;
        continue;
      }
      putOrDelete(O, lower, upperValue);
      putOrDelete(O, upper, lowerValue);
    }
    return O;
  },

  /** sec-array.prototype.fill */
  '%Array.prototype.fill%'(thisValue, [value, start, end]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    let k = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    if (mayRestructure(O) && O.length === len) {
      charge(Math.max(0, final - k) >>> 2);
      if (k < final) O.elements.fill(value, k, final);
      return O;
    }
    // All at once, before the first is made: a loop up to 2^32 would meet the limit very late.
    if (O instanceof ArrayObject) chargeMemory(8 * Math.max(0, final - Math.max(k, O.elements?.length ?? 0)));
    for (; k < final; k++) {
      charge(1);
      if (!setFirstHole(O, k, value)) setIndex(O, k, value);
    }
    return O;
  },

  /** sec-array.prototype.copywithin */
  '%Array.prototype.copyWithin%'(thisValue, [target, start, end]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const to = relativeIndex(target, len, 0);
    const from = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    const count = Math.min(final - from, len - to);
    if (count <= 0) return O;
    if (mayRestructure(O) && O.length === len) {
      charge(count >>> 4);
      O.elements.copyWithin(to, from, from + count);
    } else {
      moveElements(O, from, to, count, from < to && to < from + count);
    }
    return O;
  },
};
