/** Statements that contain `yield` or `await`. */
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { ToBoolean } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileSuspendingStatement } from '../dispatch.ts';
import { ENV, RESULT, RETURN, type Frame, type Signal } from '../frame.ts';
import { compileInitialise } from '../expressions/bindings.ts';
import { compilePattern } from '../patterns.ts';
import { compileHoisting } from '../statements/block.ts';
import { labelsGoToBody } from '../statements/jumps.ts';
import { compileScopeEntry } from '../statements/scope-entry.ts';
import { catchable } from '../catchable.ts';
import { compileSuspendingClass } from './classes.ts';
import { eitherExpression, eitherStatement } from './either.ts';
import { compileDoWhile, compileFor, compileForInOf, compileWhile } from './loops.ts';
import { compileSuspendingPattern } from './patterns.ts';
import { GeneratorReturn, type Resumable, type Running } from './resumable.ts';
import { compileSuspendingVariables } from './variables.ts';
import { awaitValue, compileYieldStatement } from './yield.ts';

type Completion = Signal | undefined;

export function suspendingStatement(node: Tree.Statement, c: Context): Resumable<Completion> {
  switch (node.type) {
    case 'ExpressionStatement': {
      if (node.expression.type === 'YieldExpression') return compileYieldStatement(node.expression, c);
      const { resumable } = eitherExpression(node.expression, c);
      return function* (f) {
        yield* resumable!(f);
        return undefined;
      };
    }
    case 'VariableDeclaration':
      return compileSuspendingVariables(node, c);
    case 'BlockStatement':
      return compileBlock(node, node.body, c);
    case 'ReturnStatement':
      return compileReturn(node, c);
    case 'IfStatement':
      return compileIf(node, c);
    case 'ForStatement':
      return compileFor(node, c);
    case 'ForInStatement':
    case 'ForOfStatement':
      return compileForInOf(node, c);
    case 'WhileStatement':
      return compileWhile(node, c);
    case 'DoWhileStatement':
      return compileDoWhile(node, c);
    case 'SwitchStatement':
      return compileSwitch(node, c);
    case 'TryStatement':
      return compileTry(node, c);
    case 'ThrowStatement': {
      const { resumable } = eitherExpression(node.argument, c);
      return function* (f) {
        throw new GuestThrow(yield* resumable!(f));
      };
    }
    case 'LabeledStatement':
      return compileLabeled(node, c);
    case 'ClassDeclaration': {
      const definition = compileSuspendingClass(node, node.id.name, c);
      const initialise = compileInitialise(node.id.name, c);
      return function* (f) {
        initialise(f, yield* definition(f));
        return undefined;
      };
    }
    default:
      throw new Error(`no statement that suspends: ${node.type}`);
  }
}

/** A statement list, each statement in its form. */
export function compileList(list: readonly Tree.Statement[], c: Context): Resumable<Completion> {
  const statements = list.map((statement) => eitherStatement(statement, c));
  if (statements.length === 1 && statements[0]!.resumable !== null) return statements[0]!.resumable;
  return function* (f) {
    for (let i = 0; i < statements.length; i++) {
      const { plain, resumable } = statements[i]!;
      const signal = plain !== null ? plain(f) : yield* resumable!(f);
      if (signal !== undefined) return signal;
    }
    return undefined;
  };
}

function compileBlock(node: Tree.Node, list: readonly Tree.Statement[], c: Context): Resumable<Completion> {
  const inner = c.within(node);
  const enter = compileScopeEntry(inner.scope, c);
  const hoist = compileHoisting(list, inner);
  const body = compileList(list, inner);
  if (enter === null && hoist === null) return body;
  return function* (f) {
    const outer = f[ENV];
    enter?.(f);
    hoist?.(f);
    const signal = yield* body(f);
    f[ENV] = outer;
    return signal;
  };
}

function compileReturn(node: Tree.ReturnStatement, c: Context): Resumable<Completion> {
  const { plain, resumable } = eitherExpression(node.argument!, c);
  const awaits = c.unit.isAsyncGenerator;
  return function* (f) {
    const value: Value = plain !== null ? plain(f) : yield* resumable!(f);
    f[RESULT] = awaits ? yield* awaitValue(f, value) : value;
    return RETURN;
  };
}

function compileIf(node: Tree.IfStatement, c: Context): Resumable<Completion> {
  const test = eitherExpression(node.test, c);
  const consequent = eitherStatement(node.consequent, c);
  const alternate = node.alternate ? eitherStatement(node.alternate, c) : null;
  return function* (f) {
    const branch = ToBoolean(test.plain !== null ? test.plain(f) : yield* test.resumable!(f)) ? consequent : alternate;
    if (branch === null) return undefined;
    return branch.plain !== null ? branch.plain(f) : yield* branch.resumable!(f);
  };
}

function compileLabeled(node: Tree.LabeledStatement, c: Context): Resumable<Completion> {
  const labelled = c.withLabels([...c.labels, node.label.name]);
  if (labelsGoToBody(node)) return compileSuspendingStatement(node.body, labelled);
  const target = labelled.jumpTarget(false, false);
  const body = compileSuspendingStatement(node.body, c.withTarget(target));
  return function* (f) {
    const signal = yield* body(f);
    return signal === target.breaks ? undefined : signal;
  };
}

function compileSwitch(node: Tree.SwitchStatement, c: Context): Resumable<Completion> {
  const target = c.jumpTarget(false, true);
  const discriminant = eitherExpression(node.discriminant, c);
  const inner = c.within(node).withTarget(target);
  const enter = compileScopeEntry(inner.scope, c);
  const hoist = compileHoisting(
    node.cases.flatMap((clause) => clause.consequent),
    inner,
  );
  const tests = node.cases.map(({ test }) => (test ? eitherExpression(test, inner) : null));
  const bodies = node.cases.map(({ consequent }) => compileList(consequent, inner));
  return function* (f) {
    const input = discriminant.plain !== null ? discriminant.plain(f) : yield* discriminant.resumable!(f);
    const outer = f[ENV];
    enter?.(f);
    hoist?.(f);
    let start = tests.indexOf(null);
    for (let i = 0; i < tests.length; i++) {
      const test = tests[i]!;
      if (test !== null && (test.plain !== null ? test.plain(f) : yield* test.resumable!(f)) === input) {
        start = i;
        break;
      }
    }
    for (let i = start < 0 ? bodies.length : start; i < bodies.length; i++) {
      const signal = yield* bodies[i]!(f);
      if (signal !== undefined) {
        f[ENV] = outer;
        return signal === target.breaks ? undefined : signal;
      }
    }
    f[ENV] = outer;
    return undefined;
  };
}

function compileTry(node: Tree.TryStatement, c: Context): Resumable<Completion> {
  const block = eitherStatement(node.block, c);
  const handle = node.handler ? compileCatch(node.handler, c) : null;
  const finalizer = node.finalizer ? eitherStatement(node.finalizer, c) : null;
  const guarded = function* (f: Frame): Running<Completion> {
    const outer = f[ENV];
    const { depth } = agent;
    let thrown: GuestThrow;
    try {
      return block.plain !== null ? block.plain(f) : yield* block.resumable!(f);
    } catch (error) {
      if (handle === null) throw error;
      thrown = catchable(error);
      agent.depth = depth;
      f[ENV] = outer;
    }
    return yield* handle(f, thrown.value);
  };
  if (finalizer === null) return guarded;
  return function* (f) {
    const outer = f[ENV];
    let signal: Completion;
    let thrown: GuestThrow | null = null;
    const { depth } = agent;
    try {
      signal = yield* guarded(f);
    } catch (error) {
      agent.depth = depth;
      if (error instanceof GeneratorReturn) {
        f[RESULT] = error.value;
        signal = RETURN;
      } else thrown = catchable(error);
      f[ENV] = outer;
    }
    const result = f[RESULT];
    const override = finalizer.plain !== null ? finalizer.plain(f) : yield* finalizer.resumable!(f);
    if (override !== undefined) return override;
    if (thrown !== null) throw thrown;
    f[RESULT] = result;
    return signal;
  };
}

function compileCatch(handler: Tree.CatchClause, c: Context): (f: Frame, thrown: Value) => Running<Completion> {
  const inner = c.within(handler);
  const enter = compileScopeEntry(inner.scope, c);
  const { param } = handler;
  const plain = param && !c.suspends(param) ? compilePattern(param, inner, 'initialise') : null;
  const resumable = param && c.suspends(param) ? compileSuspendingPattern(param, inner, 'initialise') : null;
  const body = eitherStatement(handler.body, inner);
  return function* (f, thrown) {
    const outer = f[ENV];
    enter?.(f);
    plain?.(f, thrown);
    if (resumable !== null) yield* resumable(f, thrown);
    const signal = body.plain !== null ? body.plain(f) : yield* body.resumable!(f);
    f[ENV] = outer;
    return signal;
  };
}
