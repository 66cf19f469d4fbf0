/** Array.prototype methods that make a string: join, toString, toLocaleString. */
import { agent, charge } from '../../runtime/agent.ts';
import { throwRangeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { getIndex } from '../../runtime/indexed.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { Call, Get, Invoke, LengthOfArrayLike } from '../../runtime/operations.ts';
import { chargeString, MAX_STRING_LENGTH } from '../../runtime/string-limit.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ToObject, ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';

/** Joins the text of each element; undefined and null have none. What gets too long is refused as soon as that is certain. */
export function joinElements(O: ObjectValue, len: number, separator: string, toText: (element: Value) => string): string {
  let total = Math.max(0, len - 1) * separator.length;
  const parts: string[] = [];
  const holes = new Holes(O);
  for (let k = 0; k < len; k++) {
    charge(1);
    const element = getIndex(O, k);
    if (element === undefined && separator === '') {
      k = holes.next(k + 1, len) - 1;
      continue;
    }
    const text = element === undefined || element === null ? '' : toText(element);
    total += text.length;
    if (total > MAX_STRING_LENGTH) throwRangeError('invalid string length');
    parts.push(text);
  }
  chargeString(total);
  charge(total >>> 4);
  return parts.join(separator);
}

export const joining: Behaviours = {
  /** sec-array.prototype.join */
  '%Array.prototype.join%'(thisValue, [separator]) {
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const sep = separator === undefined ? ',' : ToString(separator);
    return joinElements(O, len, sep, ToString);
  },

  /** sec-array.prototype.tostring */
  '%Array.prototype.toString%'(thisValue) {
    const array = ToObject(thisValue);
    const join = Get(array, 'join');
    return Call(IsCallable(join) ? join : agent.realm.intrinsics['%Object.prototype.toString%'], array);
  },

  /** sec-array.prototype.tolocalestring, without ECMA-402: the separator is a comma in every locale. */
  '%Array.prototype.toLocaleString%'(thisValue) {
    const array = ToObject(thisValue);
    const len = LengthOfArrayLike(array);
    return joinElements(array, len, ',', (element) => ToString(Invoke(element, 'toLocaleString')));
  },
};
