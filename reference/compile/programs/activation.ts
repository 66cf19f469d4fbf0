/** Frames of code that is no function: scripts, modules and eval code run under a function object that nobody can reach. */
import { agent, refuel } from '../../runtime/agent.ts';
import { throwStackExhausted } from '../../runtime/errors.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Empty, Value } from '../../runtime/value.ts';
import type { Environment, Frame } from '../frame.ts';
import { ECMAScriptFunction } from '../functions/ecmascript-function.ts';
import { FunctionCode } from '../functions/function-code.ts';
import { createFrame } from '../functions/instantiate.ts';
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
  return createFrame(scope.unit.frameSize, callee, thisValue, undefined);
}

/** Runs code as one nested call: eval code may recur without end as functions do. */
export function nested<T>(run: () => T): T {
  if (--agent.fuel < 0) refuel();
  const { depth } = agent;
  if (depth >= agent.maxDepth) throwStackExhausted();
  agent.depth = depth + 1;
  const result = run();
  agent.depth = depth;
  return result;
}
