/**
 * Rules: `evaluators/direct-eval-initial`.
 */
import { agent } from '../../runtime/agent.ts';
import type { Value } from '../../runtime/value.ts';
import type { Context } from '../context.ts';
import { CALLEE, ENV, type Frame } from '../frame.ts';
import { PerformEval } from './eval.ts';

/** A direct eval in frame `f`, at code of context `c` (sec-function-calls-runtime-semantics-evaluation). */
export function directEval(x: Value, f: Frame, c: Context): Value {
  const receiver = c.isReceiver ? f : f[CALLEE].outer!;
  return PerformEval(x, agent.realm, { scope: c.scope, unit: c.unit, environment: f[ENV], receiver });
}
