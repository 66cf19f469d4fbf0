/** Array.prototype methods that work at the ends: push, pop, shift, unshift (sec-properties-of-the-array-prototype-object). */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { deleteIndex, getIndex, mayRestructure, setIndex } from '../../runtime/indexed.ts';
import { LengthOfArrayLike, Set as SetProperty } from '../../runtime/operations.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { moveElements } from './move.ts';

export const ends: Behaviours = {
  /** sec-array.prototype.push */
  '%Array.prototype.push%'(thisValue, items) {
    const O = ToObject(thisValue);
    if (mayRestructure(O)) {
      const { elements } = O;
      chargeMemory(8 * items.length);
      for (let i = 0; i < items.length; i++) elements.push(items[i]);
      return (O.length = elements.length);
    }
    let len = LengthOfArrayLike(O);
    if (len + items.length > Number.MAX_SAFE_INTEGER) return throwTypeError('too many elements');
    for (const E of items) setIndex(O, len++, E);
    SetProperty(O, 'length', len, true);
    return len;
  },

  /** sec-array.prototype.pop */
  '%Array.prototype.pop%'(thisValue) {
    const O = ToObject(thisValue);
    if (mayRestructure(O)) {
      const { elements } = O;
      if (elements.length === 0) return undefined;
      const element: unknown = elements.pop();
      O.length = elements.length;
      return element === EMPTY ? undefined : (element as Value);
    }
    const len = LengthOfArrayLike(O);
    if (len === 0) {
      SetProperty(O, 'length', 0, true);
      return undefined;
    }
    const element = getIndex(O, len - 1);
    deleteIndex(O, len - 1);
    SetProperty(O, 'length', len - 1, true);
    return element;
  },

  /** sec-array.prototype.shift */
  '%Array.prototype.shift%'(thisValue) {
    const O = ToObject(thisValue);
    if (mayRestructure(O)) {
      const { elements } = O;
      if (elements.length === 0) return undefined;
      charge(elements.length >>> 4);
      const first: unknown = elements.shift();
      O.length = elements.length;
      return first === EMPTY ? undefined : (first as Value);
    }
    const len = LengthOfArrayLike(O);
    if (len === 0) {
      SetProperty(O, 'length', 0, true);
      return undefined;
    }
    const first = getIndex(O, 0);
    moveElements(O, 1, 0, len - 1, false);
    deleteIndex(O, len - 1);
    SetProperty(O, 'length', len - 1, true);
    return first;
  },

  /** sec-array.prototype.unshift */
  '%Array.prototype.unshift%'(thisValue, items) {
    const O = ToObject(thisValue);
    const argCount = items.length;
    if (mayRestructure(O)) {
      const { elements } = O;
      charge((elements.length >>> 4) + argCount);
      chargeMemory(8 * argCount);
      // By hand: spreading a long list of arguments into a host call could overflow the host's stack.
      for (let i = 0; i < argCount; i++) elements.push(undefined);
      elements.copyWithin(argCount, 0, elements.length - argCount);
      for (let i = 0; i < argCount; i++) elements[i] = items[i];
      return (O.length = elements.length);
    }
    const len = LengthOfArrayLike(O);
    if (argCount > 0) {
      if (len + argCount > Number.MAX_SAFE_INTEGER) return throwTypeError('too many elements');
      moveElements(O, 0, argCount, len, true);
      for (let j = 0; j < argCount; j++) setIndex(O, j, items[j]);
    }
    SetProperty(O, 'length', len + argCount, true);
    return len + argCount;
  },
};
