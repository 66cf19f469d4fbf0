import { GuestError, LimitExceeded, type ReferenceWorld } from '../../reference/index.ts';

/** Exit codes of `ses262 reference`; wrong use is 2, as for every command. */
export const REFERENCE_EXIT = { ok: 0, guestError: 1, limit: 3 } as const;

/** The text for an uncaught guest error, with its stack. */
export function uncaught(world: ReferenceWorld, error: GuestError): string {
  const thrown = error.errorName === undefined ? String(error.stack) : world.inspect(error.value);
  return `Uncaught ${thrown}\n`;
}

/** Says on stderr what went wrong, and returns the exit code for it. Rethrows what is no failure of the guest. */
export function reportFailure(world: ReferenceWorld, error: unknown): number {
  if (error instanceof GuestError) {
    process.stderr.write(uncaught(world, error));
    return REFERENCE_EXIT.guestError;
  }
  if (error instanceof LimitExceeded) {
    process.stderr.write(`ses262: ${error.kind} limit: ${error.message}\n`);
    return REFERENCE_EXIT.limit;
  }
  throw error;
}
