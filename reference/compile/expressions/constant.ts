import type { Tree } from '../../syntax/index.ts';
import type { Value } from '../../runtime/value.ts';
import { EMPTY, type Empty } from '../../runtime/value.ts';
import type { Context } from '../context.ts';
import { THIS } from '../frame.ts';

/** The value of a primitive literal, or of a numeric literal under a minus; `EMPTY` for every other node. */
export function constantOf(node: Tree.Node): Value | Empty {
  const expression = node as Tree.Expression;
  if (expression.type === 'Literal') {
    if (expression.regex !== undefined) return EMPTY;
    if (typeof expression.bigint === 'string') return BigInt(expression.bigint);
    return expression.value as Value;
  }
  if (expression.type === 'UnaryExpression' && expression.operator === '-' && expression.argument.type === 'Literal') {
    const { value } = expression.argument;
    return typeof value === 'number' ? -value : EMPTY;
  }
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0) return expression.quasis[0]!.value.cooked!;
  return EMPTY;
}

/** The frame slot that the node reads without any check, or -1. */
export function plainSlotOf(node: Tree.Node, c: Context): number {
  const evaluated = c.evaluated?.get(node);
  if (evaluated !== undefined) return evaluated;
  if (node.type === 'ThisExpression') return c.isReceiver && !c.unit.isDerivedConstructor ? THIS : -1;
  if (node.type !== 'Identifier') return -1;
  const location = c.resolve((node as Tree.Identifier).name, node.start);
  return location.kind === 'frame' && !location.checked ? location.index : -1;
}
