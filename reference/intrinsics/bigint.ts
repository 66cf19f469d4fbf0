/**
 * BigInt (BigInt proposal, sec-bigint-objects).
 * Rules: `language/include-bigint`.
 */
import { charge, chargeMemory } from '../runtime/agent.ts';
import { BigIntToString } from '../runtime/bigint-text.ts';
import { throwRangeError, throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { ToBigInt, ToIndex, ToInteger, ToPrimitive } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

/** sec-thisbigintvalue */
function thisBigIntValue(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof PrimitiveObject && typeof value.primitive === 'bigint') return value.primitive;
  return throwTypeError('not a BigInt');
}

/** The host refuses bit counts far beyond what it can hold; a result of `bits` bits is charged before it is made. */
function boundedBits(bits: number, value: bigint): number {
  const needed = Math.min(bits, value.toString(16).length * 4 + 64);
  charge(needed >> 6);
  chargeMemory(needed >> 3);
  return bits;
}

export const bigint: Behaviours = {
  /** sec-bigint-constructor, sec-bigint-constructor-number-value */
  '%BigInt%'(_this, [value], newTarget) {
    if (newTarget !== undefined) throwTypeError('BigInt is not a constructor');
    const prim = ToPrimitive(value, 'number');
    if (typeof prim !== 'number') return ToBigInt(prim);
    return Number.isInteger(prim) ? BigInt(prim) : throwRangeError('only an integer can be converted to a BigInt');
  },
  /** sec-bigint.asintn */
  '%BigInt.asIntN%'(_this, [bits, value]) {
    const n = ToIndex(bits);
    const b = ToBigInt(value);
    return BigInt.asIntN(boundedBits(n, b), b);
  },
  /** sec-bigint.asuintn */
  '%BigInt.asUintN%'(_this, [bits, value]) {
    const n = ToIndex(bits);
    const b = ToBigInt(value);
    if (b < 0n && n > (1 << 30) - 1) return throwRangeError('the BigInt would be too large');
    return BigInt.asUintN(boundedBits(n, b), b);
  },
  /** sec-bigint.prototype.tolocalestring */
  '%BigInt.prototype.toLocaleString%'(thisValue) {
    return BigIntToString(thisBigIntValue(thisValue));
  },
  /** sec-bigint.prototype.tostring */
  '%BigInt.prototype.toString%'(thisValue, [radix]) {
    const x = thisBigIntValue(thisValue);
    const r = radix === undefined ? 10 : ToInteger(radix);
    if (r < 2 || r > 36) return throwRangeError('radix out of range');
    return BigIntToString(x, r);
  },
  /** sec-bigint.prototype.valueof */
  '%BigInt.prototype.valueOf%'(thisValue) {
    return thisBigIntValue(thisValue);
  },
};
