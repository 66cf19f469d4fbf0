import { GuestThrow } from '../runtime/completion.ts';
import { createError } from '../runtime/errors.ts';

/** How often the host itself gave up, though the limits should have forestalled it. Tests watch it. */
export const hostFailures = { count: 0 };

/**
 * What a guest may catch of an exception: its own throws, and as a last resort the host's exhausted stack or over-long
 * result as a guest RangeError. Rethrows everything else.
 */
export function catchable(error: unknown): GuestThrow {
  if (error instanceof GuestThrow) return error;
  if (!(error instanceof RangeError)) throw error;
  hostFailures.count++;
  return new GuestThrow(createError('RangeError', 'call stack exhausted'));
}
