/**
 * The consoles of a start compartment: the host's own, and the one that lockdown puts in its place (`errors/console-…`). They are
 * the only way to learn of a stack (`lockdown/opt-getstack-start-only`).
 */
import { formatFrame } from '../../host/api/guest-error.ts';
import { peek } from '../../host/api/peek.ts';
import { agent } from '../../runtime/agent.ts';
import { GuestThrow, type GuestFrame } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { ErrorObject } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { ENUMERABLE, OPEN, Shape } from '../../runtime/shape.ts';
import { ToBoolean } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { describe, headOf } from './describe.ts';
import { hiddenOf } from './details.ts';

const methods = ['debug', 'log', 'info', 'warn', 'error', 'trace', 'dir', 'group', 'groupCollapsed', 'groupEnd', 'assert'] as const;

export type ConsoleMethod = (typeof methods)[number];

/** Where a host shows what is logged. */
export type ConsoleSink = (method: ConsoleMethod, text: string) => void;

function createConsole(realm: Realm, write: (method: ConsoleMethod, args: Value[]) => void, frozen: boolean): ObjectValue {
  const made = new ObjectValue(Shape.empty(realm.intrinsics['%ObjectPrototype%']), []);
  for (const method of methods) {
    const behaviour = (_this: Value, args: Value[]): undefined => {
      if (method !== 'assert') write(method, args);
      else if (!ToBoolean(args[0])) write('error', ['Assertion failed', ...args.slice(1)]);
    };
    made.put(method, createBuiltin(behaviour, 0, method, realm, frozen), frozen ? ENUMERABLE : OPEN);
  }
  made.extensible = !frozen;
  return made;
}

const lineOf = (args: readonly Value[]): string => args.map((arg) => (typeof arg === 'string' ? arg : describe(arg))).join(' ');

/** The host's console, as it is before lockdown: it shows what it is given. */
export function createHostConsole(realm: Realm, sink: ConsoleSink): ObjectValue {
  return createConsole(realm, (method, args) => sink(method, lineOf(args)), false);
}

export interface TamedConsoleOptions {
  /** The console that is there before; what programs of the start compartment made of it included. */
  readonly original: Value;
  /** Whether a frame is shown (`lockdown/opt-stack-concise`, `lockdown/opt-stack-verbose`). */
  readonly shows: (frame: GuestFrame) => boolean;
}

/**
 * A write-only device (`errors/console-write-only`): arguments that are errors go to the original as tags, and what the errors
 * hide goes there once, as lines of its own (`errors/console-reveals-redacted`). It is frozen (`errors/console-frozen`).
 */
export function createTamedConsole(realm: Realm, { original, shows }: TamedConsoleOptions): ObjectValue {
  const originals = new Map<ConsoleMethod, ObjectValue>();
  if (original instanceof ObjectValue) {
    for (const method of methods) {
      const found = peek(original, method);
      if (found instanceof ObjectValue && found.callable) originals.set(method, found);
    }
  }
  const numbers = new WeakMap<ErrorObject, number>();
  let count = 0;
  const forward = (method: ConsoleMethod, args: Value[]): void => {
    const { depth } = agent;
    try {
      originals.get(method)?.Call(original, args);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      agent.depth = depth;
    }
  };
  return createConsole(
    realm,
    (method, args) => {
      const fresh: ErrorObject[] = [];
      const tagOf = (error: ErrorObject): string => {
        if (!numbers.has(error)) {
          numbers.set(error, ++count);
          fresh.push(error);
        }
        return `${nameOf(error)}#${String(numbers.get(error))}`;
      };
      const show = (value: Value): Value => (value instanceof ErrorObject ? `(${tagOf(value)})` : value);
      forward(method, args.map(show));
      // Causes that are errors join the queue while it is written out.
      for (const error of fresh) {
        forward(method, [`${tagOf(error)}: ${headOf(error)}`]);
        const { details, notes } = hiddenOf(error);
        for (const hidden of details) forward(method, [`${tagOf(error)} DETAILS: ${hidden.revealed()}`, ...hidden.substitutions.filter(isError).map(show)]);
        const frames = (error.guestStack ?? []).filter(shows);
        if (frames.length > 0) forward(method, [frames.map(formatFrame).join('\n')]);
        for (const note of notes) forward(method, [`${tagOf(error)} ERROR_NOTE: ${note.revealed()}`, ...note.substitutions.filter(isError).map(show)]);
        const cause = peek(error, 'cause');
        if (cause instanceof ErrorObject) forward(method, [`${tagOf(error)} CAUSE:`, show(cause)]);
      }
    },
    true,
  );
}

function isError(value: Value): value is ErrorObject {
  return value instanceof ErrorObject;
}

function nameOf(error: ErrorObject): string {
  const name = peek(error, 'name');
  return typeof name === 'string' && name !== '' ? name : 'Error';
}
