/** Parsing for guests: what the parser refuses becomes the guest's error. */
import { createError } from '../../runtime/errors.ts';
import { GuestThrow, type GuestFrame } from '../../runtime/completion.ts';
import { SyntaxFault } from '../../syntax/index.ts';

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
