/**
 * Throwing native errors of the current realm (sec-native-error-types-used-in-this-standard).
 * Rules: `errors/thrown-errors-shared`, `open-points/tbd-error-stacks`.
 */
import { agent } from './agent.ts';
import { GuestThrow, type GuestFrame } from './completion.ts';
import { snapshotGuestStack, type StackSnapshot } from './guest-stack.ts';
import { ObjectValue } from './object.ts';
import { installExhaustion } from './recursion.ts';
import { HIDDEN, Shape } from './shape.ts';

/** Has [[ErrorData]]. `guestStack` is for the host alone. */
export class ErrorObject extends ObjectValue {
  declare private snapshot: StackSnapshot | null;

  /** Remembers the calls now under way; `also` stands before them. */
  captureStack(also?: GuestFrame): void {
    const snapshot = snapshotGuestStack();
    this.snapshot = also === undefined ? snapshot : { frames: () => [also, ...snapshot.frames()] };
    agent.realm.hostDefined?.errorCreated?.(this);
  }

  get guestStack(): readonly GuestFrame[] | null {
    return this.snapshot?.frames() ?? null;
  }
}
Object.assign(ErrorObject.prototype, { className: 'Error' });

export type NativeErrorName = 'Error' | 'TypeError' | 'RangeError' | 'SyntaxError' | 'ReferenceError' | 'EvalError' | 'URIError';

/** A new error object of the current realm with an own `message`. */
export function createError(name: NativeErrorName, message: string): ErrorObject {
  const error = new ErrorObject(Shape.empty(agent.realm.intrinsics[`%${name}Prototype%`]), []);
  error.put('message', message, HIDDEN);
  error.captureStack();
  return error;
}

export function throwTypeError(message: string): never {
  throw new GuestThrow(createError('TypeError', message));
}

export function throwRangeError(message: string): never {
  throw new GuestThrow(createError('RangeError', message));
}

export function throwReferenceError(message: string): never {
  throw new GuestThrow(createError('ReferenceError', message));
}

export function throwSyntaxError(message: string): never {
  throw new GuestThrow(createError('SyntaxError', message));
}

/** Guest recursion has reached the world's depth. */
export function throwStackExhausted(): never {
  throwRangeError('call stack exhausted');
}
installExhaustion(throwStackExhausted);
