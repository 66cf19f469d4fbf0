/**
 * Where the families of the grammar call one another: an expression contains functions, a function statements, a statement
 * expressions. Each asks here for the others; `compilers.ts` puts all of them in, so that no module imports in a circle.
 */
import type { Value } from '../runtime/value.ts';
import type { Tree } from '../syntax/index.ts';
import type { Context } from './context.ts';
import type { Evaluate, Execute, Frame, Signal } from './frame.ts';
import type { Enter, FunctionCode } from './functions/function-code.ts';
import type { Resumable } from './generators/resumable.ts';

export interface Compilers {
  readonly expression: (node: Tree.Expression, c: Context) => Evaluate;
  readonly statement: (node: Tree.Statement | Tree.ModuleDeclaration, c: Context) => Execute;
  /** The body of a function, at its first call. */
  readonly functionBody: (code: FunctionCode) => Enter;
  /** The form of an expression that contains `yield` or `await`. */
  readonly suspendingExpression: (node: Tree.Expression, c: Context) => Resumable<Value>;
  readonly suspendingStatement: (node: Tree.Statement, c: Context) => Resumable<Signal | undefined>;
  /** A direct eval of `x` in frame `f`, at code of context `c`. */
  readonly directEval: (x: Value, f: Frame, c: Context) => Value;
}

export let compileExpression: Compilers['expression'];
export let compileStatement: Compilers['statement'];
export let compileFunctionBody: Compilers['functionBody'];
export let compileSuspendingExpression: Compilers['suspendingExpression'];
export let compileSuspendingStatement: Compilers['suspendingStatement'];
export let performDirectEval: Compilers['directEval'];

/** Called once, before anything is compiled. */
export function installCompilers(compilers: Compilers): void {
  compileExpression = compilers.expression;
  compileStatement = compilers.statement;
  compileFunctionBody = compilers.functionBody;
  compileSuspendingExpression = compilers.suspendingExpression;
  compileSuspendingStatement = compilers.suspendingStatement;
  performDirectEval = compilers.directEval;
}
