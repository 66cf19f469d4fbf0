/**
 * Function objects: what all kinds share, and built-in functions (sec-built-in-function-objects).
 * Rules: `evaluators/evaluator-source-hidden`.
 */
import { keepFast } from './keep-fast.ts';
import { switchRealm } from './account.ts';
import { agent, refuel } from './agent.ts';
import { throwStackExhausted } from './errors.ts';
import { runningFrames } from './guest-stack.ts';
import { ObjectValue, type Slot } from './object.ts';
import type { Shape } from './shape.ts';
import type { Realm } from './realm.ts';
import type { Value } from './value.ts';

export abstract class FunctionObject extends ObjectValue {
  declare realm: Realm;
  constructor(shape: Shape, slots: Slot[], realm: Realm) {
    super(shape, slots);
    this.realm = realm;
  }

  /** What Function.prototype.toString gives (sec-function.prototype.tostring). */
  abstract toSource(): string;
}
Object.assign(FunctionObject.prototype, { callable: true, className: 'Function' });

/**
 * The steps of a built-in function. `newTarget` is undefined for [[Call]]. `callee` is the function itself, for those
 * few that have internal slots. Runs with `agent.realm` set to the function's realm.
 */
export type Behaviour = (thisValue: Value, args: Value[], newTarget: ObjectValue | undefined, callee: BuiltinFunction) => Value;

/** The steps of many functions, by the ids of the table of intrinsics: `%Map%`, `%Array.prototype.map%`, `%get Map.prototype.size%`. */
export type Behaviours = { readonly [key: string]: Behaviour };

/** What a built-in function takes of the stack; those that take much more count that themselves. */
export const BUILTIN_DEPTH = 2;

export class BuiltinFunction extends FunctionObject {
  declare readonly behaviour: Behaviour;
  /** Internal slots of closures such as a promise's resolving functions. */
  declare data: unknown;
  declare readonly isConstructor: boolean;
  constructor(shape: Shape, slots: Slot[], realm: Realm, behaviour: Behaviour, isConstructor: boolean) {
    super(shape, slots, realm);
    this.behaviour = behaviour;
    this.data = undefined;
    this.isConstructor = isConstructor;
  }

  override toSource(): string {
    const name = this.GetOwnProperty('name')?.Value;
    return `function ${typeof name === 'string' && /^[A-Za-z_$][\w$]*$/.test(name) ? name : ''}() { [native code] }`;
  }

  // sec-built-in-function-objects-call-thisargument-argumentslist
  override Call(thisArgument: Value, argumentsList: Value[]): Value {
    return this.enter(thisArgument, argumentsList, undefined);
  }

  // sec-built-in-function-objects-construct-argumentslist-newtarget
  override Construct(argumentsList: Value[], newTarget: ObjectValue): ObjectValue {
    return this.enter(undefined, argumentsList, newTarget) as ObjectValue;
  }

  private enter(thisArgument: Value, argumentsList: Value[], newTarget: ObjectValue | undefined): Value {
    if (--agent.fuel < 0) refuel();
    const { depth, realm: caller } = agent;
    const inner = depth + BUILTIN_DEPTH;
    if (inner > agent.maxDepth) throwStackExhausted();
    agent.depth = inner;
    runningFrames[inner] = this;
    // Shared built-ins know nothing of any compartment: they run in their caller's realm.
    if (caller === this.realm || caller.shared === this.realm) {
      const result = this.behaviour(thisArgument, argumentsList, newTarget, this);
      agent.depth = depth;
      return result;
    }
    switchRealm(this.realm);
    try {
      const result = this.behaviour(thisArgument, argumentsList, newTarget, this);
      agent.depth = depth;
      return result;
    } finally {
      switchRealm(caller);
    }
  }
}
Object.defineProperty(BuiltinFunction.prototype, 'constructible', {
  get(this: BuiltinFunction) {
    return this.isConstructor;
  },
});
keepFast(BuiltinFunction);
