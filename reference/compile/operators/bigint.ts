/** BigInt arithmetic (sec-ecmascript-language-types-bigint-type), bounded and charged before the host is asked to do it. */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { bitLength, MAX_BIGINT_BITS as MAX_BITS } from '../../runtime/bigint-text.ts';
import { throwRangeError } from '../../runtime/errors.ts';

/** Charges a result of at most `bits` bits whose computation takes `steps` steps. */
function prepare(bits: number, steps: number): void {
  if (bits > MAX_BITS) throwRangeError('BigInt too big');
  charge(steps);
  chargeMemory(16 + (bits >> 3));
}

export type BigIntOperator = '+' | '-' | '*' | '/' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^';

/** BigInt::add and its siblings. */
export function bigIntBinary(operator: BigIntOperator, x: bigint, y: bigint): bigint {
  switch (operator) {
    case '+':
      prepareLinear(x, y);
      return x + y;
    case '-':
      prepareLinear(x, y);
      return x - y;
    case '*': {
      const [a, b] = [bitLength(x), bitLength(y)];
      if (a + b > 128) prepare(a + b, (a >> 6) * (b >> 6));
      return x * y;
    }
    case '/':
      prepareDivision(x, y);
      return x / y;
    case '%':
      prepareDivision(x, y);
      return x % y;
    case '**':
      return power(x, y);
    case '<<':
      return leftShift(x, y);
    case '>>':
      return leftShift(x, -y);
    case '&':
      prepareLinear(x, y);
      return x & y;
    case '|':
      prepareLinear(x, y);
      return x | y;
    case '^':
      prepareLinear(x, y);
      return x ^ y;
  }
}

function prepareLinear(x: bigint, y: bigint): void {
  const bits = Math.max(bitLength(x), bitLength(y));
  if (bits > 64) prepare(bits + 1, bits >> 6);
}

function prepareDivision(x: bigint, y: bigint): void {
  if (y === 0n) throwRangeError('division by zero');
  const [a, b] = [bitLength(x), bitLength(y)];
  if (a > 64) prepare(a, (a >> 6) * (b >> 6));
}

/** sec-numeric-types-bigint-exponentiate */
function power(base: bigint, exponent: bigint): bigint {
  if (exponent < 0n) throwRangeError('negative exponent');
  if (exponent === 0n) return 1n;
  if (base === 0n || base === 1n) return base;
  if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
  if (exponent > BigInt(MAX_BITS)) throwRangeError('BigInt too big');
  const bits = tightBitLength(base) * Number(exponent);
  if (bits > 64) prepare(bits, (bits >> 6) * Math.max(1, bits >> 12));
  return base ** exponent;
}

function tightBitLength(x: bigint): number {
  return (x < 0n ? -x : x).toString(2).length;
}

/** sec-numeric-types-bigint-leftshift */
function leftShift(x: bigint, y: bigint): bigint {
  if (x === 0n || y === 0n) return x;
  if (y < 0n) {
    if (-y > BigInt(MAX_BITS)) return x < 0n ? -1n : 0n;
    prepareLinear(x, 0n);
    return x >> -y;
  }
  if (y > BigInt(MAX_BITS)) throwRangeError('BigInt too big');
  prepare(bitLength(x) + Number(y), (Number(y) >> 6) + 1);
  return x << y;
}
