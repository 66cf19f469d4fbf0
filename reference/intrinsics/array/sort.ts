/** sec-array.prototype.sort, stable as ES2019 and later have it, and with holes handled as sec-sortindexedproperties (ES2022) says. */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { Holes } from '../../runtime/holes.ts';
import { deleteIndex, getIfPresent, setIndex } from '../../runtime/indexed.ts';
import { mergeSort } from '../../runtime/merge-sort.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { LengthOfArrayLike } from '../../runtime/operations.ts';
import { IsCallable } from '../../runtime/testing.ts';
import { ToNumber, ToObject, ToString } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';

/** Calls a guest's comparison function; NaN counts as equal. */
export function callComparator(comparefn: ObjectValue, x: Value, y: Value): number {
  const result = comparefn.Call(undefined, [x, y]);
  const v = typeof result === 'number' ? result : ToNumber(result);
  return v !== v ? 0 : v;
}

function compareStrings(x: string, y: string): number {
  charge(1);
  return x < y ? -1 : y < x ? 1 : 0;
}

/** Sorts by ToString without a comparison function. Of primitives, whose text nobody can observe being made, it is made once. */
function sortByText(list: Value[]): Value[] {
  if (list.some((value) => value instanceof ObjectValue || typeof value === 'symbol')) {
    return mergeSort(list, (x, y) => compareStrings(ToString(x), ToString(y)));
  }
  if (list.every((value) => typeof value === 'string')) return mergeSort(list as string[], compareStrings);
  chargeMemory(64 * list.length);
  const keyed = list.map((value) => ({ value, text: ToString(value) }));
  return mergeSort(keyed, (x, y) => compareStrings(x.text, y.text)).map(({ value }) => value);
}

export const sorting: Behaviours = {
  /** sec-array.prototype.sort */
  '%Array.prototype.sort%'(thisValue, [comparefn]) {
    if (comparefn !== undefined && !IsCallable(comparefn)) return throwTypeError('the comparison function is not a function');
    const O = ToObject(thisValue);
    const len = LengthOfArrayLike(O);
    const list: Value[] = [];
    let undefinedCount = 0;
    const holes = new Holes(O);
    for (let k = 0; k < len; k++) {
      charge(1);
      const value = getIfPresent(O, k);
      if (value === EMPTY) k = holes.next(k + 1, len) - 1;
      else if (value === undefined) undefinedCount++;
      else list.push(value as Value);
    }
    chargeMemory(16 * list.length);
    const sorted = comparefn === undefined ? sortByText(list) : mergeSort(list, (x, y) => callComparator(comparefn, x, y));
    let k = 0;
    for (const value of sorted) setIndex(O, k++, value);
    for (; undefinedCount > 0; undefinedCount--) setIndex(O, k++, undefined);
    charge(k);
    for (let j = holes.next(k, len); j < len; j = holes.next(j + 1, len)) {
      charge(1);
      deleteIndex(O, j);
    }
    return O;
  },
};
