/** The binary operators on any two values: the steps behind the number fast paths of `expressions/binary.ts`. */
import { agent, chargeMemory } from '../../runtime/agent.ts';
import { throwRangeError, throwTypeError } from '../../runtime/errors.ts';
import { chargeLongString, LONG_STRING, MAX_STRING_LENGTH } from '../../runtime/string-limit.ts';
import { ToNumeric, ToPrimitive, ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { bigIntBinary, type BigIntOperator } from './bigint.ts';

/** Concatenation, charged by its shorter part: the host shares the longer one. */
export function concatenate(x: string, y: string): string {
  const shorter = x.length < y.length ? x.length : y.length;
  const length = x.length + y.length;
  if ((agent.allocated += shorter + 32) > agent.memoryLimit || length > LONG_STRING) chargeConcatenation(length);
  return x + y;
}

function chargeConcatenation(length: number): void {
  if (length > MAX_STRING_LENGTH) throwRangeError('string too long');
  chargeMemory(0);
  chargeLongString(length);
}

/** sec-addition-operator-plus-runtime-semantics-evaluation */
export function add(x: Value, y: Value): Value {
  if (typeof x === 'string' && typeof y === 'string') return concatenate(x, y);
  const a = ToPrimitive(x);
  const b = ToPrimitive(y);
  if (typeof a === 'string') return concatenate(a, ToString(b));
  if (typeof b === 'string') return concatenate(ToString(a), b);
  return numericBinary('+', a, b);
}

export type NumericOperator = BigIntOperator | '>>>';

/** sec-applystringornumericbinaryoperator, without string concatenation. */
export function numericBinary(operator: NumericOperator, x: Value, y: Value): number | bigint {
  const a = ToNumeric(x);
  const b = ToNumeric(y);
  if (typeof a === 'number' && typeof b === 'number') return numberBinary(operator, a, b);
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return throwTypeError('cannot mix BigInts and numbers');
  if (operator === '>>>') return throwTypeError('BigInts have no unsigned right shift');
  return bigIntBinary(operator, a, b);
}

function numberBinary(operator: NumericOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
  }
}
