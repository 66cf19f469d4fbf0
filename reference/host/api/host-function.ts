/** Host functions that guests may call. */
import { GuestThrow, LimitExceeded } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { createError, throwTypeError, type NativeErrorName } from '../../runtime/errors.ts';
import type { BuiltinFunction } from '../../runtime/function-object.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';
import { fromHost, type HostValue } from './from-host.ts';
import { GuestError } from './guest-error.ts';
import type { GuestValue, References } from './guest-reference.ts';

/** Gets primitives and handles; gives primitives, handles, plain arrays and plain objects. `this` is not passed. */
export type HostFunction = (...args: GuestValue[]) => HostValue;

/** Why this world has ended, if it has. */
export type EndOfWorld = () => LimitExceeded | undefined;

/** A guest function, no constructor, that runs `steps` on the host's side. What they throw becomes a guest's throw. */
export function createHostFunction(
  name: string,
  length: number,
  steps: HostFunction,
  references: References,
  ended: EndOfWorld,
  realm: Realm,
): BuiltinFunction {
  const behaviour = (_this: Value, args: Value[]): Value => {
    const given = args.map((arg) => references.handleOf(arg));
    let result: HostValue;
    try {
      result = steps(...given);
    } catch (error) {
      throw toGuestThrow(error, references, ended);
    }
    const end = ended();
    if (end !== undefined) throw end;
    return copied(result, references);
  };
  return createBuiltin(behaviour, length, name, realm);
}

function copied(result: HostValue, references: References): Value {
  try {
    return fromHost(result, references);
  } catch (error) {
    if (error instanceof GuestThrow || error instanceof LimitExceeded) throw error;
    return throwTypeError(error instanceof TypeError ? error.message : 'the result of the host function cannot be copied');
  }
}

const nativeNames: readonly string[] = ['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError'] satisfies NativeErrorName[];

/** Errors, those of other worlds too, become new guest errors with the same message; uncaught guest throws go on; the end of this world can't be stopped. */
function toGuestThrow(error: unknown, references: References, ended: EndOfWorld): unknown {
  if (error instanceof GuestThrow || (error !== undefined && error === ended())) return error;
  try {
    if (error instanceof GuestError && references.owns(error.value)) return new GuestThrow(references.valueOf(error.value));
    if (!(error instanceof Error)) return new GuestThrow(fromHost(error as HostValue, references));
    const name = String(error instanceof GuestError ? error.errorName : error.name);
    return new GuestThrow(createError(nativeNames.includes(name) ? (name as NativeErrorName) : 'Error', String(error.message)));
  } catch (failure) {
    if (failure instanceof LimitExceeded) return failure;
    return new GuestThrow(createError('Error', 'the host function failed'));
  }
}
