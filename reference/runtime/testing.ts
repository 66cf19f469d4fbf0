/** Testing and comparison operations (sec-testing-and-comparison-operations). */
import { charge } from './agent.ts';
import { throwTypeError } from './errors.ts';
import { ArrayObject } from './array-object.ts';
import { ObjectValue } from './object.ts';
import { ProxyObject } from './proxy-object.ts';
import { StringToBigInt } from './bigint-text.ts';
import { chargeLongString, LONG_STRING } from './string-limit.ts';
import { ToBoolean, ToNumber, ToNumeric, ToPrimitive } from './type-conversion.ts';
import { wellKnownSymbols } from './symbols.ts';
import type { Value } from './value.ts';

/** sec-iscallable */
export function IsCallable(argument: Value): argument is ObjectValue {
  return argument instanceof ObjectValue && argument.callable;
}

/** sec-isconstructor */
export function IsConstructor(argument: Value): argument is ObjectValue {
  return argument instanceof ObjectValue && argument.constructible;
}

/** sec-isarray */
export function IsArray(argument: Value): boolean {
  let value = argument;
  while (value instanceof ProxyObject) {
    charge(1);
    if (value.handler === null) throwTypeError('the proxy has been revoked');
    value = value.target;
  }
  return value instanceof ArrayObject;
}

/** sec-requireobjectcoercible */
export function RequireObjectCoercible(argument: Value): Value {
  if (argument === undefined || argument === null) throwTypeError('undefined or null is not coercible to an object');
  return argument;
}

/** sec-samevalue */
export function SameValue(x: Value, y: Value): boolean {
  return Object.is(x, y);
}

/** sec-samevaluezero */
export function SameValueZero(x: Value, y: Value): boolean {
  return x === y || (x !== x && y !== y);
}

/** sec-isinteger */
export function IsInteger(argument: Value): boolean {
  return typeof argument === 'number' && Number.isInteger(argument);
}

/** sec-abstract-equality-comparison, with the BigInt proposal's steps */
export function IsLooselyEqual(x: Value, y: Value): boolean {
  if (x === y) return true;
  if (x === undefined || x === null) return y === undefined || y === null;
  if (y === undefined || y === null) return false;
  const xIsObject = x instanceof ObjectValue;
  const yIsObject = y instanceof ObjectValue;
  if (xIsObject && yIsObject) return false;
  if (typeof x === typeof y && !xIsObject && !yIsObject) return false;
  if (typeof x === 'boolean') return IsLooselyEqual(ToNumber(x), y);
  if (typeof y === 'boolean') return IsLooselyEqual(x, ToNumber(y));
  if (xIsObject) return IsLooselyEqual(ToPrimitive(x), y);
  if (yIsObject) return IsLooselyEqual(x, ToPrimitive(y));
  if (typeof x === 'symbol' || typeof y === 'symbol') return false;
  if (typeof x === 'bigint' && typeof y === 'string') return StringToBigInt(y) === x;
  if (typeof y === 'bigint' && typeof x === 'string') return StringToBigInt(x) === y;
  if (typeof x === 'bigint' || typeof y === 'bigint') return (x as bigint) == (y as unknown as bigint);
  return ToNumber(x) === ToNumber(y);
}

/** sec-abstract-relational-comparison: undefined when an operand is NaN. */
export function IsLessThan(x: Value, y: Value, leftFirst: boolean): boolean | undefined {
  let px: Value;
  let py: Value;
  if (leftFirst) {
    px = ToPrimitive(x, 'number');
    py = ToPrimitive(y, 'number');
  } else {
    py = ToPrimitive(y, 'number');
    px = ToPrimitive(x, 'number');
  }
  if (typeof px === 'string' && typeof py === 'string') {
    if (px.length > LONG_STRING) chargeLongString(px.length);
    return px < py;
  }
  if (typeof px === 'bigint' && typeof py === 'string') {
    const by = StringToBigInt(py);
    return by === undefined ? undefined : px < by;
  }
  if (typeof px === 'string' && typeof py === 'bigint') {
    const bx = StringToBigInt(px);
    return bx === undefined ? undefined : bx < py;
  }
  const nx = ToNumeric(px);
  const ny = ToNumeric(py);
  if (nx !== nx || ny !== ny) return undefined;
  return nx < ny;
}

/** sec-isregexp; `isRegExpObject` says whether the object has [[RegExpMatcher]]. */
export function IsRegExp(argument: Value, isRegExpObject: (o: ObjectValue) => boolean): boolean {
  if (!(argument instanceof ObjectValue)) return false;
  const matcher = argument.Get(wellKnownSymbols.match, argument);
  return matcher !== undefined ? ToBoolean(matcher) : isRegExpObject(argument);
}
