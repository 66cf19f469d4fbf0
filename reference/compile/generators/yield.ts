/** yield, yield* and await (sec-generator-function-definitions-runtime-semantics-evaluation, sec-await). */
import { agent, refuel } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { GetIterator, IteratorClose, IteratorComplete, IteratorValue, type IteratorRecord } from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Call, GetMethod } from '../../runtime/operations.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { RESULT, SITE, type Frame } from '../frame.ts';
import { CreateAsyncFromSyncIterator } from './async-from-sync-iterator.ts';
import { eitherExpression } from './either.ts';
import { AWAIT, GeneratorReturn, NEXT, RETURN_MODE, THROW, YIELD, YIELD_RESULT, type Mode, type Resumable, type Running } from './resumable.ts';

/** sec-await */
export function* awaitValue(f: Frame, value: Value): Running<Value> {
  f[RESULT] = value;
  if ((yield AWAIT) === THROW) throw new GuestThrow(f[RESULT]);
  return f[RESULT];
}

export function compileAwait(node: Tree.AwaitExpression, c: Context): Resumable<Value> {
  const { plain, resumable } = eitherExpression(node.argument, c);
  const position = node.start;
  return function* (f) {
    f[RESULT] = plain !== null ? plain(f) : yield* resumable!(f);
    f[SITE] = position;
    if ((yield AWAIT) === THROW) throw new GuestThrow(f[RESULT]);
    return f[RESULT];
  };
}

export function compileYield(node: Tree.YieldExpression, c: Context): Resumable<Value> {
  const argument = node.argument ? eitherExpression(node.argument, c) : { plain: () => undefined, resumable: null };
  const { plain, resumable } = argument;
  const position = node.start;
  const isAsync = c.unit.isAsyncGenerator;
  if (node.delegate) {
    return function* (f) {
      const value = plain !== null ? plain(f) : yield* resumable!(f);
      f[SITE] = position;
      return yield* isAsync ? delegateAsync(f, value) : delegate(f, value);
    };
  }
  if (isAsync) {
    return function* (f) {
      const value = plain !== null ? plain(f) : yield* resumable!(f);
      f[SITE] = position;
      return yield* yieldAsync(f, yield* awaitValue(f, value));
    };
  }
  return function* (f) {
    f[RESULT] = plain !== null ? plain(f) : yield* resumable!(f);
    f[SITE] = position;
    const mode = yield YIELD;
    return mode === NEXT ? f[RESULT] : resumeAbruptly(f, mode);
  };
}

/** `yield` whose value nobody uses, as a statement. */
export function compileYieldStatement(node: Tree.YieldExpression, c: Context): Resumable<undefined> {
  const plain = node.argument ? eitherExpression(node.argument, c).plain : () => undefined;
  if (node.delegate || c.unit.isAsyncGenerator || plain === null) {
    const expression = compileYield(node, c);
    return function* (f) {
      yield* expression(f);
      return undefined;
    };
  }
  const position = node.start;
  return function* (f) {
    f[RESULT] = plain(f);
    f[SITE] = position;
    const mode = yield YIELD;
    return mode === NEXT ? undefined : resumeAbruptly(f, mode);
  };
}

function resumeAbruptly(f: Frame, mode: Mode): never {
  if (mode === THROW) throw new GuestThrow(f[RESULT]);
  throw new GeneratorReturn(f[RESULT]);
}

/** sec-asyncgeneratoryield, once the value is awaited; then sec-asyncgeneratorunwrapyieldresumption. */
function* yieldAsync(f: Frame, value: Value): Running<Value> {
  const mode = yield* yieldRaw(f, value);
  if (mode === NEXT) return f[RESULT];
  return resumeAbruptly(f, mode);
}

/** Yields in an async generator; a return completion comes back awaited, or as the throw that awaiting it gave. */
function* yieldRaw(f: Frame, value: Value): Running<Mode> {
  f[RESULT] = value;
  const mode = yield YIELD;
  if (mode === NEXT || mode === THROW) return mode;
  return (yield AWAIT) === THROW ? THROW : mode;
}

/** yield* of a generator. */
function* delegate(f: Frame, value: Value): Running<Value> {
  const record = GetIterator(value);
  let mode: Mode = NEXT;
  let received: Value = undefined;
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const inner = forward(record, mode, received);
    if (inner === EMPTY) {
      if (mode === RETURN_MODE) throw new GeneratorReturn(received);
      IteratorClose(record);
      return throwTypeError('the iterator has no throw method');
    }
    const result = objectResult(inner as Value);
    if (IteratorComplete(result)) {
      const final = IteratorValue(result);
      if (mode === RETURN_MODE) throw new GeneratorReturn(final);
      return final;
    }
    // The inner result passes through as it is: GeneratorYield(innerResult).
    f[RESULT] = result;
    mode = yield YIELD_RESULT;
    received = f[RESULT];
  }
}

/** yield* of an async generator. */
function* delegateAsync(f: Frame, value: Value): Running<Value> {
  const record = GetAsyncIterator(value);
  let mode: Mode = NEXT;
  let received: Value = undefined;
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const inner = forward(record, mode, received);
    if (inner === EMPTY) {
      if (mode === RETURN_MODE) throw new GeneratorReturn(yield* awaitValue(f, received));
      yield* asyncIteratorClose(f, record);
      return throwTypeError('the iterator has no throw method');
    }
    const result = objectResult(yield* awaitValue(f, inner as Value));
    if (IteratorComplete(result)) {
      const final = IteratorValue(result);
      if (mode === RETURN_MODE) throw new GeneratorReturn(final);
      return final;
    }
    mode = yield* yieldRaw(f, IteratorValue(result));
    received = f[RESULT];
  }
}

/** Hands a resumption on to the inner iterator: what its method returns, or EMPTY where it lacks the method. */
function forward(record: IteratorRecord, mode: Mode, received: Value): Value | Empty {
  const { iterator } = record;
  if (mode === NEXT) return Call(record.nextMethod, iterator, [received]);
  const method = GetMethod(iterator, mode === THROW ? 'throw' : 'return');
  return method === undefined ? EMPTY : method.Call(iterator, [received]);
}

function objectResult(result: Value): ObjectValue {
  return result instanceof ObjectValue ? result : throwTypeError('the iterator result is not an object');
}

/** sec-getiterator, hint async */
export function GetAsyncIterator(obj: Value): IteratorRecord {
  const method = GetMethod(obj, wellKnownSymbols.asyncIterator);
  if (method === undefined) return CreateAsyncFromSyncIterator(GetIterator(obj));
  return GetIterator(obj, method);
}

/** sec-asynciteratorclose for a completion that is no throw. */
export function* asyncIteratorClose(f: Frame, record: IteratorRecord): Running<void> {
  const method = GetMethod(record.iterator, 'return');
  if (method === undefined) return;
  objectResult(yield* awaitValue(f, method.Call(record.iterator, [])));
}
