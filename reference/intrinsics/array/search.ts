/** Array.prototype methods that look for an element: indexOf, lastIndexOf, includes, find, findIndex. */
import { charge } from '../../runtime/agent.ts';
import { ElementsObject } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { getIfPresent, getIndex, inheritsNoElements } from '../../runtime/indexed.ts';
import { LengthOfArrayLike } from '../../runtime/operations.ts';
import { IsCallable, SameValueZero } from '../../runtime/testing.ts';
import { ToBoolean, ToInteger, ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';

/** The first index whose element satisfies the predicate, or -1: what find and findIndex share. */
function search(thisValue: Value, predicate: Value, thisArg: Value, found: (value: Value, k: number) => Value, notFound: Value): Value {
  const O = ToObject(thisValue);
  const len = LengthOfArrayLike(O);
  if (!IsCallable(predicate)) return throwTypeError('the predicate is not a function');
  for (let k = 0; k < len; k++) {
    charge(1);
    const kValue = getIndex(O, k);
    if (ToBoolean(predicate.Call(thisArg, [kValue, k, O]))) return found(kValue, k);
  }
  return notFound;
}

export const searching: Behaviours = {
  /** sec-array.prototype.indexof */
  '%Array.prototype.indexOf%'(thisValue, [searchElement, fromIndex]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    if (len === 0) return -1;
    const n = ToInteger(fromIndex);
    let k = n >= 0 ? n : Math.max(len + n, 0);
    if (O instanceof ElementsObject && O.elements !== null && O.elements.length >= len && inheritsNoElements(O)) {
      const at = k < len ? O.elements.indexOf(searchElement, k) : -1;
      charge((at === -1 ? len : at) >>> 2);
      return at < len ? at : -1;
    }
    const holes = new Holes(O);
    for (; k < len; k++) {
      charge(1);
      const element = getIfPresent(O, k);
      if (element === EMPTY) k = holes.next(k + 1, len) - 1;
      else if (element === searchElement) return k;
    }
    return -1;
  },

  /** sec-array.prototype.lastindexof */
  '%Array.prototype.lastIndexOf%'(thisValue, args) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    if (len === 0) return -1;
    const [searchElement] = args;
    const n = args.length > 1 ? ToInteger(args[1]) : len - 1;
    const holes = new Holes(O);
    for (let k = n >= 0 ? Math.min(n, len - 1) : len + n; k >= 0; k--) {
      charge(1);
      const element = getIfPresent(O, k);
      if (element === EMPTY) k = holes.previous(k - 1, -1) + 1;
      else if (element === searchElement) return k;
    }
    return -1;
  },

  /** sec-array.prototype.includes */
  '%Array.prototype.includes%'(thisValue, [searchElement, fromIndex]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    if (len === 0) return false;
    const n = ToInteger(fromIndex);
    const holes = new Holes(O);
    for (let k = n >= 0 ? n : Math.max(len + n, 0); k < len; k++) {
      charge(1);
      const element = getIndex(O, k);
      if (SameValueZero(element, searchElement)) return true;
      // Holes read as undefined, which is not what is looked for.
      if (element === undefined) k = holes.next(k + 1, len) - 1;
    }
    return false;
  },

  /** sec-array.prototype.find */
  '%Array.prototype.find%'(thisValue, [predicate, thisArg]) {
    return search(thisValue, predicate, thisArg, (value) => value, undefined);
  },

  /** sec-array.prototype.findindex */
  '%Array.prototype.findIndex%'(thisValue, [predicate, thisArg]) {
    return search(thisValue, predicate, thisArg, (_value, k) => k, -1);
  },
};
