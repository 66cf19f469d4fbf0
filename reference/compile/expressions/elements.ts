/** Properties under computed keys: integer indices of arrays, typed arrays and strings go straight to the element. */
import { agent } from '../../runtime/agent.ts';
import { ArrayObject } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { describeKey } from '../../runtime/operations.ts';
import { OPEN } from '../../runtime/shape.ts';
import { prototypeOfPrimitive, ToPropertyKey } from '../../runtime/type-conversion.ts';
import { TypedArrayObject } from '../../runtime/typed-array-object.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import { mayAppend } from '../array-iteration.ts';

/** GetValue of `base[key]`. */
export function getElement(base: Value, key: Value): Value {
  if (typeof key === 'number' && key >>> 0 === key) {
    if (base instanceof ArrayObject) {
      const { elements } = base;
      if (elements !== null && key < elements.length) {
        const element = elements[key];
        if (element !== EMPTY) return element as Value;
      }
    } else if (typeof base === 'string') {
      if (key < base.length) return base[key];
    } else if (base instanceof TypedArrayObject) {
      return key < base.view.length ? base.view[key] : undefined;
    }
  }
  if (base === undefined || base === null) return throwTypeError(`cannot read a property of ${String(base)}`);
  return getByKey(base, ToPropertyKey(key));
}

/** PutValue on `base[key]`, strict. */
export function putElement(base: Value, key: Value, value: Value): void {
  if (typeof key === 'number' && key >>> 0 === key) {
    if (base instanceof ArrayObject) {
      const { elements } = base;
      if (elements !== null) {
        if (key < elements.length) {
          if (elements[key] !== EMPTY && base.elementFlags === OPEN) {
            elements[key] = value;
            return;
          }
        } else if (key === elements.length && key === base.slots[0] && mayAppend(base)) {
          agent.allocated += 8;
          elements.push(value);
          base.slots[0] = key + 1;
          return;
        }
      }
    } else if (base instanceof TypedArrayObject) {
      base.setElement(key, value);
      return;
    }
  }
  if (base === undefined || base === null) throwTypeError(`cannot set a property of ${String(base)}`);
  putByKey(base, ToPropertyKey(key), value);
}

/** GetValue of a property of a value that is neither undefined nor null. */
export function getByKey(base: Value, key: PropertyKey): Value {
  if (typeof base === 'object' && base !== null) return base.Get(key, base);
  if (typeof base === 'string') {
    if (key === 'length') return base.length;
    const index = stringIndex(base, key);
    if (index >= 0) return base[index];
  }
  return prototypeOfPrimitive(base).Get(key, base);
}

/** PutValue on a property. What a primitive's prototypes do not take must not be set on the primitive. */
export function putByKey(base: Value, key: PropertyKey, value: Value, receiver: Value = base): void {
  const holder: ObjectValue = typeof base === 'object' && base !== null ? base : prototypeForWrite(base, key);
  if (!holder.Set(key, value, receiver)) throwTypeError(`cannot assign to property ${describeKey(key)}`);
}

function prototypeForWrite(base: Value, key: PropertyKey): ObjectValue {
  if (base === undefined || base === null) return throwTypeError(`cannot set property ${describeKey(key)} of ${String(base)}`);
  if (typeof base === 'string' && (key === 'length' || stringIndex(base, key) >= 0)) {
    throwTypeError(`cannot assign to property ${describeKey(key)}`);
  }
  return prototypeOfPrimitive(base);
}

/** sec-stringgetownproperty: the index of a code unit that `key` names, or -1. */
function stringIndex(text: string, key: PropertyKey): number {
  if (typeof key !== 'string') return -1;
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && index < text.length && String(index) === key ? index : -1;
}
