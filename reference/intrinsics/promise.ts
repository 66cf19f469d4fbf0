/** Promise (sec-promise-objects). */
import { agent } from '../runtime/agent.ts';
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { GuestThrow } from '../runtime/completion.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { GetIterator, IteratorCloseQuietly, IteratorStep, IteratorValue, type IteratorRecord } from '../runtime/iteration.ts';
import { ObjectValue } from '../runtime/object.ts';
import { Call, Get, Invoke, SpeciesConstructor } from '../runtime/operations.ts';
import {
  createPromise,
  CreateResolvingFunctions,
  IsPromise,
  NewPromiseCapability,
  PerformPromiseThen,
  PromiseResolve,
  type PromiseCapability,
} from '../runtime/promise.ts';
import { IsCallable } from '../runtime/testing.ts';
import type { Value } from '../runtime/value.ts';

/** sec-ifabruptrejectpromise around `steps` */
function rejectingWith(capability: PromiseCapability, steps: () => Value): Value {
  const { depth } = agent;
  try {
    return steps();
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    Call(capability.reject, undefined, [error.value]);
    return capability.promise;
  }
}

/** What Promise.all and Promise.race share: iterate, and close the iterator when the combination itself throws. */
function combine(
  C: Value,
  iterable: Value,
  perform: (record: IteratorRecord, constructor: ObjectValue, capability: PromiseCapability, resolve: ObjectValue) => Value,
): Value {
  const capability = NewPromiseCapability(C);
  const constructor = C as ObjectValue;
  return rejectingWith(capability, () => {
    const resolve = Get(constructor, 'resolve');
    if (!IsCallable(resolve)) return throwTypeError('the resolve property is not a function');
    const record = GetIterator(iterable);
    try {
      return perform(record, constructor, capability, resolve);
    } catch (error) {
      if (error instanceof GuestThrow && !record.done) IteratorCloseQuietly(record);
      throw error;
    }
  });
}

/** The next value, or undefined with `record.done` set; a throw of the iterator itself counts as done. */
function nextValue(record: IteratorRecord): Value {
  record.done = true;
  const next = IteratorStep(record);
  if (next === false) return undefined;
  const value = IteratorValue(next);
  record.done = false;
  return value;
}

/** sec-performpromiseall */
function PerformPromiseAll(record: IteratorRecord, constructor: ObjectValue, capability: PromiseCapability, resolve: ObjectValue): Value {
  const values: Value[] = [];
  let remaining = 1;
  const finish = (): void => {
    if (--remaining === 0) Call(capability.resolve, undefined, [CreateArrayFromList(values)]);
  };
  for (let index = 0; ; index++) {
    const value = nextValue(record);
    if (record.done) {
      finish();
      return capability.promise;
    }
    values.push(undefined);
    const nextPromise = resolve.Call(constructor, [value]);
    remaining++;
    Invoke(nextPromise, 'then', [resolveElement(values, index, finish), capability.reject]);
  }
}

/** sec-promise.all-resolve-element-functions */
function resolveElement(values: Value[], index: number, finish: () => void): ObjectValue {
  let alreadyCalled = false;
  return createBuiltin(
    (_this, [x]) => {
      if (alreadyCalled) return undefined;
      alreadyCalled = true;
      values[index] = x;
      finish();
      return undefined;
    },
    1,
    '',
  );
}

/** sec-performpromiserace */
function PerformPromiseRace(record: IteratorRecord, constructor: ObjectValue, capability: PromiseCapability, resolve: ObjectValue): Value {
  for (;;) {
    const value = nextValue(record);
    if (record.done) return capability.promise;
    const nextPromise = resolve.Call(constructor, [value]);
    Invoke(nextPromise, 'then', [capability.resolve, capability.reject]);
  }
}

/** sec-thenfinallyfunctions, sec-catchfinallyfunctions */
function finallyFunctions(C: ObjectValue, onFinally: ObjectValue): [ObjectValue, ObjectValue] {
  const after = (value: Value, thrower: boolean): Value => {
    const result = onFinally.Call(undefined, []);
    const promise = PromiseResolve(C, result);
    const passOn = createBuiltin(
      () => {
        if (thrower) throw new GuestThrow(value);
        return value;
      },
      0,
      '',
    );
    return Invoke(promise, 'then', [passOn]);
  };
  return [createBuiltin((_this, [value]) => after(value, false), 1, ''), createBuiltin((_this, [reason]) => after(reason, true), 1, '')];
}

export const promise: Behaviours = {
  /** sec-promise-constructor, sec-promise-executor */
  '%Promise%'(_this, [executor], newTarget) {
    if (newTarget === undefined) return throwTypeError('Promise must be called with new');
    if (!IsCallable(executor)) return throwTypeError('the executor is not a function');
    const created = createPromise(newTarget);
    const { resolve, reject } = CreateResolvingFunctions(created);
    const { depth } = agent;
    try {
      executor.Call(undefined, [resolve, reject]);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      agent.depth = depth;
      reject.Call(undefined, [error.value]);
    }
    return created;
  },

  /** sec-promise.all */
  '%Promise.all%'(C, [iterable]) {
    return combine(C, iterable, PerformPromiseAll);
  },

  /** sec-promise.race */
  '%Promise.race%'(C, [iterable]) {
    return combine(C, iterable, PerformPromiseRace);
  },

  /** sec-promise.reject */
  '%Promise.reject%'(C, [r]) {
    const capability = NewPromiseCapability(C);
    Call(capability.reject, undefined, [r]);
    return capability.promise;
  },

  /** sec-promise.resolve */
  '%Promise.resolve%'(C, [x]) {
    if (!(C instanceof ObjectValue)) return throwTypeError('Promise.resolve called on a non-object');
    return PromiseResolve(C, x);
  },

  /** sec-get-promise-@@species */
  '%get Promise[@@species]%'(thisValue) {
    return thisValue;
  },

  /** sec-promise.prototype.catch */
  '%Promise.prototype.catch%'(thisValue, [onRejected]) {
    return Invoke(thisValue, 'then', [undefined, onRejected]);
  },

  /** sec-promise.prototype.finally */
  '%Promise.prototype.finally%'(thisValue, [onFinally]) {
    if (!(thisValue instanceof ObjectValue)) return throwTypeError('Promise.prototype.finally called on a non-object');
    const C = SpeciesConstructor(thisValue, agent.realm.intrinsics['%Promise%']);
    if (!IsCallable(onFinally)) return Invoke(thisValue, 'then', [onFinally, onFinally]);
    return Invoke(thisValue, 'then', finallyFunctions(C, onFinally));
  },

  /** sec-promise.prototype.then */
  '%Promise.prototype.then%'(thisValue, [onFulfilled, onRejected]) {
    if (!IsPromise(thisValue)) return throwTypeError('not a Promise');
    const C = SpeciesConstructor(thisValue, agent.realm.intrinsics['%Promise%']);
    const capability = NewPromiseCapability(C);
    PerformPromiseThen(thisValue, onFulfilled, onRejected, capability);
    return capability.promise;
  },
};
