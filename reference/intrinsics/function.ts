/** Function.prototype (sec-properties-of-the-function-prototype-object) and %ThrowTypeError%. */
import { BoundFunction } from '../runtime/bound-function.ts';
import { throwTypeError } from '../runtime/errors.ts';
import { FunctionObject, type Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { CreateListFromArrayLike, Get, HasOwnProperty, OrdinaryHasInstance } from '../runtime/operations.ts';
import { CONFIGURABLE } from '../runtime/shape.ts';
import { IsCallable } from '../runtime/testing.ts';
import { ToInteger } from '../runtime/type-conversion.ts';

export const functionPrototype: Behaviours = {
  /** sec-properties-of-the-function-prototype-object */
  '%FunctionPrototype%'() {
    return undefined;
  },

  /** sec-%throwtypeerror% */
  '%ThrowTypeError%'() {
    return throwTypeError('caller, callee and arguments of functions may not be accessed');
  },

  /** sec-function.prototype.apply */
  '%Function.prototype.apply%'(func, [thisArg, argArray]) {
    if (!IsCallable(func)) return throwTypeError('Function.prototype.apply called on a non-function');
    if (argArray === undefined || argArray === null) return func.Call(thisArg, []);
    return func.Call(thisArg, CreateListFromArrayLike(argArray));
  },

  /** sec-function.prototype.bind */
  '%Function.prototype.bind%'(Target, [thisArg, ...args]) {
    if (!IsCallable(Target)) return throwTypeError('Function.prototype.bind called on a non-function');
    const F = new BoundFunction(Target.GetPrototypeOf(), Target, thisArg, args);
    let length = 0;
    if (HasOwnProperty(Target, 'length')) {
      const targetLen = Get(Target, 'length');
      if (typeof targetLen === 'number') length = Math.max(0, ToInteger(targetLen) - args.length);
    }
    F.put('length', length, CONFIGURABLE);
    const targetName = Get(Target, 'name');
    F.put('name', `bound ${typeof targetName === 'string' ? targetName : ''}`, CONFIGURABLE);
    return F;
  },

  /** sec-function.prototype.call */
  '%Function.prototype.call%'(func, args) {
    if (!IsCallable(func)) return throwTypeError('Function.prototype.call called on a non-function');
    return func.Call(args[0], args.slice(1));
  },

  /** sec-function.prototype.tostring */
  '%Function.prototype.toString%'(func) {
    if (func instanceof FunctionObject) return func.toSource();
    if (func instanceof ObjectValue && func.callable) return 'function () { [native code] }';
    return throwTypeError('Function.prototype.toString called on a non-function');
  },

  /** sec-function.prototype-@@hasinstance */
  '%Function.prototype[@@hasInstance]%'(F, [V]) {
    return OrdinaryHasInstance(F, V);
  },
};
