/** Promise objects and their abstract operations (sec-promise-abstract-operations). */
import { keepFast } from './keep-fast.ts';
import { agent } from './agent.ts';
import { GuestThrow } from './completion.ts';
import { createError, throwTypeError } from './errors.ts';
import type { Behaviour, BuiltinFunction } from './function-object.ts';
import { createBuiltin } from './create-builtin.ts';
import { ObjectValue } from './object.ts';
import { Call, Get, GetPrototypeFromConstructor } from './operations.ts';
import { Shape } from './shape.ts';
import { IsCallable, IsConstructor } from './testing.ts';
import type { Value } from './value.ts';

/** sec-promisecapability-records. `promise` is undefined for the capability that an await drops. */
export interface PromiseCapability {
  promise: ObjectValue | undefined;
  resolve: Value;
  reject: Value;
}

/** sec-promisereaction-records. A host handler serves await: it takes the value and runs within the job. */
export interface PromiseReaction {
  readonly capability: PromiseCapability | undefined;
  readonly type: 'Fulfill' | 'Reject';
  readonly handler: ObjectValue | ((value: Value) => void) | undefined;
}

export class PromiseObject extends ObjectValue {
  declare state: 'pending' | 'fulfilled' | 'rejected';
  declare result: Value;
  declare fulfillReactions: PromiseReaction[];
  declare rejectReactions: PromiseReaction[];
  declare isHandled: boolean;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.state = 'pending';
    this.result = undefined;
    this.fulfillReactions = [];
    this.rejectReactions = [];
    this.isHandled = false;
  }
}

/** sec-ispromise */
export function IsPromise(x: Value): x is PromiseObject {
  return x instanceof PromiseObject;
}

/** sec-promise-executor, the object's creation */
export function createPromise(newTarget: ObjectValue): PromiseObject {
  return new PromiseObject(GetPrototypeFromConstructor(newTarget, '%PromisePrototype%'));
}

/** A pending promise of the current realm's %Promise%. */
export function createIntrinsicPromise(): PromiseObject {
  return new PromiseObject(agent.realm.intrinsics['%PromisePrototype%']);
}

/** Resolving functions without their function objects: `CreateResolvingFunctions` wraps them, await calls them directly. */
export class Resolver {
  declare readonly promise: PromiseObject;
  declare alreadyResolved: boolean;
  constructor(promise: PromiseObject) {
    this.promise = promise;
    this.alreadyResolved = false;
  }

  /** sec-promise-resolve-functions */
  resolve(resolution: Value): void {
    if (this.alreadyResolved) return;
    this.alreadyResolved = true;
    const { promise } = this;
    if (resolution === promise) {
      RejectPromise(promise, createError('TypeError', 'a promise cannot be resolved with itself'));
      return;
    }
    if (!(resolution instanceof ObjectValue)) {
      FulfillPromise(promise, resolution);
      return;
    }
    let then: Value;
    const { depth } = agent;
    try {
      then = Get(resolution, 'then');
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      agent.depth = depth;
      RejectPromise(promise, error.value);
      return;
    }
    if (!IsCallable(then)) {
      FulfillPromise(promise, resolution);
      return;
    }
    const { realm } = agent;
    realm.hostDefined.enqueueJob(() => PromiseResolveThenableJob(promise, resolution, then), realm);
  }

  /** sec-promise-reject-functions */
  reject(reason: Value): void {
    if (this.alreadyResolved) return;
    this.alreadyResolved = true;
    RejectPromise(this.promise, reason);
  }
}

/** sec-promiseresolvethenablejob */
function PromiseResolveThenableJob(promiseToResolve: PromiseObject, thenable: Value, then: ObjectValue): void {
  const { resolve, reject } = CreateResolvingFunctions(promiseToResolve);
  const { depth } = agent;
  try {
    then.Call(thenable, [resolve, reject]);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
    reject.Call(undefined, [error.value]);
  }
}

const resolveSteps: Behaviour = (_this, [resolution], _newTarget, callee) => {
  (callee.data as Resolver).resolve(resolution);
  return undefined;
};
const rejectSteps: Behaviour = (_this, [reason], _newTarget, callee) => {
  (callee.data as Resolver).reject(reason);
  return undefined;
};

/** sec-createresolvingfunctions */
export function CreateResolvingFunctions(promise: PromiseObject): { resolve: BuiltinFunction; reject: BuiltinFunction } {
  const resolver = new Resolver(promise);
  const resolve = createBuiltin(resolveSteps, 1, '');
  const reject = createBuiltin(rejectSteps, 1, '');
  resolve.data = resolver;
  reject.data = resolver;
  return { resolve, reject };
}

/** sec-fulfillpromise */
export function FulfillPromise(promise: PromiseObject, value: Value): void {
  const reactions = promise.fulfillReactions;
  settle(promise, 'fulfilled', value);
  TriggerPromiseReactions(reactions, value);
}

/** sec-rejectpromise */
export function RejectPromise(promise: PromiseObject, reason: Value): void {
  const reactions = promise.rejectReactions;
  settle(promise, 'rejected', reason);
  if (!promise.isHandled) agent.realm.hostDefined.trackRejection(promise, 'reject');
  TriggerPromiseReactions(reactions, reason);
}

function settle(promise: PromiseObject, state: 'fulfilled' | 'rejected', result: Value): void {
  promise.state = state;
  promise.result = result;
  promise.fulfillReactions = [];
  promise.rejectReactions = [];
}

/** sec-triggerpromisereactions */
function TriggerPromiseReactions(reactions: PromiseReaction[], argument: Value): void {
  for (const reaction of reactions) enqueueReaction(reaction, argument);
}

function enqueueReaction(reaction: PromiseReaction, argument: Value): void {
  const { realm } = agent;
  realm.hostDefined.enqueueJob(() => PromiseReactionJob(reaction, argument), realm);
}

/** sec-promisereactionjob */
function PromiseReactionJob(reaction: PromiseReaction, argument: Value): void {
  const { capability, handler, type } = reaction;
  if (typeof handler === 'function') {
    handler(argument);
    return;
  }
  let result: Value = argument;
  let threw = type === 'Reject';
  if (handler !== undefined) {
    const { depth } = agent;
    try {
      result = handler.Call(undefined, [argument]);
      threw = false;
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      agent.depth = depth;
      result = error.value;
      threw = true;
    }
  }
  if (capability === undefined) return;
  Call(threw ? capability.reject : capability.resolve, undefined, [result]);
}

/** sec-newpromisecapability */
export function NewPromiseCapability(C: Value): PromiseCapability {
  if (!IsConstructor(C)) return throwTypeError('a promise capability needs a constructor');
  if (C === agent.realm.intrinsics['%Promise%']) {
    const promise = createIntrinsicPromise();
    const { resolve, reject } = CreateResolvingFunctions(promise);
    return { promise, resolve, reject };
  }
  const capability: PromiseCapability = { promise: undefined, resolve: undefined, reject: undefined };
  const executor = createBuiltin(
    (_this, [resolve, reject]) => {
      if (capability.resolve !== undefined || capability.reject !== undefined) throwTypeError('the executor was called twice');
      capability.resolve = resolve;
      capability.reject = reject;
      return undefined;
    },
    2,
    '',
  );
  const promise = C.Construct([executor], C);
  if (!IsCallable(capability.resolve)) throwTypeError('the resolve function is not callable');
  if (!IsCallable(capability.reject)) throwTypeError('the reject function is not callable');
  capability.promise = promise;
  return capability;
}

/** sec-promise-resolve */
export function PromiseResolve(C: ObjectValue, x: Value): ObjectValue {
  if (IsPromise(x) && Get(x, 'constructor') === C) return x;
  const capability = NewPromiseCapability(C);
  Call(capability.resolve, undefined, [x]);
  return capability.promise!;
}

/** sec-performpromisethen. Handlers are guest functions, or host functions for await. */
export function PerformPromiseThen(
  promise: PromiseObject,
  onFulfilled: Value | ((value: Value) => void),
  onRejected: Value | ((value: Value) => void),
  capability: PromiseCapability | undefined,
): void {
  const fulfill: PromiseReaction = { capability, type: 'Fulfill', handler: handlerOf(onFulfilled) };
  const reject: PromiseReaction = { capability, type: 'Reject', handler: handlerOf(onRejected) };
  switch (promise.state) {
    case 'pending':
      promise.fulfillReactions.push(fulfill);
      promise.rejectReactions.push(reject);
      break;
    case 'fulfilled':
      enqueueReaction(fulfill, promise.result);
      break;
    case 'rejected':
      if (!promise.isHandled) agent.realm.hostDefined.trackRejection(promise, 'handle');
      enqueueReaction(reject, promise.result);
  }
  promise.isHandled = true;
}

function handlerOf(handler: Value | ((value: Value) => void)): PromiseReaction['handler'] {
  if (typeof handler === 'function') return handler;
  return IsCallable(handler) ? handler : undefined;
}
keepFast(PromiseObject);
