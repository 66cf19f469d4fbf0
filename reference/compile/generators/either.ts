import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileStatement, compileSuspendingExpression, compileSuspendingStatement } from '../dispatch.ts';
import type { Evaluate, Execute, Signal } from '../frame.ts';
import type { Resumable } from './resumable.ts';

/** An expression in either form; exactly one is there. */
export interface EitherExpression {
  readonly plain: Evaluate | null;
  readonly resumable: Resumable<Value> | null;
}

/** A statement in either form. */
export interface EitherStatement {
  readonly plain: Execute | null;
  readonly resumable: Resumable<Signal | undefined> | null;
}

/** An expression in the form that it needs. */
export function eitherExpression(node: Tree.Expression, c: Context): EitherExpression {
  return c.suspends(node)
    ? { plain: null, resumable: compileSuspendingExpression(node, c) }
    : { plain: compileExpression(node, c), resumable: null };
}

/** A statement in the form that it needs. */
export function eitherStatement(node: Tree.Statement, c: Context): EitherStatement {
  return c.suspends(node)
    ? { plain: null, resumable: compileSuspendingStatement(node, c) }
    : { plain: compileStatement(node, c), resumable: null };
}
