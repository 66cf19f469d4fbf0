/**
 * Parsing for guests: what the parser refuses becomes the guest's error.
 * Rules: `evaluators/evaluator-errors-shared`.
 */
import { charge, chargeMemory, stackLeft } from '../../runtime/agent.ts';
import { createError } from '../../runtime/errors.ts';
import { GuestThrow, type GuestFrame } from '../../runtime/completion.ts';
import { defaultMaxDepth, SyntaxFault } from '../../syntax/index.ts';

/** Charges the work of parsing and compiling a text, whether or not it has been done before. */
export function chargeParse(text: string): void {
  charge(text.length >> 3);
  chargeMemory(BYTES_PER_UNIT * text.length);
}

/** What the tree of a text takes for each code unit, in a program that is not made to be bad. */
const BYTES_PER_UNIT = 32;

/** What the parser takes of the host's stack for one level of its `maxDepth`, at most, in bytes. */
const LEVEL = 530;

/** How deep a text may nest that is parsed at the depth of now. */
export function parseDepth(): number {
  return Math.min(defaultMaxDepth, Math.floor(stackLeft() / LEVEL));
}

/** Runs a parse. A fault is thrown as a SyntaxError of the running realm, or a RangeError where the text nests too deep. */
export function parsing<T>(parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    const error = createError(fault.kind === 'syntax' ? 'SyntaxError' : 'RangeError', fault.message);
    const place: GuestFrame = { functionName: '', file: fault.file ?? '', line: fault.line, column: fault.column };
    error.captureStack(place);
    throw new GuestThrow(error);
  }
}
