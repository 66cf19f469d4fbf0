/** Async-from-Sync iterator objects (sec-async-from-sync-iterator-objects). */
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import {
  CreateIterResultObject,
  IteratorClose,
  IteratorCloseQuietly,
  IteratorComplete,
  IteratorNext,
  IteratorValue,
  type IteratorRecord,
} from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { GetMethod } from '../../runtime/operations.ts';
import { createIntrinsicPromise, PerformPromiseThen, Resolver, type PromiseObject } from '../../runtime/promise.ts';
import { Shape } from '../../runtime/shape.ts';
import { promiseOf } from './await.ts';

class AsyncFromSyncIterator extends ObjectValue {
  /** [[SyncIteratorRecord]] */
  declare readonly record: IteratorRecord;
  constructor(record: IteratorRecord) {
    super(Shape.empty(agent.realm.intrinsics['%AsyncFromSyncIteratorPrototype%']), []);
    this.record = record;
  }
}

/** sec-createasyncfromsynciterator */
export function CreateAsyncFromSyncIterator(record: IteratorRecord): IteratorRecord {
  const iterator = new AsyncFromSyncIterator(record);
  return { iterator, nextMethod: iterator.Get('next', iterator), done: false };
}

/** sec-asyncfromsynciteratorcontinuation */
function continueWith(result: ObjectValue, resolver: Resolver, record: IteratorRecord, closes: boolean): void {
  const done = IteratorComplete(result);
  const value = IteratorValue(result);
  let wrapper: PromiseObject;
  const { depth } = agent;
  try {
    wrapper = promiseOf(value);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    if (!done && closes) IteratorCloseQuietly(record);
    throw error;
  }
  PerformPromiseThen(
    wrapper,
    (settled) => resolver.resolve(CreateIterResultObject(settled, done)),
    (reason) => {
      if (!done && closes) IteratorCloseQuietly(record);
      resolver.reject(reason);
    },
    undefined,
  );
}

/** A promise for what `steps` leads to; what they throw rejects it. */
function promising(steps: (resolver: Resolver) => void): PromiseObject {
  const promise = createIntrinsicPromise();
  const resolver = new Resolver(promise);
  const { depth } = agent;
  try {
    steps(resolver);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    resolver.reject(error.value);
  }
  return promise;
}

export const asyncFromSyncIterator: Behaviours = {
  /** sec-%asyncfromsynciteratorprototype%.next */
  '%AsyncFromSyncIteratorPrototype.next%'(O, args) {
    const { record } = O as AsyncFromSyncIterator;
    return promising((resolver) => continueWith(IteratorNext(record, args.slice(0, 1)), resolver, record, true));
  },
  /** sec-%asyncfromsynciteratorprototype%.return */
  '%AsyncFromSyncIteratorPrototype.return%'(O, args) {
    const { record } = O as AsyncFromSyncIterator;
    return promising((resolver) => {
      const method = GetMethod(record.iterator, 'return');
      if (method === undefined) {
        resolver.resolve(CreateIterResultObject(args[0], true));
        return;
      }
      const result = method.Call(record.iterator, args.slice(0, 1));
      if (!(result instanceof ObjectValue)) throw new GuestThrow(createError('TypeError', 'the iterator result is not an object'));
      continueWith(result, resolver, record, false);
    });
  },
  /** sec-%asyncfromsynciteratorprototype%.throw */
  '%AsyncFromSyncIteratorPrototype.throw%'(O, args) {
    const { record } = O as AsyncFromSyncIterator;
    return promising((resolver) => {
      const method = GetMethod(record.iterator, 'throw');
      if (method === undefined) {
        IteratorClose(record);
        throw new GuestThrow(createError('TypeError', 'the iterator has no throw method'));
      }
      const result = method.Call(record.iterator, args.slice(0, 1));
      if (!(result instanceof ObjectValue)) throw new GuestThrow(createError('TypeError', 'the iterator result is not an object'));
      continueWith(result, resolver, record, true);
    });
  },
};
