import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';

/** Has [[DateValue]] (sec-properties-of-date-instances). */
export class DateObject extends ObjectValue {
  declare dateValue: number;
  constructor(shape: Shape, dateValue: number) {
    super(shape, []);
    this.dateValue = dateValue;
  }
}
Object.assign(DateObject.prototype, { className: 'Date' });

export function thisDate(value: Value): DateObject {
  return value instanceof DateObject ? value : throwTypeError('not a Date');
}

/** sec-thistimevalue */
export function thisTimeValue(value: Value): number {
  return thisDate(value).dateValue;
}
