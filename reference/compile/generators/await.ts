/** Async functions and the driving of what awaits (sec-async-function-objects, sec-await). */
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createIntrinsicPromise, IsPromise, PerformPromiseThen, Resolver, type PromiseObject } from '../../runtime/promise.ts';
import type { Value } from '../../runtime/value.ts';
import { catchable } from '../catchable.ts';
import { RESULT } from '../frame.ts';
import type { Coroutine } from './coroutine.ts';
import { NEXT, THROW, type Mode } from './resumable.ts';

/** PromiseResolve(%Promise%, value). */
export function promiseOf(value: Value): PromiseObject {
  if (IsPromise(value) && value.Get('constructor', value) === agent.realm.intrinsics['%Promise%']) return value;
  const promise = createIntrinsicPromise();
  new Resolver(promise).resolve(value);
  return promise;
}

/** Goes on with one of the two when `value` settles, in a job of its own. */
export function whenSettled(value: Value, onFulfilled: (value: Value) => void, onRejected: (reason: Value) => void): void {
  PerformPromiseThen(promiseOf(value), onFulfilled, onRejected, undefined);
}

/** V8 takes a closure that is written where it is assigned to a property for long-lived: it would keep its world alive for long. */
function resuming(activation: AsyncActivation, mode: Mode): (value: Value) => void {
  return (value) => activation.run(mode, value);
}

/** An async function's activation: runs until it awaits, and again when what it awaits is settled. */
class AsyncActivation {
  declare private readonly coroutine: Coroutine;
  declare private readonly resolver: Resolver;
  declare private readonly onFulfilled: (value: Value) => void;
  declare private readonly onRejected: (reason: Value) => void;

  constructor(coroutine: Coroutine, promise: PromiseObject) {
    this.coroutine = coroutine;
    this.resolver = new Resolver(promise);
    this.onFulfilled = resuming(this, NEXT);
    this.onRejected = resuming(this, THROW);
  }

  run(mode: Mode, value: Value): void {
    const { depth } = agent;
    for (;;) {
      try {
        const suspension = this.coroutine.resume(mode, value);
        const result = this.coroutine.frame[RESULT];
        if (suspension === 0) {
          this.resolver.resolve(result);
          return;
        }
        value = result;
      } catch (error) {
        agent.depth = depth;
        this.resolver.reject(catchable(error).value);
        return;
      }
      try {
        whenSettled(value, this.onFulfilled, this.onRejected);
        return;
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        agent.depth = depth;
        mode = THROW;
        ({ value } = error);
      }
    }
  }
}

/** sec-async-functions-abstract-operations-async-function-start */
export function AsyncFunctionStart(coroutine: Coroutine): PromiseObject {
  const promise = createIntrinsicPromise();
  new AsyncActivation(coroutine, promise).run(NEXT, undefined);
  return promise;
}

/** The promise of an async function that never awaits: it is settled when the body ends. */
export function settleWith(body: () => Value): PromiseObject {
  const promise = createIntrinsicPromise();
  const resolver = new Resolver(promise);
  const { depth } = agent;
  let result: Value;
  try {
    result = body();
  } catch (error) {
    agent.depth = depth;
    resolver.reject(catchable(error).value);
    return promise;
  }
  resolver.resolve(result);
  return promise;
}
