/**
 * HandledPromise: sending messages to what a promise will be (`confinement/added-handledpromise`). The README names it, and leaves
 * what it does to the proposal for eventual send. A world has it where its option `optional` names it.
 */
import { whenSettled } from '../compile/generators/await.ts';
import { agent } from '../runtime/agent.ts';
import { ObjectCreate, ObjectValue } from '../runtime/object.ts';
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { Call, CreateListFromArrayLike, GetMethod, GetPrototypeFromConstructor, GetV, Invoke } from '../runtime/operations.ts';
import { createIntrinsicPromise, IsPromise, PromiseObject, PromiseResolve, Resolver } from '../runtime/promise.ts';
import { IsCallable } from '../runtime/testing.ts';
import { ToPropertyKey } from '../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import { settling } from './compartment/loader.ts';

/** Handlers of promises that are pending, and of presences: objects that stand for something elsewhere. */
const pendingHandlers = new WeakMap<PromiseObject, ObjectValue>();
const presenceHandlers = new WeakMap<ObjectValue, ObjectValue>();
/** What a promise was resolved with while that was a promise itself. */
const followed = new WeakMap<PromiseObject, PromiseObject>();

type Operation =
  | { readonly kind: 'get'; readonly key: PropertyKey }
  | { readonly kind: 'applyFunction'; readonly args: readonly Value[] }
  | { readonly kind: 'applyMethod'; readonly key: PropertyKey; readonly args: readonly Value[] };

function construct(newTarget: ObjectValue, executor: Value, handler: Value): PromiseObject {
  if (!IsCallable(executor)) return throwTypeError('the executor is not a function');
  if (handler !== undefined && !(handler instanceof ObjectValue)) return throwTypeError('the handler is not an object');
  const promise = new PromiseObject(GetPrototypeFromConstructor(newTarget, '%PromisePrototype%'));
  const resolver = new Resolver(promise);
  if (handler !== undefined) pendingHandlers.set(promise, handler);
  const settle = (value: Value): void => {
    if (resolver.alreadyResolved) return;
    if (IsPromise(value) && value !== promise) followed.set(promise, value);
    resolver.resolve(value);
  };
  const reject = (reason: Value): void => resolver.reject(reason);
  const steps = (f: (value: Value) => Value): ObjectValue => createBuiltin((_this, [value]) => f(value), 1, '');
  settling(
    () => executor.Call(undefined, [steps((value) => void settle(value) as undefined), steps((reason) => void reject(reason) as undefined), steps((presenceHandler) => resolveWithPresence(resolver, presenceHandler))]),
    reject,
  );
  return promise;
}

/** Resolves the promise with a new object that stands for what the handler reaches, and returns it. */
function resolveWithPresence(resolver: Resolver, handler: Value): ObjectValue {
  if (!(handler instanceof ObjectValue)) return throwTypeError('the handler of a presence must be an object');
  if (resolver.alreadyResolved) return throwTypeError('the promise is resolved already');
  const presence = ObjectCreate(null);
  presenceHandlers.set(presence, handler);
  resolver.resolve(presence);
  return presence;
}

/** The promise at the end of what `promise` was resolved with. */
function endOf(promise: PromiseObject): PromiseObject {
  const met = new Set<PromiseObject>();
  let end = promise;
  for (let next = followed.get(end); next !== undefined && !met.has(next); next = followed.get(end)) met.add((end = next));
  return end;
}

/** Sends in a later turn; gives a promise for the answer. */
function send(target: Value, operation: Operation): PromiseObject {
  const answer = createIntrinsicPromise();
  const resolver = new Resolver(answer);
  const { realm } = agent;
  realm.hostDefined.enqueueJob(() => settling(() => deliver(target, operation, answer, resolver), (reason) => resolver.reject(reason)), realm);
  return answer;
}

function deliver(target: Value, operation: Operation, answer: PromiseObject, resolver: Resolver): void {
  const resolve = (value: Value): void => {
    if (IsPromise(value) && value !== answer) followed.set(answer, value);
    resolver.resolve(value);
  };
  if (!IsPromise(target)) {
    const presence: ObjectValue | undefined = target instanceof ObjectValue && presenceHandlers.has(target) ? target : undefined;
    resolve(presence === undefined ? perform(target, operation) : handle(presenceHandlers.get(presence)!, presence, operation, answer));
    return;
  }
  const end = endOf(target);
  const handler = end.state === 'pending' ? pendingHandlers.get(end) : undefined;
  if (handler !== undefined) {
    resolve(handle(handler, end, operation, answer));
    return;
  }
  const reject = (reason: Value): void => resolver.reject(reason);
  whenSettled(end, (value) => settling(() => deliver(value, operation, answer, resolver), reject), reject);
}

/** Asks the handler's trap; a method without a trap of its own is a get and a call. */
function handle(handler: ObjectValue, target: ObjectValue, operation: Operation, answer: PromiseObject): Value {
  const trap = GetMethod(handler, operation.kind);
  if (trap !== undefined) return trap.Call(handler, [target, ...argumentsOf(operation), answer]);
  if (operation.kind !== 'applyMethod') return throwTypeError(`the handler has no trap ${operation.kind}`);
  return send(handle(handler, target, { kind: 'get', key: operation.key }, answer), { kind: 'applyFunction', args: operation.args });
}

function argumentsOf(operation: Operation): Value[] {
  switch (operation.kind) {
    case 'get':
      return [operation.key];
    case 'applyFunction':
      return [CreateArrayFromList([...operation.args])];
    case 'applyMethod':
      return [operation.key, CreateArrayFromList([...operation.args])];
  }
}

/** What the message means where the target is here. */
function perform(target: Value, operation: Operation): Value {
  switch (operation.kind) {
    case 'get':
      return GetV(target, operation.key);
    case 'applyFunction':
      return Call(target, undefined, [...operation.args]);
    case 'applyMethod':
      return Invoke(target, operation.key, [...operation.args]);
  }
}

const toGet: (args: readonly Value[]) => Operation = ([, key]) => ({ kind: 'get', key: ToPropertyKey(key) });
const toApply: (args: readonly Value[]) => Operation = ([, args]) => ({ kind: 'applyFunction', args: CreateListFromArrayLike(args) });
const toApplyMethod: (args: readonly Value[]) => Operation = ([, key, args]) => ({ kind: 'applyMethod', key: ToPropertyKey(key), args: CreateListFromArrayLike(args) });

function sending(read: (args: readonly Value[]) => Operation): Behaviour {
  return (_this, args) => send(args[0], read(args));
}

/** The same where nobody waits for the answer. */
function sendingOnly(read: (args: readonly Value[]) => Operation): Behaviour {
  return (_this, args) => {
    send(args[0], read(args)).isHandled = true;
    return undefined;
  };
}

export const eventualSend: Behaviours = {
  '%HandledPromise%'(_this, [executor, handler], newTarget) {
    return newTarget === undefined ? throwTypeError('HandledPromise is a constructor: use new') : construct(newTarget, executor, handler);
  },
  '%HandledPromise.resolve%'(_this, [value]) {
    return PromiseResolve(agent.realm.intrinsics['%Promise%'], value);
  },
  '%HandledPromise.get%': sending(toGet),
  '%HandledPromise.getSendOnly%': sendingOnly(toGet),
  '%HandledPromise.applyFunction%': sending(toApply),
  '%HandledPromise.applyFunctionSendOnly%': sendingOnly(toApply),
  '%HandledPromise.applyMethod%': sending(toApplyMethod),
  '%HandledPromise.applyMethodSendOnly%': sendingOnly(toApplyMethod),
};
