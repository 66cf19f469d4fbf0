/** Labels, break and continue (sec-labelled-statements, sec-break-statement, sec-continue-statement). */
import type { Tree } from '../../syntax/index.ts';
import type { Context, JumpTarget } from '../context.ts';
import { compileStatement } from '../dispatch.ts';
import type { Execute, Signal } from '../frame.ts';

/** The signal that a break or continue is, found among the targets around it. */
export function signalOf(node: Tree.BreakStatement | Tree.ContinueStatement, c: Context): Signal {
  const isBreak = node.type === 'BreakStatement';
  const label = node.label?.name;
  for (let target: JumpTarget | null = c.target; target !== null; target = target.outer) {
    if (label !== undefined ? !target.labels.includes(label) : isBreak ? !target.anonymous : target.continues === null) continue;
    return isBreak ? target.breaks : target.continues!;
  }
  throw new Error('a jump without a target is an early error');
}

export function compileBreak(node: Tree.BreakStatement, c: Context): Execute {
  const signal = signalOf(node, c);
  return () => signal;
}

export function compileContinue(node: Tree.ContinueStatement, c: Context): Execute {
  const signal = signalOf(node, c);
  return () => signal;
}

/** Statements that take the labels before them as their own. */
const takesLabels = /^(?:For|ForIn|ForOf|While|DoWhile|Switch|Labeled)Statement$/;

/** sec-labelled-statements-runtime-semantics-labelledevaluation */
export function compileLabeled(node: Tree.LabeledStatement, c: Context): Execute {
  const labelled = c.withLabels([...c.labels, node.label.name]);
  if (takesLabels.test(node.body.type)) return compileStatement(node.body, labelled);
  const target = labelled.jumpTarget(false, false);
  const body = compileStatement(node.body, c.withTarget(target));
  return (f) => {
    const signal = body(f);
    return signal === target.breaks ? undefined : signal;
  };
}

/** Whether the labels of a labelled statement go to its body. */
export function labelsGoToBody(node: Tree.LabeledStatement): boolean {
  return takesLabels.test(node.body.type);
}
