/** %TypedArrayPrototype% methods that make a string: join, toLocaleString. */
import type { Behaviours } from '../../runtime/function-object.ts';
import { Invoke } from '../../runtime/operations.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import { ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import { joinElements } from '../array/join.ts';

export const joining: Behaviours = {
  /** sec-%typedarray%.prototype.join */
  '%TypedArray.prototype.join%'(thisValue, [separator]) {
    const O = ValidateTypedArray(thisValue);
    const len = O.length;
    const sep = separator === undefined ? ',' : ToString(separator);
    return joinElements(O, len, sep, ToString);
  },

  /** sec-%typedarray%.prototype.tolocalestring */
  '%TypedArray.prototype.toLocaleString%'(thisValue) {
    const O = ValidateTypedArray(thisValue);
    return joinElements(O, O.length, ',', (element) => ToString(Invoke(element, 'toLocaleString')));
  },
};
