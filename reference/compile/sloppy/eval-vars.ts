/**
 * Vars and functions that direct evals of sloppy code add to the function around them: no scope knows their names beforehand.
 * They are a map in one slot of the function's environment, which every name asks first that is not found before it.
 */
import { throwReferenceError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import { ancestor, ENV, type Evaluate, type Frame } from '../frame.ts';

export type EvalVars = Map<string, Value>;

/** The binding of the map: no identifier. */
export const EVAL_VARS = '%vars of eval code%';

/** Where the map is, seen from the code that refers to a name. */
export interface EvalVarsPlace {
  readonly depth: number;
  readonly index: number;
}

/** The map, once some eval has declared something. */
export function evalVarsAt({ depth, index }: EvalVarsPlace, f: Frame): EvalVars | undefined {
  return ancestor(f[ENV]!, depth)[index] as unknown as EvalVars | undefined;
}

export function readWithEvalVars(place: EvalVarsPlace, name: string, elsewhere: Evaluate): Evaluate {
  return (f) => {
    const vars = evalVarsAt(place, f);
    return vars !== undefined && vars.has(name) ? vars.get(name) : elsewhere(f);
  };
}

export function storeWithEvalVars(
  place: EvalVarsPlace,
  name: string,
  elsewhere: (f: Frame, value: Value) => void,
): (f: Frame, value: Value) => void {
  return (f, value) => {
    const vars = evalVarsAt(place, f);
    if (vars !== undefined && vars.has(name)) vars.set(name, value);
    else elsewhere(f, value);
  };
}

/** Assigns `right`: what the name refers to is decided before `right` runs, which may delete it. */
export function assignWithEvalVars(place: EvalVarsPlace, name: string, isSloppy: boolean, right: Evaluate, elsewhere: Evaluate): Evaluate {
  return (f) => {
    const vars = evalVarsAt(place, f);
    if (vars === undefined || !vars.has(name)) return elsewhere(f);
    const value = right(f);
    // sec-declarative-environment-records-setmutablebinding-n-v-s, step 2
    if (!isSloppy && !vars.has(name)) throwReferenceError(`${name} is not defined`);
    vars.set(name, value);
    return value;
  };
}
