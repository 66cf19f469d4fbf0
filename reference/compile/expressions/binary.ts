/** Binary operators (sec-applystringornumericbinaryoperator and the relational and equality operators). */
import type { Tree } from '../../syntax/index.ts';
import { IsLooselyEqual } from '../../runtime/testing.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { isIn, isInstanceOf } from '../operators/relational.ts';
import { arithmetic } from './arithmetic.ts';
import { bitwise } from './bitwise.ts';
import { comparison } from './comparison.ts';
import { constantOf, plainSlotOf } from './constant.ts';
import { general, type Specialised } from './operands.ts';

const others: { readonly [operator: string]: Specialised } = {
  '==': general((a, b) => a === b || IsLooselyEqual(a, b)),
  '!=': general((a, b) => a !== b && !IsLooselyEqual(a, b)),
  in: general(isIn),
  instanceof: general(isInstanceOf),
};

export function compileBinary(node: Tree.BinaryExpression, c: Context): Evaluate {
  const specialised = binaryOperator(node.operator);
  const left = node.left as Tree.Expression;
  const constant = c.evaluated?.has(node.right) ? undefined : constantOf(node.right);
  const evaluate = specialised({
    left: compileExpression(left, c),
    right: compileExpression(node.right, c),
    i: plainSlotOf(left, c),
    j: plainSlotOf(node.right, c),
    k: typeof constant === 'number' ? constant : undefined,
  });
  if (node.operator !== 'in' && node.operator !== 'instanceof') return evaluate;
  const position = node.start;
  return (f) => {
    f[SITE] = position;
    return evaluate(f);
  };
}

/** How an operator is compiled; also for `a op= b`. */
export function binaryOperator(operator: string): Specialised {
  return arithmetic[operator] ?? comparison[operator] ?? bitwise[operator] ?? others[operator]!;
}
