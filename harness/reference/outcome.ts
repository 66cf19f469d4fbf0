/** How a program ended in a world of the reference, as far as it must be the same everywhere. */
import { createWorld, GuestError, LimitExceeded, type ReferenceWorldOptions } from '../../reference/index.ts';

export interface Outcome {
  /** The value or the thrown value as printed, or the limit. */
  readonly ending: string;
  readonly steps: number;
  readonly bytes: number;
}

/** Throws what is neither a guest's throw nor a limit: faults of the interpreter. */
export function outcomeOf(source: string, options: ReferenceWorldOptions): Outcome {
  const world = createWorld(options);
  let ending: string;
  try {
    const value = world.evaluate(source, { file: 'p.js' });
    world.drain();
    ending = `value ${world.inspect(value)}; ${world.unhandledRejections.length} rejections`;
  } catch (error) {
    if (error instanceof GuestError) ending = `${error.phase}: ${String(error.stack)} ${world.inspect(error.value)}`;
    else if (error instanceof LimitExceeded) ending = `limit ${error.kind}`;
    else throw error;
  }
  const { steps, bytes } = world.usage;
  return { ending, steps, bytes };
}
