/**
 * Atomics (sec-atomics-object) for one agent: nothing can come between, nobody waits, nobody could wake. Where editions
 * differ it is ES2021, which allows the operations on memory that is not shared.
 */
import { requireAttached } from '../runtime/array-buffer-object.ts';
import { toElement, type ElementType, type Numeric } from '../runtime/element-type.ts';
import { throwRangeError, throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { ToBigInt, ToIndex, ToInteger, ToNumber } from '../runtime/type-conversion.ts';
import { ValidateTypedArray, type TypedArrayObject } from '../runtime/typed-array-object.ts';
import type { Value } from '../runtime/value.ts';

/** sec-validateintegertypedarray */
function ValidateIntegerTypedArray(typedArray: Value, waitable: boolean): TypedArrayObject {
  const O = ValidateTypedArray(typedArray);
  const { name, isFloat } = O.type;
  const allowed = waitable ? name === 'Int32' || name === 'BigInt64' : !isFloat && name !== 'Uint8Clamped';
  return allowed ? O : throwTypeError('the typed array has elements of the wrong type');
}

/** sec-validateatomicaccess */
function ValidateAtomicAccess(typedArray: TypedArrayObject, requestIndex: Value): number {
  const { length } = typedArray;
  const accessIndex = ToIndex(requestIndex);
  if (accessIndex >= length) throwRangeError('index out of range');
  return accessIndex;
}

function toInteger(type: ElementType, value: Value): Numeric {
  return type.isBigInt ? ToBigInt(value) : ToInteger(value);
}

/** sec-atomicreadmodifywrite. The operation works on BigInts or on int32 bits: the element type wraps what it gives. */
function readModifyWrite(onNumbers: (x: number, y: number) => number, onBigInts: (x: bigint, y: bigint) => bigint): Behaviour {
  return (_this, [typedArray, index, value]) => {
    const O = ValidateIntegerTypedArray(typedArray, false);
    const i = ValidateAtomicAccess(O, index);
    const v = toInteger(O.type, value);
    requireAttached(O.buffer);
    const old = O.getElement(i);
    O.putElement(i, typeof v === 'bigint' ? onBigInts(old as bigint, v) : onNumbers(old as number, v));
    return old;
  };
}

/** What a number becomes when stored as an element of that type. */
function asElement(type: ElementType, value: Numeric): Numeric {
  const scratch = type.createView(new ArrayBuffer(type.size), 0, 1);
  scratch[0] = value;
  return scratch[0];
}

/** sec-atomics.wake: there is never a waiter. */
const notify: Behaviour = (_this, [typedArray, index, count]) => {
  const O = ValidateIntegerTypedArray(typedArray, true);
  ValidateAtomicAccess(O, index);
  if (count !== undefined) ToInteger(count);
  return 0;
};

export const atomics: Behaviours = {
  /** sec-atomics.add */
  '%Atomics.add%': readModifyWrite((x, y) => x + (y | 0), (x, y) => x + y),
  /** sec-atomics.and */
  '%Atomics.and%': readModifyWrite((x, y) => x & y, (x, y) => x & y),
  /** sec-atomics.exchange */
  '%Atomics.exchange%': readModifyWrite((_x, y) => y, (_x, y) => y),
  /** sec-atomics.or */
  '%Atomics.or%': readModifyWrite((x, y) => x | y, (x, y) => x | y),
  /** sec-atomics.sub */
  '%Atomics.sub%': readModifyWrite((x, y) => x - (y | 0), (x, y) => x - y),
  /** sec-atomics.xor */
  '%Atomics.xor%': readModifyWrite((x, y) => x ^ y, (x, y) => x ^ y),

  /** sec-atomics.compareexchange */
  '%Atomics.compareExchange%'(_this, [typedArray, index, expectedValue, replacementValue]) {
    const O = ValidateIntegerTypedArray(typedArray, false);
    const i = ValidateAtomicAccess(O, index);
    const expected = toInteger(O.type, expectedValue);
    const replacement = toInteger(O.type, replacementValue);
    requireAttached(O.buffer);
    const old = O.getElement(i);
    if (old === asElement(O.type, expected)) O.putElement(i, replacement);
    return old;
  },

  /** sec-atomics.islockfree. Nothing locks where nothing runs at the same time. */
  '%Atomics.isLockFree%'(_this, [size]) {
    const n = ToInteger(size);
    return n === 1 || n === 2 || n === 4 || n === 8;
  },

  /** sec-atomics.load */
  '%Atomics.load%'(_this, [typedArray, index]) {
    const O = ValidateIntegerTypedArray(typedArray, false);
    const i = ValidateAtomicAccess(O, index);
    requireAttached(O.buffer);
    return O.getElement(i);
  },

  /** sec-atomics.store */
  '%Atomics.store%'(_this, [typedArray, index, value]) {
    const O = ValidateIntegerTypedArray(typedArray, false);
    const i = ValidateAtomicAccess(O, index);
    const v = toInteger(O.type, value);
    requireAttached(O.buffer);
    O.putElement(i, v);
    return v;
  },

  /** sec-atomics.wait. AgentCanSuspend() is false: an agent that no other could ever wake must not sleep. */
  '%Atomics.wait%'(_this, [typedArray, index, value, timeout]) {
    const O = ValidateIntegerTypedArray(typedArray, true);
    if (!O.buffer.shared) return throwTypeError('waiting needs shared memory');
    ValidateAtomicAccess(O, index);
    toElement(O.type, value);
    ToNumber(timeout);
    return throwTypeError('the agent cannot be suspended');
  },

  /** sec-atomics.notify */
  '%Atomics.notify%': notify,
  /** sec-atomics.wake */
  '%Atomics.wake%': notify,
};
