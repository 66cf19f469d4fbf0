/** switch (sec-switch-statement). */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { ENV, type Execute } from '../frame.ts';
import { compileHoisting } from './block.ts';
import { compileStatements } from './list.ts';
import { compileScopeEntry } from './scope-entry.ts';

/** sec-switch-statement-runtime-semantics-evaluation, sec-runtime-semantics-caseblockevaluation */
export function compileSwitch(node: Tree.SwitchStatement, c: Context): Execute {
  const target = c.jumpTarget(false, true);
  const { breaks } = target;
  const discriminant = compileExpression(node.discriminant, c);
  const inner = c.within(node).withTarget(target);
  const enter = compileScopeEntry(inner.scope, c);
  const hoist = compileHoisting(
    node.cases.flatMap((clause) => clause.consequent),
    inner,
  );
  const tests = node.cases.map(({ test }) => (test ? compileExpression(test, inner) : null));
  const bodies = node.cases.map(({ consequent }) => compileStatements(consequent, inner));
  const defaultIndex = tests.indexOf(null);
  return (f) => {
    const input = discriminant(f);
    const outer = f[ENV];
    if (enter !== null) enter(f);
    if (hoist !== null) hoist(f);
    let start = defaultIndex;
    for (let i = 0; i < tests.length; i++) {
      const test = tests[i]!;
      if (test !== null && test(f) === input) {
        start = i;
        break;
      }
    }
    if (start >= 0) {
      for (let i = start; i < bodies.length; i++) {
        const signal = bodies[i]!(f);
        if (signal !== undefined) {
          f[ENV] = outer;
          return signal === breaks ? undefined : signal;
        }
      }
    }
    f[ENV] = outer;
    return undefined;
  };
}
