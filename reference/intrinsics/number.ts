/** Number (sec-number-objects). */
import { throwRangeError, throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { GetPrototypeFromConstructor } from '../runtime/operations.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { IsInteger } from '../runtime/testing.ts';
import { ToInteger, ToNumeric } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

/** sec-thisnumbervalue */
function thisNumberValue(value: Value): number {
  if (typeof value === 'number') return value;
  if (value instanceof PrimitiveObject && typeof value.primitive === 'number') return value.primitive;
  return throwTypeError('not a Number');
}

/** Formats with `digits` where they lie in the range that ECMA-262 gives. */
function inRange(digits: number, low: number, high: number): number {
  return digits < low || digits > high ? throwRangeError('number of digits out of range') : digits;
}

export const number: Behaviours = {
  /** sec-number-constructor, sec-number-constructor-number-value */
  '%Number%'(_this, args, newTarget) {
    const prim = args.length === 0 ? 0 : ToNumeric(args[0]);
    const n = Number(prim);
    if (newTarget === undefined) return n;
    return new PrimitiveObject(GetPrototypeFromConstructor(newTarget, '%NumberPrototype%'), n);
  },
  /** sec-number.isfinite */
  '%Number.isFinite%'(_this, [n]) {
    return Number.isFinite(n);
  },
  /** sec-number.isinteger */
  '%Number.isInteger%'(_this, [n]) {
    return IsInteger(n);
  },
  /** sec-number.isnan */
  '%Number.isNaN%'(_this, [n]) {
    return Number.isNaN(n);
  },
  /** sec-number.issafeinteger */
  '%Number.isSafeInteger%'(_this, [n]) {
    return Number.isSafeInteger(n);
  },
  /** sec-number.prototype.toexponential */
  '%Number.prototype.toExponential%'(thisValue, [fractionDigits]) {
    const x = thisNumberValue(thisValue);
    const f = ToInteger(fractionDigits);
    if (!Number.isFinite(x)) return String(x);
    inRange(f, 0, 100);
    return fractionDigits === undefined ? x.toExponential() : x.toExponential(f);
  },
  /** sec-number.prototype.tofixed */
  '%Number.prototype.toFixed%'(thisValue, [fractionDigits]) {
    const x = thisNumberValue(thisValue);
    return x.toFixed(inRange(ToInteger(fractionDigits), 0, 100));
  },
  /** sec-number.prototype.tolocalestring: without Intl, and without a locale, the plain text */
  '%Number.prototype.toLocaleString%'(thisValue) {
    return String(thisNumberValue(thisValue));
  },
  /** sec-number.prototype.toprecision */
  '%Number.prototype.toPrecision%'(thisValue, [precision]) {
    const x = thisNumberValue(thisValue);
    if (precision === undefined) return String(x);
    const p = ToInteger(precision);
    if (!Number.isFinite(x)) return String(x);
    return x.toPrecision(inRange(p, 1, 100));
  },
  /** sec-number.prototype.tostring */
  '%Number.prototype.toString%'(thisValue, [radix]) {
    const x = thisNumberValue(thisValue);
    const r = radix === undefined ? 10 : ToInteger(radix);
    if (r < 2 || r > 36) return throwRangeError('radix out of range');
    return x.toString(r);
  },
  /** sec-number.prototype.valueof */
  '%Number.prototype.valueOf%'(thisValue) {
    return thisNumberValue(thisValue);
  },
};
