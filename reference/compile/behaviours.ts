/** Steps of the built-in functions that compile or resume code, by their ids in the table of intrinsics. */
import type { Behaviours } from '../runtime/function-object.ts';
import { indirectEval } from './programs/eval.ts';

export const evaluatorBehaviours: Behaviours = {
  /** sec-eval-x */
  '%eval%'(_this, [x]) {
    return indirectEval(x);
  },
};
