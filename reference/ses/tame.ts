/**
 * Rules: `omissions/math-random`, `omissions/math-random-throws`, `determinism/date-now-throws`,
 *   `determinism/date-construct-noargs-throws`, `determinism/date-call-answer`, `determinism/date-call-throws`,
 *   `function-constructors/inert-function`, `function-constructors/inert-generator`, `function-constructors/inert-async`,
 *   `function-constructors/inert-async-generator`, `function-constructors/throws-typeerror`,
 *   `function-constructors/no-argument-coercion`, `confinement/tamed-powerful-functions`.
 */
import type { Behaviour as Tamed, Taming } from '../../spec/intrinsics/index.ts';
import type { Edition } from '../../spec/model.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour } from '../runtime/function-object.ts';
import type { ObjectValue } from '../runtime/object.ts';
import type { Value } from '../runtime/value.ts';

/**
 * The steps of a function that the table tames (`omissions/math-random`, `determinism/date-now`,
 * `determinism/date-construct-noargs`, `determinism/date-call`, `function-constructors/inert-ctor-…`). No compartment, the start
 * one included, gets other powers from a shared primordial.
 */
export function tame(plain: Behaviour, tamings: readonly Taming[], edition: Edition): Behaviour {
  const call = tamings.filter(({ operation }) => operation === 'call');
  const construct = tamings.filter(({ operation }) => operation === 'construct');
  return (thisValue, args, newTarget, callee) => {
    const taming = (newTarget === undefined ? call : construct).find((candidate) => candidate.arguments === 'any' || args.length === 0);
    const behaviour = taming?.child[edition] ?? 'as-specified';
    return perform(behaviour, plain, thisValue, args, newTarget, callee);
  };
}

function perform(
  behaviour: Tamed,
  plain: Behaviour,
  thisValue: Value,
  args: Value[],
  newTarget: ObjectValue | undefined,
  callee: Parameters<Behaviour>[3],
): Value {
  switch (behaviour) {
    case 'as-specified':
      return plain(thisValue, args, newTarget, callee);
    // Date called as a function. There is no clock here: where the edition is silent, the text of no time is what is left to say.
    case 'unspecified':
      return 'Invalid Date';
    case 'throws-type-error':
      return throwTypeError('this function is tamed: it only throws');
    case 'returns-nan':
      return NaN;
    case 'invalid-date':
      return plain(thisValue, [NaN], newTarget, callee);
    case 'absent':
      throw new Error('an absent function was called');
  }
}
