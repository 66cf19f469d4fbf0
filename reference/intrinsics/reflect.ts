/** Reflect (sec-reflect-object). */
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { CreateListFromArrayLike, FromPropertyDescriptor, ToPropertyDescriptor } from '../runtime/operations.ts';
import { IsCallable, IsConstructor } from '../runtime/testing.ts';
import { ToPropertyKey } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';

function targetObject(target: Value): ObjectValue {
  return target instanceof ObjectValue ? target : throwTypeError('the target is not an object');
}

export const reflect: Behaviours = {
  /** sec-reflect.apply */
  '%Reflect.apply%'(_this, [target, thisArgument, argumentsList]) {
    if (!IsCallable(target)) return throwTypeError('the target is not a function');
    return target.Call(thisArgument, CreateListFromArrayLike(argumentsList));
  },

  /** sec-reflect.construct */
  '%Reflect.construct%'(_this, args) {
    const [target, argumentsList] = args;
    if (!IsConstructor(target)) return throwTypeError('the target is not a constructor');
    const newTarget = args.length < 3 ? target : args[2];
    if (!IsConstructor(newTarget)) return throwTypeError('the new target is not a constructor');
    return target.Construct(CreateListFromArrayLike(argumentsList), newTarget);
  },

  /** sec-reflect.defineproperty */
  '%Reflect.defineProperty%'(_this, [target, propertyKey, attributes]) {
    const O = targetObject(target);
    const key = ToPropertyKey(propertyKey);
    return O.DefineOwnProperty(key, ToPropertyDescriptor(attributes));
  },

  /** sec-reflect.deleteproperty */
  '%Reflect.deleteProperty%'(_this, [target, propertyKey]) {
    return targetObject(target).Delete(ToPropertyKey(propertyKey));
  },

  /** sec-reflect.get */
  '%Reflect.get%'(_this, args) {
    const O = targetObject(args[0]);
    const key = ToPropertyKey(args[1]);
    return O.Get(key, args.length > 2 ? args[2] : O);
  },

  /** sec-reflect.getownpropertydescriptor */
  '%Reflect.getOwnPropertyDescriptor%'(_this, [target, propertyKey]) {
    return FromPropertyDescriptor(targetObject(target).GetOwnProperty(ToPropertyKey(propertyKey)));
  },

  /** sec-reflect.getprototypeof */
  '%Reflect.getPrototypeOf%'(_this, [target]) {
    return targetObject(target).GetPrototypeOf();
  },

  /** sec-reflect.has */
  '%Reflect.has%'(_this, [target, propertyKey]) {
    return targetObject(target).HasProperty(ToPropertyKey(propertyKey));
  },

  /** sec-reflect.isextensible */
  '%Reflect.isExtensible%'(_this, [target]) {
    return targetObject(target).IsExtensible();
  },

  /** sec-reflect.ownkeys */
  '%Reflect.ownKeys%'(_this, [target]) {
    return CreateArrayFromList(targetObject(target).OwnPropertyKeys());
  },

  /** sec-reflect.preventextensions */
  '%Reflect.preventExtensions%'(_this, [target]) {
    return targetObject(target).PreventExtensions();
  },

  /** sec-reflect.set */
  '%Reflect.set%'(_this, args) {
    const O = targetObject(args[0]);
    const key = ToPropertyKey(args[1]);
    return O.Set(key, args[2], args.length > 3 ? args[3] : O);
  },

  /** sec-reflect.setprototypeof */
  '%Reflect.setPrototypeOf%'(_this, [target, proto]) {
    const O = targetObject(target);
    if (!(proto instanceof ObjectValue) && proto !== null) return throwTypeError('the prototype must be an object or null');
    return O.SetPrototypeOf(proto);
  },
};
