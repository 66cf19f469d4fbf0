/**
 * Error and the native errors (sec-error-objects).
 * Rules: `errors/error-message-own`, `errors/error-constructor-works`.
 */
import { throwTypeError, ErrorObject, type NativeErrorName } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { Get, GetPrototypeFromConstructor } from '../runtime/operations.ts';
import { HIDDEN, Shape } from '../runtime/shape.ts';
import { ToString } from '../runtime/type-conversion.ts';

/** sec-error-message, sec-nativeerror */
function errorConstructor(name: NativeErrorName): Behaviour {
  return (_this, [message], newTarget, callee) => {
    const O = new ErrorObject(Shape.empty(GetPrototypeFromConstructor(newTarget ?? callee, `%${name}Prototype%`)), []);
    if (message !== undefined) O.put('message', ToString(message), HIDDEN);
    O.captureStack();
    return O;
  };
}

export const error: Behaviours = {
  /** sec-error-constructor */
  '%Error%': errorConstructor('Error'),
  /** sec-nativeerror-constructors */
  '%EvalError%': errorConstructor('EvalError'),
  /** sec-nativeerror-constructors */
  '%RangeError%': errorConstructor('RangeError'),
  /** sec-nativeerror-constructors */
  '%ReferenceError%': errorConstructor('ReferenceError'),
  /** sec-nativeerror-constructors */
  '%SyntaxError%': errorConstructor('SyntaxError'),
  /** sec-nativeerror-constructors */
  '%TypeError%': errorConstructor('TypeError'),
  /** sec-nativeerror-constructors */
  '%URIError%': errorConstructor('URIError'),

  /** sec-error.prototype.tostring */
  '%Error.prototype.toString%'(O) {
    if (!(O instanceof ObjectValue)) return throwTypeError('Error.prototype.toString called on a non-object');
    const nameValue = Get(O, 'name');
    const name = nameValue === undefined ? 'Error' : ToString(nameValue);
    const messageValue = Get(O, 'message');
    const message = messageValue === undefined ? '' : ToString(messageValue);
    if (name === '') return message;
    return message === '' ? name : `${name}: ${message}`;
  },
};
