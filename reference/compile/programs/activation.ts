/** Frames of code that is no function: scripts, modules and eval code run under a function object that nobody can reach. */
import { agent } from '../../runtime/agent.ts';
import { runningFrames } from '../../runtime/guest-stack.ts';
import { enterRecursion, leaveRecursion } from '../../runtime/recursion.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Empty, Value } from '../../runtime/value.ts';
import { CALLEE, type Environment, type Frame } from '../frame.ts';
import { ECMAScriptFunction } from '../functions/ecmascript-function.ts';
import { FunctionCode } from '../functions/function-code.ts';
import { createFrame } from '../functions/create-frame.ts';
import type { Scope } from '../scope/scope.ts';
import type { SourceText } from '../source-text.ts';

/** A frame for the code of `scope`'s unit, whose compilation must be over. `outer` is the frame whose `this` it shares. */
export function createActivation(
  source: SourceText,
  scope: Scope,
  realm: Realm,
  environment: Environment | null,
  thisValue: Value | Empty,
  outer: Frame | null,
): Frame {
  const code = new FunctionCode('arrow', null, source, scope, '', 0, source.text.length, () => () => undefined);
  const callee = new ECMAScriptFunction(realm.intrinsics['%FunctionPrototype%'], realm, code, environment, outer, undefined, '');
  const running = runningFrames[agent.depth];
  const f = createFrame(scope.unit.frameSize, callee, thisValue, undefined);
  runningFrames[agent.depth] = running;
  return f;
}

/** Runs code as one nested call: eval code may recur without end as functions do. `units` as in `agent.ts`. */
export function nested<T>(run: () => T, units = 1): T {
  enterRecursion(units);
  const result = run();
  leaveRecursion(units);
  return result;
}

/** Makes the frame of `scope`'s code the running one, and runs it. */
export function activate<T>(f: Frame, run: (f: Frame) => T): T {
  const units = f[CALLEE].code.weight;
  enterRecursion(units);
  runningFrames[agent.depth] = f;
  const result = run(f);
  leaveRecursion(units);
  return result;
}
