/** Annex B's properties of Object.prototype (sec-additional-properties-of-the-object.prototype-object). */
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { DefinePropertyOrThrow } from '../runtime/operations.ts';
import { IsAccessorDescriptor, PropertyDescriptor } from '../runtime/property-descriptor.ts';
import { IsCallable, RequireObjectCoercible } from '../runtime/testing.ts';
import { ToObject, ToPropertyKey } from '../runtime/type-conversion.ts';
import { EMPTY } from '../runtime/value.ts';

/** sec-object.prototype.__defineGetter__, sec-object.prototype.__defineSetter__ */
function define(half: 'get' | 'set'): Behaviour {
  return (thisValue, [P, f]) => {
    const O = ToObject(thisValue);
    if (!IsCallable(f)) return throwTypeError(`the ${half}ter is not a function`);
    const desc = new PropertyDescriptor(EMPTY, undefined, half === 'get' ? f : EMPTY, half === 'set' ? f : EMPTY, true, true);
    DefinePropertyOrThrow(O, ToPropertyKey(P), desc);
    return undefined;
  };
}

/** sec-object.prototype.__lookupGetter__, sec-object.prototype.__lookupSetter__ */
function lookup(half: 'Get' | 'Set'): Behaviour {
  return (thisValue, [P]) => {
    let O: ObjectValue | null = ToObject(thisValue);
    const key = ToPropertyKey(P);
    while (O !== null) {
      const desc: PropertyDescriptor | undefined = O.GetOwnProperty(key);
      if (desc !== undefined) return IsAccessorDescriptor(desc) && desc[half] !== EMPTY ? (desc[half] as ObjectValue | undefined) : undefined;
      O = O.GetPrototypeOf();
    }
    return undefined;
  };
}

export const annexB: Behaviours = {
  /** sec-object.prototype.__defineGetter__ */
  '%Object.prototype.__defineGetter__%': define('get'),
  /** sec-object.prototype.__defineSetter__ */
  '%Object.prototype.__defineSetter__%': define('set'),
  /** sec-object.prototype.__lookupGetter__ */
  '%Object.prototype.__lookupGetter__%': lookup('Get'),
  /** sec-object.prototype.__lookupSetter__ */
  '%Object.prototype.__lookupSetter__%': lookup('Set'),

  /** sec-get-object.prototype.__proto__ */
  '%get Object.prototype.__proto__%'(thisValue) {
    return ToObject(thisValue).GetPrototypeOf();
  },
  /** sec-get-object.prototype.__proto__, sec-set-object.prototype.__proto__ */
  '%set Object.prototype.__proto__%'(thisValue, [proto]) {
    const O = RequireObjectCoercible(thisValue);
    if (!(proto instanceof ObjectValue) && proto !== null) return undefined;
    if (!(O instanceof ObjectValue)) return undefined;
    if (!O.SetPrototypeOf(proto)) throwTypeError('the prototype of the object cannot be set');
    return undefined;
  },
};
