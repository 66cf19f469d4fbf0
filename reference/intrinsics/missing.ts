import type { Behaviour } from '../runtime/function-object.ts';

/** What a function does whose steps nobody wrote: an error of the host, for it is a fault of the interpreter. */
export function missingBehaviour(id: string): Behaviour {
  return () => {
    throw new Error(`the intrinsic ${id} has no steps`);
  };
}
