/** sec-%typedarray%.prototype.sort */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import type { Numeric } from '../../runtime/element-type.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { mergeSort } from '../../runtime/merge-sort.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import { callComparator } from '../array/sort.ts';

/** The order without a comparison function: by value, -0 before +0, NaN last. */
function compareNumeric(x: Numeric, y: Numeric): number {
  if (x < y) return -1;
  if (x > y) return 1;
  if (x !== x) return y !== y ? 0 : 1;
  if (y !== y) return -1;
  return x === 0 && y === 0 ? Number(Object.is(y, -0)) - Number(Object.is(x, -0)) : 0;
}

export const sorting: Behaviours = {
  /** sec-%typedarray%.prototype.sort */
  '%TypedArray.prototype.sort%'(thisValue, [comparefn]) {
    if (comparefn !== undefined && !IsCallable(comparefn)) return throwTypeError('the comparison function is not a function');
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    charge(len);
    chargeMemory(24 * len);
    const list: Numeric[] = [];
    for (let k = 0; k < len; k++) list.push(O.getElement(k) as Numeric);
    mergeSort(list, comparefn === undefined ? compareNumeric : (x, y) => callComparator(comparefn, x, y));
    for (let k = 0; k < len; k++) O.putElement(k, list[k]);
    return O;
  },
};
