/** Array.prototype methods that call a function for each element present (sec-properties-of-the-array-prototype-object). */
import { charge } from '../../runtime/agent.ts';
import { ElementsObject, CreateArrayFromList, type Element } from '../../runtime/array-object.ts';
import { ArraySpeciesCreate, hasDefaultSpecies } from '../../runtime/array-species.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { createIndex, getIfPresent } from '../../runtime/indexed.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { LengthOfArrayLike } from '../../runtime/operations.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ToBoolean, ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';

function requireCallable(callbackfn: Value): ObjectValue {
  return IsCallable(callbackfn) ? callbackfn : throwTypeError('the callback is not a function');
}

/** Calls `visit` for each index present, ascending, until it returns false. */
function forEachPresent(O: ObjectValue, start: number, len: number, visit: (value: Value, k: number) => boolean): void {
  let holes: Holes | null = null;
  for (let k = start; k < len; k++) {
    charge(1);
    const value = getIfPresent(O, k);
    if (value === EMPTY) k = (holes ??= new Holes(O)).next(k + 1, len) - 1;
    else if (!visit(value as Value, k)) return;
  }
}

/** The first steps that every, forEach and some share; `stop` is the answer of the callback that ends the loop. */
function test(thisValue: Value, callback: Value, thisArg: Value, stop: boolean | undefined): boolean {
  const O = ToObject(thisValue);
  const len = LengthOfArrayLike(O);
  const callbackfn = requireCallable(callback);
  let stopped = false;
  forEachPresent(O, 0, len, (kValue, k) => {
    const result = callbackfn.Call(thisArg, [kValue, k, O]);
    stopped = stop !== undefined && ToBoolean(result) === stop;
    return !stopped;
  });
  return stopped;
}

/** map onto a new plain array of the elements of a dense one: nobody sees the result before it is complete. */
function mapDense(O: ElementsObject, len: number, callbackfn: ObjectValue, thisArg: Value): ObjectValue {
  const mapped: Element[] = [];
  for (let k = 0; k < len; k++) {
    charge(1);
    const kValue = getIfPresent(O, k);
    mapped.push(kValue === EMPTY ? EMPTY : callbackfn.Call(thisArg, [kValue as Value, k, O]));
  }
  return CreateArrayFromList(mapped as Value[]);
}

export const iterating: Behaviours = {
  /** sec-array.prototype.every */
  '%Array.prototype.every%'(thisValue, [callbackfn, thisArg]) {
    return !test(thisValue, callbackfn, thisArg, false);
  },

  /** sec-array.prototype.some */
  '%Array.prototype.some%'(thisValue, [callbackfn, thisArg]) {
    return test(thisValue, callbackfn, thisArg, true);
  },

  /** sec-array.prototype.foreach */
  '%Array.prototype.forEach%'(thisValue, [callbackfn, thisArg]) {
    test(thisValue, callbackfn, thisArg, undefined);
    return undefined;
  },

  /** sec-array.prototype.map */
  '%Array.prototype.map%'(thisValue, [callback, thisArg]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const callbackfn = requireCallable(callback);
    if (O instanceof ElementsObject && O.elements?.length === len && hasDefaultSpecies(O)) return mapDense(O, len, callbackfn, thisArg);
    const A = ArraySpeciesCreate(O, len);
    forEachPresent(O, 0, len, (kValue, k) => {
      createIndex(A, k, callbackfn.Call(thisArg, [kValue, k, O]));
      return true;
    });
    return A;
  },

  /** sec-array.prototype.filter */
  '%Array.prototype.filter%'(thisValue, [callback, thisArg]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const callbackfn = requireCallable(callback);
    const A = ArraySpeciesCreate(O, 0);
    let to = 0;
    forEachPresent(O, 0, len, (kValue, k) => {
      if (ToBoolean(callbackfn.Call(thisArg, [kValue, k, O]))) createIndex(A, to++, kValue);
      return true;
    });
    return A;
  },

  /** sec-array.prototype.reduce */
  '%Array.prototype.reduce%'(thisValue, args) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const callbackfn = requireCallable(args[0]);
    let accumulator: Element = args.length > 1 ? args[1] : EMPTY;
    forEachPresent(O, 0, len, (kValue, k) => {
      accumulator = accumulator === EMPTY ? kValue : callbackfn.Call(undefined, [accumulator as Value, kValue, k, O]);
      return true;
    });
    return accumulator === EMPTY ? throwTypeError('reduce of an empty array with no initial value') : (accumulator as Value);
  },

  /** sec-array.prototype.reduceright */
  '%Array.prototype.reduceRight%'(thisValue, args) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const callbackfn = requireCallable(args[0]);
    let accumulator: Element = args.length > 1 ? args[1] : EMPTY;
    const holes = new Holes(O);
    for (let k = len - 1; k >= 0; k--) {
      charge(1);
      const kValue = getIfPresent(O, k);
      if (kValue === EMPTY) k = holes.previous(k - 1, -1) + 1;
      else accumulator = accumulator === EMPTY ? (kValue as Value) : callbackfn.Call(undefined, [accumulator as Value, kValue as Value, k, O]);
    }
    return accumulator === EMPTY ? throwTypeError('reduceRight of an empty array with no initial value') : (accumulator as Value);
  },
};
