/** Relational and equality operators on any two values (sec-relational-operators, sec-equality-operators). */
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { InstanceofOperator } from '../../runtime/operations.ts';
import { IsLessThan } from '../../runtime/testing.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';

export function lessThan(x: Value, y: Value): boolean {
  return IsLessThan(x, y, true) === true;
}

export function greaterThan(x: Value, y: Value): boolean {
  return IsLessThan(y, x, false) === true;
}

export function lessOrEqual(x: Value, y: Value): boolean {
  return IsLessThan(y, x, false) === false;
}

export function greaterOrEqual(x: Value, y: Value): boolean {
  return IsLessThan(x, y, true) === false;
}

/** The `in` operator. */
export function isIn(x: Value, y: Value): boolean {
  if (!(y instanceof ObjectValue)) return throwTypeError('the right-hand side of in is not an object');
  return y.HasProperty(ToPropertyKey(x));
}

/** The `instanceof` operator. */
export function isInstanceOf(x: Value, y: Value): boolean {
  return InstanceofOperator(x, y);
}
