/**
 * The running execution context (sec-execution-contexts) as a host array: a few fixed fields, then the bindings of the
 * function that no closure captures. One allocation per call, and every access is a load at a constant index.
 */
import type { Empty, Value } from '../runtime/value.ts';
import type { ECMAScriptFunction } from './functions/ecmascript-function.ts';
import type { ObjectValue } from '../runtime/object.ts';

/** Bindings that closures capture: the parent environment, then the values; `EMPTY` while in the temporal dead zone. */
export type Environment = [parent: Environment | null, ...bindings: (Value | Empty)[]];

/** See the constants below for the fields. */
export type Frame = [
  environment: Environment | null,
  thisValue: Value | Empty,
  callee: ECMAScriptFunction,
  newTarget: ObjectValue | undefined,
  result: Value,
  site: number,
  ...locals: (Value | Empty)[],
];

/** The environment `depth` steps out. */
export function ancestor(env: Environment, depth: number): Environment {
  let e = env;
  for (let i = 0; i < depth; i++) e = e[0]!;
  return e;
}

/** The innermost environment with captured bindings: LexicalEnvironment. */
export const ENV = 0;
/** ThisBinding; `EMPTY` in a derived constructor before `super()` returns. Arrow functions use the one of `callee.outer`. */
export const THIS = 1;
/** The active function object. */
export const CALLEE = 2;
export const NEW_TARGET = 3;
/** The value that a completion carries: of `return`, of a script so far, to and from a generator. */
export const RESULT = 4;
/** Source offset of the call that is under way, for guest stacks. */
export const SITE = 5;
/** Index of the first local binding. */
export const FIRST_LOCAL = 6;

/** What an expression compiles to. A guest throw leaves it as `GuestThrow`. */
export type Evaluate = (f: Frame) => Value;

/** What a statement compiles to. `undefined` is a normal completion. */
export type Execute = (f: Frame) => Signal | undefined;

/** A break, continue or return completion under way; targets compare it by identity. The value of a return is in `f[RESULT]`. */
export class Signal {
  declare readonly type: 'break' | 'continue' | 'return';
  constructor(type: 'break' | 'continue' | 'return') {
    this.type = type;
  }
}

export const RETURN = new Signal('return');
