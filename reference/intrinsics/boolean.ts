/** Boolean (sec-boolean-objects). */
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { GetPrototypeFromConstructor } from '../runtime/operations.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { ToBoolean } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

/** sec-thisbooleanvalue */
function thisBooleanValue(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value instanceof PrimitiveObject && typeof value.primitive === 'boolean') return value.primitive;
  return throwTypeError('not a Boolean');
}

export const boolean: Behaviours = {
  /** sec-boolean-constructor, sec-boolean-constructor-boolean-value */
  '%Boolean%'(_this, [value], newTarget) {
    const b = ToBoolean(value);
    if (newTarget === undefined) return b;
    return new PrimitiveObject(GetPrototypeFromConstructor(newTarget, '%BooleanPrototype%'), b);
  },

  /** sec-boolean.prototype.tostring */
  '%Boolean.prototype.toString%'(thisValue) {
    return thisBooleanValue(thisValue) ? 'true' : 'false';
  },

  /** sec-boolean.prototype.valueof */
  '%Boolean.prototype.valueOf%'(thisValue) {
    return thisBooleanValue(thisValue);
  },
};
