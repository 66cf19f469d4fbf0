/**
 * Code that can be suspended. Nodes that contain `yield` or `await` compile to host generators over the frame; all others
 * stay plain closures, also inside generators. What is yielded says why; values travel in `f[RESULT]`.
 */
import type { Value } from '../../runtime/value.ts';
import type { Frame } from '../frame.ts';

/** Why the code is suspended. */
export const YIELD = 1;
export const AWAIT = 2;
/** A yield* that passes the inner iterator's result object through. */
export const YIELD_RESULT = 3;
export type Suspension = typeof YIELD | typeof AWAIT | typeof YIELD_RESULT;

/** How it is resumed: the type of the completion that `f[RESULT]` then is the value of. */
export const NEXT = 0;
export const THROW = 1;
export const RETURN_MODE = 2;
export type Mode = typeof NEXT | typeof THROW | typeof RETURN_MODE;

export type Running<T> = Generator<Suspension, T, Mode>;
export type Resumable<T> = (f: Frame) => Running<T>;

/** A return completion on its way out of a yield expression, through finally blocks. No guest can catch it. */
export class GeneratorReturn {
  declare readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}
