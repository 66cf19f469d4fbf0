import { GuestThrow } from '../runtime/completion.ts';
import { createError } from '../runtime/errors.ts';

/**
 * What a guest may catch of an exception: its own throws, and the host's exhausted stack or over-long result as a guest
 * RangeError. Rethrows everything else.
 */
export function catchable(error: unknown): GuestThrow {
  if (error instanceof GuestThrow) return error;
  if (error instanceof RangeError) return new GuestThrow(createError('RangeError', 'call stack exhausted'));
  throw error;
}
