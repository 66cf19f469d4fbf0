/** try (sec-try-statement). */
import { agent } from '../../runtime/agent.ts';
import type { GuestThrow } from '../../runtime/completion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { catchable } from '../catchable.ts';
import type { Context } from '../context.ts';
import { compileStatement } from '../dispatch.ts';
import { ENV, RESULT, type Execute, type Frame, type Signal } from '../frame.ts';
import { compilePattern } from '../patterns.ts';
import { compileScopeEntry } from './scope-entry.ts';

/** sec-try-statement-runtime-semantics-evaluation */
export function compileTry(node: Tree.TryStatement, c: Context): Execute {
  const block = compileStatement(node.block, c);
  const guarded = node.handler ? compileGuarded(block, compileCatch(node.handler, c)) : block;
  return node.finalizer ? compileFinally(guarded, compileStatement(node.finalizer, c), c.keepsValue) : guarded;
}

type Handle = (f: Frame, thrown: Value) => Signal | undefined;

/** sec-runtime-semantics-catchclauseevaluation */
function compileCatch(handler: Tree.CatchClause, c: Context): Handle {
  const inner = c.within(handler);
  const enter = compileScopeEntry(inner.scope, c);
  const bind = handler.param ? compilePattern(handler.param, inner, 'initialise') : null;
  const body = compileStatement(handler.body, inner);
  const { keepsValue } = c;
  return (f, thrown) => {
    const outer = f[ENV];
    if (keepsValue) f[RESULT] = undefined;
    if (enter !== null) enter(f);
    if (bind !== null) bind(f, thrown);
    const signal = body(f);
    f[ENV] = outer;
    return signal;
  };
}

function compileGuarded(block: Execute, handle: Handle): Execute {
  return (f) => {
    const outer = f[ENV];
    const { depth } = agent;
    try {
      return block(f);
    } catch (error) {
      agent.depth = depth;
      const { value } = catchable(error);
      f[ENV] = outer;
      return handle(f, value);
    }
  };
}

function compileFinally(block: Execute, finalizer: Execute, keepsValue: boolean): Execute {
  return (f) => {
    const outer = f[ENV];
    const { depth } = agent;
    let signal: Signal | undefined;
    let thrown: GuestThrow | null = null;
    try {
      signal = block(f);
    } catch (error) {
      agent.depth = depth;
      thrown = catchable(error);
      f[ENV] = outer;
    }
    const result = f[RESULT];
    if (keepsValue) f[RESULT] = undefined;
    const override = finalizer(f);
    if (override !== undefined) return override;
    if (thrown !== null) throw thrown;
    f[RESULT] = result;
    return signal;
  };
}
