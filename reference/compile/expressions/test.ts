import { ToBoolean } from '../../runtime/type-conversion.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Frame } from '../frame.ts';

/** An expression whose value decides a branch: a host boolean. */
export function compileTest(node: Tree.Expression, c: Context): (f: Frame) => boolean {
  const value = compileExpression(node, c);
  if (!c.evaluated?.has(node) && isAlwaysBoolean(node)) return value as (f: Frame) => boolean;
  return (f) => {
    const decision = value(f);
    return typeof decision === 'boolean' ? decision : ToBoolean(decision);
  };
}

function isAlwaysBoolean(node: Tree.Expression): boolean {
  if (node.type === 'UnaryExpression') return node.operator === '!';
  return node.type === 'BinaryExpression' && /^(?:[<>]=?|[!=]==?|in|instanceof)$/.test(node.operator);
}
