/** The causes of errors, later than ES2018, of which documents on logging take notice (`errors/error-cause`). */
import { behaviours } from '../../intrinsics/index.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get, HasProperty } from '../../runtime/operations.ts';
import { HIDDEN } from '../../runtime/shape.ts';

const names = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];

/** https://tc39.es/ecma262/2022/#sec-installerrorcause, after the steps of ES2018. */
function withCause(plain: Behaviour): Behaviour {
  return (thisValue, args, newTarget, callee) => {
    const error = plain(thisValue, args, newTarget, callee) as ObjectValue;
    const options = args[1];
    if (options instanceof ObjectValue && HasProperty(options, 'cause')) error.put('cause', Get(options, 'cause'), HIDDEN);
    return error;
  };
}

export const errorsWithCauses: Behaviours = Object.fromEntries(names.map((name) => [`%${name}%`, withCause(behaviours[`%${name}%`]!)]));
