import { formatFrame } from '../../host/api/guest-error.ts';
import { ErrorObject } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { HIDDEN } from '../../runtime/shape.ts';
import { headOf } from './describe.ts';

/**
 * Gives an error its stack as text (`lockdown/opt-error-unsafe`), and text alone: no constructor of errors has a static property,
 * in the start compartment or elsewhere, and no hook is called (`lockdown/opt-error-ctor-always-safe`, `lockdown/opt-error-start-ocap`).
 */
export function showStack(error: ObjectValue): void {
  if (!(error instanceof ErrorObject)) return;
  error.put('stack', [headOf(error), ...(error.guestStack ?? []).map(formatFrame)].join('\n'), HIDDEN);
}
