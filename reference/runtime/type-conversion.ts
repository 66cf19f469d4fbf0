/** Type conversion (sec-type-conversion). */
import { agent, charge } from './agent.ts';
import { BigIntToString, StringToBigInt } from './bigint-text.ts';
import { throwRangeError, throwSyntaxError, throwTypeError } from './errors.ts';
import { ObjectValue } from './object.ts';
import { PrimitiveObject, StringObject } from './primitive-object.ts';
import { enterRecursion, leaveRecursion } from './recursion.ts';
import { wellKnownSymbols } from './symbols.ts';
import type { PropertyKey, Value } from './value.ts';

/** sec-toprimitive */
export function ToPrimitive(input: Value, hint: 'default' | 'string' | 'number' = 'default'): Exclude<Value, ObjectValue> {
  if (!(input instanceof ObjectValue)) return input;
  enterRecursion();
  const primitive = convert(input, hint);
  leaveRecursion();
  return primitive;
}

function convert(input: ObjectValue, hint: 'default' | 'string' | 'number'): Exclude<Value, ObjectValue> {
  const exotic = input.Get(wellKnownSymbols.toPrimitive, input);
  if (exotic === undefined || exotic === null) return OrdinaryToPrimitive(input, hint === 'string' ? 'string' : 'number');
  if (!(exotic instanceof ObjectValue) || !exotic.callable) return throwTypeError('Symbol.toPrimitive is not a function');
  const result = exotic.Call(input, [hint]);
  return result instanceof ObjectValue ? throwTypeError('cannot convert object to primitive value') : result;
}

/** sec-ordinarytoprimitive */
export function OrdinaryToPrimitive(O: ObjectValue, hint: 'string' | 'number'): Exclude<Value, ObjectValue> {
  for (const name of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const method = O.Get(name, O);
    if (method instanceof ObjectValue && method.callable) {
      const result = method.Call(O, []);
      if (!(result instanceof ObjectValue)) return result;
    }
  }
  throwTypeError('cannot convert object to primitive value');
}

/** sec-toboolean */
export function ToBoolean(argument: Value): boolean {
  switch (typeof argument) {
    case 'boolean':
      return argument;
    case 'undefined':
      return false;
    case 'number':
      return argument !== 0 && argument === argument;
    case 'string':
      return argument !== '';
    case 'bigint':
      return argument !== 0n;
    default:
      return argument !== null;
  }
}

/** sec-tonumber. Throws for symbols and BigInts. */
export function ToNumber(argument: Value): number {
  switch (typeof argument) {
    case 'number':
      return argument;
    case 'undefined':
      return NaN;
    case 'boolean':
      return argument ? 1 : 0;
    case 'string':
      return StringToNumber(argument);
    case 'symbol':
      return throwTypeError('cannot convert a symbol to a number');
    case 'bigint':
      return throwTypeError('cannot convert a BigInt to a number');
    default:
      return argument === null ? 0 : ToNumber(ToPrimitive(argument, 'number'));
  }
}

/** sec-tonumber-applied-to-the-string-type. Numeric separators are the only host extension to exclude; Number() has none. */
export function StringToNumber(text: string): number {
  if (text.length > 64) charge(text.length >> 4);
  return Number(text);
}

/** sec-tonumeric (BigInt proposal) */
export function ToNumeric(value: Value): number | bigint {
  if (typeof value === 'number') return value;
  const primitive = ToPrimitive(value, 'number');
  return typeof primitive === 'bigint' ? primitive : ToNumber(primitive);
}

/** sec-tointeger */
export function ToInteger(argument: Value): number {
  const number = ToNumber(argument);
  if (number !== number) return 0;
  const integer = Math.trunc(number);
  return integer === 0 ? 0 : integer;
}

/** sec-toint32 */
export function ToInt32(argument: Value): number {
  return ToNumber(argument) | 0;
}

/** sec-touint32 */
export function ToUint32(argument: Value): number {
  return ToNumber(argument) >>> 0;
}

/** sec-tostring. Throws for symbols. */
export function ToString(argument: Value): string {
  switch (typeof argument) {
    case 'string':
      return argument;
    case 'symbol':
      return throwTypeError('cannot convert a symbol to a string');
    case 'object':
      return argument === null ? 'null' : ToString(ToPrimitive(argument, 'string'));
    case 'bigint':
      return BigIntToString(argument);
    default:
      return String(argument);
  }
}

/** sec-topropertykey */
export function ToPropertyKey(argument: Value): PropertyKey {
  if (typeof argument === 'string' || typeof argument === 'symbol') return argument;
  if (typeof argument === 'number') return String(argument);
  const key = ToPrimitive(argument, 'string');
  return typeof key === 'symbol' ? key : ToString(key);
}

/** sec-toobject */
export function ToObject(argument: Value): ObjectValue {
  if (argument instanceof ObjectValue) return argument;
  const { intrinsics } = agent.realm;
  switch (typeof argument) {
    case 'string':
      return new StringObject(intrinsics['%StringPrototype%'], argument);
    case 'number':
      return new PrimitiveObject(intrinsics['%NumberPrototype%'], argument);
    case 'boolean':
      return new PrimitiveObject(intrinsics['%BooleanPrototype%'], argument);
    case 'symbol':
      return new PrimitiveObject(intrinsics['%SymbolPrototype%'], argument);
    case 'bigint':
      return new PrimitiveObject(intrinsics['%BigIntPrototype%'], argument);
    default:
      return throwTypeError('cannot convert undefined or null to an object');
  }
}

/** The prototype on which a primitive's properties are looked up, without making a wrapper (sec-getv). Throws for undefined and null. */
export function prototypeOfPrimitive(value: Value): ObjectValue {
  const { intrinsics } = agent.realm;
  switch (typeof value) {
    case 'string':
      return intrinsics['%StringPrototype%'];
    case 'number':
      return intrinsics['%NumberPrototype%'];
    case 'boolean':
      return intrinsics['%BooleanPrototype%'];
    case 'symbol':
      return intrinsics['%SymbolPrototype%'];
    case 'bigint':
      return intrinsics['%BigIntPrototype%'];
    default:
      return throwTypeError('cannot read properties of undefined or null');
  }
}

/** sec-tolength */
export function ToLength(argument: Value): number {
  const length = ToInteger(argument);
  return length <= 0 ? 0 : Math.min(length, Number.MAX_SAFE_INTEGER);
}

/** sec-toindex. Throws a guest RangeError. */
export function ToIndex(value: Value): number {
  if (value === undefined) return 0;
  const index = ToInteger(value);
  if (index < 0 || index > Number.MAX_SAFE_INTEGER) throwRangeError('index out of range');
  return index;
}

/** sec-canonicalnumericindexstring: the number, or undefined when `key` is not canonical. */
export function CanonicalNumericIndexString(key: string): number | undefined {
  if (key === '-0') return -0;
  const n = Number(key);
  return String(n) === key ? n : undefined;
}

/** sec-tobigint (BigInt proposal) */
export function ToBigInt(argument: Value): bigint {
  const primitive = ToPrimitive(argument, 'number');
  switch (typeof primitive) {
    case 'bigint':
      return primitive;
    case 'boolean':
      return primitive ? 1n : 0n;
    case 'string':
      return StringToBigInt(primitive) ?? throwSyntaxError('cannot convert the string to a BigInt');
    default:
      return throwTypeError('cannot convert the value to a BigInt');
  }
}
