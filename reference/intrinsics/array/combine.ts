/** Array.prototype methods that copy elements into a new array: concat, slice. */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { ArrayObject, CreateArrayFromList, ElementsObject } from '../../runtime/array-object.ts';
import { ArraySpeciesCreate, hasDefaultSpecies } from '../../runtime/array-species.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { createIndex, getIfPresent, inheritsNoElements } from '../../runtime/indexed.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get, LengthOfArrayLike, Set as SetProperty } from '../../runtime/operations.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { IsArray } from '../../runtime/testing.ts';
import { ToBoolean, ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { copyPresent } from './rearrange.ts';
import { relativeIndex } from './relative-index.ts';

/** sec-isconcatspreadable */
function IsConcatSpreadable(O: Value): O is ObjectValue {
  if (!(O instanceof ObjectValue)) return false;
  const spreadable = Get(O, wellKnownSymbols.isConcatSpreadable);
  return spreadable !== undefined ? ToBoolean(spreadable) : IsArray(O);
}

/** Appends the elements of `E` to `A` from index `n` on; the index after them. `isPlain`: nobody else sees `A` yet. */
function appendAll(A: ObjectValue, isPlain: boolean, n: number, E: ObjectValue): number {
  const len = LengthOfArrayLike(E);
  if (n + len > Number.MAX_SAFE_INTEGER) return throwTypeError('too many elements');
  if (isPlain && A instanceof ArrayObject && A.elements?.length === n && E instanceof ArrayObject && E.dense && inheritsNoElements(E)) {
    charge(len >>> 2);
    chargeMemory(8 * len);
    for (const element of E.elements!) A.elements.push(element);
    A.length = n + len;
    return n + len;
  }
  const holes = new Holes(E);
  for (let k = 0; k < len; k++) {
    charge(1);
    const subElement = getIfPresent(E, k);
    if (subElement === EMPTY) k = holes.next(k + 1, len) - 1;
    else createIndex(A, n + k, subElement as Value);
  }
  return n + len;
}

export const combining: Behaviours = {
  /** sec-array.prototype.concat */
  '%Array.prototype.concat%'(thisValue, args) {
    const O = ToObject(thisValue);
    const isPlain = hasDefaultSpecies(O);
    const A = ArraySpeciesCreate(O, 0);
    let n = 0;
    for (const E of [O, ...args]) {
      charge(1);
      if (IsConcatSpreadable(E)) n = appendAll(A, isPlain, n, E);
      else if (n >= Number.MAX_SAFE_INTEGER) throwTypeError('too many elements');
      else createIndex(A, n++, E);
    }
    SetProperty(A, 'length', n, true);
    return A;
  },

  /** sec-array.prototype.slice */
  '%Array.prototype.slice%'(thisValue, [start, end]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const k = relativeIndex(start, len, 0);
    const final = relativeIndex(end, len, len);
    const count = Math.max(final - k, 0);
    if (O instanceof ElementsObject && O.elements !== null && final <= O.elements.length && hasDefaultSpecies(O) && inheritsNoElements(O)) {
      charge(count >>> 3);
      return CreateArrayFromList(O.elements.slice(k, Math.max(final, k)) as Value[]);
    }
    const A = ArraySpeciesCreate(O, count);
    copyPresent(O, k, count, A);
    SetProperty(A, 'length', count, true);
    return A;
  },
};
