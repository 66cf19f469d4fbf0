/** BigInts to text and back: the host takes more than linear time for both, which is charged before it is asked. */
import { charge } from './agent.ts';
import { throwRangeError } from './errors.ts';
import { chargeString } from './string-limit.ts';

/** Longer BigInts are refused with a guest RangeError: the same limit on every host. */
export const MAX_BIGINT_BITS = 1 << 24;

/** Upper bound of the length in bits. */
export function bitLength(x: bigint): number {
  if (x >= -0x7fffffffffffffffn && x <= 0x7fffffffffffffffn) return 64;
  return x.toString(16).length * 4;
}

function chargeConversion(bits: number): void {
  const words = bits >> 6;
  charge(words + (words >> 3) * (words >> 8));
}

/** sec-tostring-applied-to-the-bigint-type */
export function BigIntToString(x: bigint, radix = 10): string {
  const bits = bitLength(x);
  if (bits > 64) {
    chargeConversion(bits);
    chargeString(Math.ceil(bits / Math.floor(Math.log2(radix))));
  }
  return x.toString(radix);
}

/** sec-stringtobigint: undefined where the text is no StringIntegerLiteral. */
export function StringToBigInt(text: string): bigint | undefined {
  if (text.length > 16) {
    charge(text.length >> 4);
    chargeConversion(Math.min(4 * text.length, MAX_BIGINT_BITS));
    if (text.length > MAX_BIGINT_BITS && /[1-9a-f]/i.test(text)) throwRangeError('BigInt too big');
  }
  let value: bigint;
  try {
    value = BigInt(text);
  } catch {
    return undefined;
  }
  if (text.length > MAX_BIGINT_BITS >> 2 && bitLength(value) > MAX_BIGINT_BITS) throwRangeError('BigInt too big');
  return value;
}
