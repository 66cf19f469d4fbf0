/** What the host sees of a throw that no guest caught. */
import { ErrorObject } from '../../runtime/errors.ts';
import { captureGuestStack } from '../../runtime/guest-stack.ts';
import type { GuestFrame, GuestThrow } from '../../runtime/completion.ts';
import type { GuestValue, References } from './guest-reference.ts';
import { summarizeError } from './peek.ts';

export type Phase = 'parse' | 'run';

/** An uncaught throw of a guest. `stack` is the guest's stack: the host's own is of no interest. */
export class GuestError extends Error {
  override readonly name = 'GuestError';
  /** What was thrown. */
  readonly value: GuestValue;
  /** `name` of the thrown error object, such as TypeError; undefined for other values. */
  readonly errorName: string | undefined;
  /** `parse`: nothing of the program has run. */
  readonly phase: Phase;
  /** Innermost first, at most 100. */
  readonly guestStack: readonly GuestFrame[];
  /** Of a program that was given as a tree: where the early error is in it, such as `body[2].expression.left`. */
  treePath?: string;

  constructor(value: GuestValue, message: string, errorName: string | undefined, phase: Phase, guestStack: readonly GuestFrame[]) {
    super(message);
    this.value = value;
    this.errorName = errorName;
    this.phase = phase;
    this.guestStack = guestStack;
    const head = errorName === undefined ? message : message === '' ? errorName : `${errorName}: ${message}`;
    Object.defineProperty(this, 'stack', { value: [head, ...guestStack.map(formatFrame)].join('\n'), configurable: true, writable: true });
  }
}

/** One line of a stack. */
export function formatFrame({ functionName, file, line, column }: GuestFrame): string {
  const place = `${file}:${line}:${column}`;
  return functionName === '' ? `    at ${place}` : `    at ${functionName} (${place})`;
}

/** Call it where the throw is caught first: the frames of what is no error object are read from the stack as it was. */
export function toGuestError(thrown: GuestThrow, phase: Phase, references: References): GuestError {
  const { value } = thrown;
  const stack = value instanceof ErrorObject ? ((value.guestStack ?? []) as readonly GuestFrame[]) : captureGuestStack();
  const summary = summarizeError(value);
  const message = summary === undefined ? describeThrown(references.handleOf(value)) : summary.message;
  return new GuestError(references.handleOf(value), message, summary?.name, phase, stack);
}

function describeThrown(value: GuestValue): string {
  if (typeof value === 'string') return `threw ${JSON.stringify(value.length > 200 ? `${value.slice(0, 200)}…` : value)}`;
  return `threw ${typeof value === 'object' && value !== null ? `a guest ${value.type}` : `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`}`;
}
