/** %TypedArrayPrototype% methods that look for an element: indexOf, lastIndexOf, includes. */
import { charge } from '../../runtime/agent.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { SameValueZero } from '../../runtime/testing.ts';
import { ToInteger } from '../../runtime/type-conversion.ts';
import { ValidateTypedArray } from '../../runtime/typed-array-object.ts';

export const searching: Behaviours = {
  /** sec-%typedarray%.prototype.includes. Elements of a buffer that the conversion detached are undefined. */
  '%TypedArray.prototype.includes%'(thisValue, [searchElement, fromIndex]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    if (len === 0) return false;
    const n = ToInteger(fromIndex);
    for (let k = n >= 0 ? n : Math.max(len + n, 0); k < len; k++) {
      charge(1);
      if (SameValueZero(O.getElement(k), searchElement)) return true;
    }
    return false;
  },

  /** sec-%typedarray%.prototype.indexof */
  '%TypedArray.prototype.indexOf%'(thisValue, [searchElement, fromIndex]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    if (len === 0) return -1;
    const n = ToInteger(fromIndex);
    // Up to the length of now: what is detached has no elements, so that undefined is not found.
    for (let k = n >= 0 ? n : Math.max(len + n, 0); k < O.length; k++) {
      charge(1);
      if (O.getElement(k) === searchElement) return k;
    }
    return -1;
  },

  /** sec-%typedarray%.prototype.lastindexof */
  '%TypedArray.prototype.lastIndexOf%'(thisValue, args) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    if (len === 0) return -1;
    const [searchElement] = args;
    const n = args.length > 1 ? ToInteger(args[1]) : len - 1;
    for (let k = n >= 0 ? Math.min(n, O.length - 1) : len + n; k >= 0 && k < O.length; k--) {
      charge(1);
      if (O.getElement(k) === searchElement) return k;
    }
    return -1;
  },
};
