/** Async generator objects and their queue of requests (sec-asyncgenerator-objects, sec-asyncgenerator-abstract-operations). */
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createError } from '../../runtime/errors.ts';
import { CreateIterResultObject } from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { createIntrinsicPromise, Resolver, type PromiseObject } from '../../runtime/promise.ts';
import { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import { catchable } from '../catchable.ts';
import { RESULT } from '../frame.ts';
import { whenSettled } from './await.ts';
import type { Coroutine } from './coroutine.ts';
import { AWAIT, GeneratorReturn, NEXT, RETURN_MODE, THROW, type Mode } from './resumable.ts';

/** sec-asyncgeneratorrequest-records */
interface AsyncGeneratorRequest {
  readonly mode: Mode;
  readonly value: Value;
  readonly resolver: Resolver;
}

export class AsyncGeneratorObject extends ObjectValue {
  declare state: 'suspendedStart' | 'suspendedYield' | 'executing' | 'awaiting-return' | 'completed';
  declare readonly coroutine: Coroutine;
  /** [[AsyncGeneratorQueue]] */
  declare readonly queue: AsyncGeneratorRequest[];

  constructor(proto: ObjectValue, coroutine: Coroutine) {
    super(Shape.empty(proto), []);
    this.state = 'suspendedStart';
    this.coroutine = coroutine;
    this.queue = [];
  }
}

/** sec-asyncgeneratorenqueue: the steps of next, throw and return. */
export function AsyncGeneratorEnqueue(generator: Value, mode: Mode, value: Value): PromiseObject {
  const promise = createIntrinsicPromise();
  const resolver = new Resolver(promise);
  if (!(generator instanceof AsyncGeneratorObject)) {
    resolver.reject(createError('TypeError', 'not an async generator'));
    return promise;
  }
  if (mode === THROW && generator.state === 'suspendedStart') generator.state = 'completed';
  if (generator.state === 'completed' && mode !== RETURN_MODE) {
    if (mode === THROW) resolver.reject(value);
    else resolver.resolve(CreateIterResultObject(undefined, true));
    return promise;
  }
  generator.queue.push({ mode, value, resolver });
  switch (generator.state) {
    case 'completed':
      awaitReturn(generator);
      break;
    case 'suspendedStart':
      if (mode === RETURN_MODE) awaitReturn(generator);
      else run(generator, mode, value);
      break;
    case 'suspendedYield':
      run(generator, mode, value);
      break;
    default:
  }
  return promise;
}

/** sec-asyncgeneratorresume, and what follows until the generator is suspended at a yield, awaits or ends. */
function run(generator: AsyncGeneratorObject, mode: Mode, value: Value): void {
  const { coroutine } = generator;
  const { depth } = agent;
  generator.state = 'executing';
  for (;;) {
    let suspension;
    try {
      suspension = coroutine.resume(mode, value);
    } catch (error) {
      agent.depth = depth;
      if (error instanceof GeneratorReturn) finish(generator, NEXT, error.value);
      else finish(generator, THROW, catchable(error).value);
      return;
    }
    const result = coroutine.frame[RESULT];
    if (suspension === 0) {
      finish(generator, NEXT, result);
      return;
    }
    if (suspension === AWAIT) {
      try {
        whenSettled(
          result,
          (settled) => run(generator, NEXT, settled),
          (reason) => run(generator, THROW, reason),
        );
        return;
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        agent.depth = depth;
        mode = THROW;
        ({ value } = error);
        continue;
      }
    }
    completeStep(generator, NEXT, result, false);
    const [request] = generator.queue;
    if (request === undefined) {
      generator.state = 'suspendedYield';
      return;
    }
    ({ mode, value } = request);
  }
}

function finish(generator: AsyncGeneratorObject, mode: typeof NEXT | typeof THROW, value: Value): void {
  generator.state = 'completed';
  completeStep(generator, mode, value, true);
  drainQueue(generator);
}

/** sec-asyncgeneratorcompletestep */
function completeStep(generator: AsyncGeneratorObject, mode: typeof NEXT | typeof THROW, value: Value, done: boolean): void {
  const { resolver } = generator.queue.shift()!;
  if (mode === THROW) resolver.reject(value);
  else resolver.resolve(CreateIterResultObject(value, done));
}

/** sec-asyncgeneratorawaitreturn */
function awaitReturn(generator: AsyncGeneratorObject): void {
  generator.state = 'awaiting-return';
  const { depth } = agent;
  try {
    whenSettled(
      generator.queue[0]!.value,
      (value) => finish(generator, NEXT, value),
      (reason) => finish(generator, THROW, reason),
    );
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    finish(generator, THROW, error.value);
  }
}

/** sec-asyncgeneratordrainqueue */
function drainQueue(generator: AsyncGeneratorObject): void {
  while (generator.queue.length > 0) {
    const { mode, value } = generator.queue[0]!;
    if (mode === RETURN_MODE) {
      awaitReturn(generator);
      return;
    }
    completeStep(generator, mode, mode === NEXT ? undefined : value, true);
  }
}
