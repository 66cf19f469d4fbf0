/** What `this` is in functions of sloppy code. */
import { ToObject } from '../../runtime/type-conversion.ts';
import type { Empty, Value } from '../../runtime/value.ts';
import type { ECMAScriptFunction } from '../functions/ecmascript-function.ts';
import type { Enter } from '../functions/function-code.ts';

/** The body of a sloppy function that is no arrow function: `this` is an object for it. */
export function withObjectThis(enter: Enter): Enter {
  return (callee, thisValue, args, newTarget) => enter(callee, bindThis(callee, thisValue), args, newTarget);
}

/** sec-ordinarycallbindthis, step 6. Constructors of sloppy code are base constructors: they are never called with `EMPTY`. */
function bindThis(callee: ECMAScriptFunction, thisValue: Value | Empty): Value {
  if (thisValue === undefined || thisValue === null) return callee.realm.globalThis;
  return typeof thisValue === 'object' ? (thisValue as Value) : ToObject(thisValue);
}
