/**
 * %TypedArrayPrototype% methods that call a function for each element (sec-properties-of-the-%typedarrayprototype%-object).
 * A callback may detach the buffer: elements are undefined from then on, and the loop goes on to the length that it began with.
 */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ToBoolean } from '../../runtime/type-conversion.ts';
import { ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import { TypedArraySpeciesCreate } from '../../runtime/typed-array-operations.ts';
import type { Value } from '../../runtime/value.ts';

function requireCallable(callbackfn: Value): ObjectValue {
  return IsCallable(callbackfn) ? callbackfn : throwTypeError('the callback is not a function');
}

/** The index at which the callback's answer, as a boolean, is first `wanted`; -1 if at none. `result` is told the element. */
function search(thisValue: Value, callback: Value, thisArg: Value, wanted: boolean | undefined, result?: (value: Value) => void): number {
  const O = ValidateTypedArray(thisValue);
  const len = O.length;
  const callbackfn = requireCallable(callback);
  for (let k = 0; k < len; k++) {
    charge(1);
    const kValue = O.getElement(k);
    const answer = callbackfn.Call(thisArg, [kValue, k, O]);
    if (wanted !== undefined && ToBoolean(answer) === wanted) {
      result?.(kValue);
      return k;
    }
  }
  return -1;
}

/** reduce and reduceRight: `order` gives the index of the nth step. */
function reduce(thisValue: Value, args: Value[], order: (n: number, len: number) => number): Value {
  const O = ValidateTypedArray(thisValue);
  const len = O.length;
  const callbackfn = requireCallable(args[0]);
  if (len === 0 && args.length < 2) return throwTypeError('reduce of an empty typed array with no initial value');
  let n = 0;
  let accumulator = args.length > 1 ? args[1] : O.getElement(order(n++, len));
  for (; n < len; n++) {
    charge(1);
    const k = order(n, len);
    accumulator = callbackfn.Call(undefined, [accumulator, O.getElement(k), k, O]);
  }
  return accumulator;
}

export const iterating: Behaviours = {
  /** sec-%typedarray%.prototype.every */
  '%TypedArray.prototype.every%'(thisValue, [callbackfn, thisArg]) {
    return search(thisValue, callbackfn, thisArg, false) === -1;
  },

  /** sec-%typedarray%.prototype.some */
  '%TypedArray.prototype.some%'(thisValue, [callbackfn, thisArg]) {
    return search(thisValue, callbackfn, thisArg, true) !== -1;
  },

  /** sec-%typedarray%.prototype.foreach */
  '%TypedArray.prototype.forEach%'(thisValue, [callbackfn, thisArg]) {
    search(thisValue, callbackfn, thisArg, undefined);
    return undefined;
  },

  /** sec-%typedarray%.prototype.find */
  '%TypedArray.prototype.find%'(thisValue, [predicate, thisArg]) {
    let found: Value = undefined;
    search(thisValue, predicate, thisArg, true, (value) => {
      found = value;
    });
    return found;
  },

  /** sec-%typedarray%.prototype.findindex */
  '%TypedArray.prototype.findIndex%'(thisValue, [predicate, thisArg]) {
    return search(thisValue, predicate, thisArg, true);
  },

  /** sec-%typedarray%.prototype.filter */
  '%TypedArray.prototype.filter%'(thisValue, [callback, thisArg]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const callbackfn = requireCallable(callback);
    const kept: Value[] = [];
    for (let k = 0; k < len; k++) {
      charge(1);
      const kValue = O.getElement(k);
      if (!ToBoolean(callbackfn.Call(thisArg, [kValue, k, O]))) continue;
      chargeMemory(8);
      kept.push(kValue);
    }
    const A = TypedArraySpeciesCreate(O, [kept.length]);
    for (let n = 0; n < kept.length; n++) A.setElement(n, kept[n]);
    return A;
  },

  /** sec-%typedarray%.prototype.map */
  '%TypedArray.prototype.map%'(thisValue, [callback, thisArg]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const callbackfn = requireCallable(callback);
    const A = TypedArraySpeciesCreate(O, [len]);
    for (let k = 0; k < len; k++) {
      charge(1);
      A.setElement(k, callbackfn.Call(thisArg, [O.getElement(k), k, O]));
    }
    return A;
  },

  /** sec-%typedarray%.prototype.reduce */
  '%TypedArray.prototype.reduce%'(thisValue, args) {
    return reduce(thisValue, args, (n) => n);
  },

  /** sec-%typedarray%.prototype.reduceright */
  '%TypedArray.prototype.reduceRight%'(thisValue, args) {
    return reduce(thisValue, args, (n, len) => len - 1 - n);
  },
};
