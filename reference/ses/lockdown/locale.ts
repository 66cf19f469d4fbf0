/** localeTaming: methods named for a locale do what their namesakes without one do (`lockdown/opt-locale-safe`). */
import { behaviours } from '../../intrinsics/index.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { RequireObjectCoercible } from '../../runtime/testing.ts';
import { ToString } from '../../runtime/type-conversion.ts';

/** Lexically, by code units: -1, 0 or 1. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const namesakes: { readonly [method: string]: string } = {
  '%Object.prototype.toLocaleString%': '%Object.prototype.toString%',
  '%Array.prototype.toLocaleString%': '%Array.prototype.toString%',
  '%TypedArray.prototype.toLocaleString%': '%Array.prototype.toString%',
  '%Number.prototype.toLocaleString%': '%Number.prototype.toString%',
  '%BigInt.prototype.toLocaleString%': '%BigInt.prototype.toString%',
  '%Date.prototype.toLocaleString%': '%Date.prototype.toString%',
  '%Date.prototype.toLocaleDateString%': '%Date.prototype.toDateString%',
  '%Date.prototype.toLocaleTimeString%': '%Date.prototype.toTimeString%',
  '%String.prototype.toLocaleLowerCase%': '%String.prototype.toLowerCase%',
  '%String.prototype.toLocaleUpperCase%': '%String.prototype.toUpperCase%',
};

/** Steps of the safe methods, by their ids. Arguments, which would name a locale, are dropped. */
export const safeLocaleBehaviours: Behaviours = {
  ...Object.fromEntries(
    Object.entries(namesakes).map(([method, plain]) => {
      const steps = behaviours[plain]!;
      return [method, (thisValue, _args, newTarget, callee) => steps(thisValue, [], newTarget, callee)] satisfies [string, Behaviours[string]];
    }),
  ),

  /** lockdown/opt-locale-safe: localeCompare compares lexically, and returns -1, 0 or 1 */
  '%String.prototype.localeCompare%'(thisValue, [that]) {
    const S = ToString(RequireObjectCoercible(thisValue));
    return compare(S, ToString(that));
  },
};
