/** What generator, async and async generator functions do when they are called (sec-generator-function-definitions-runtime-semantics-evaluatebody and its like). */
import { GetPrototypeFromConstructor } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileSuspendingExpression } from '../dispatch.ts';
import { RESULT, RETURN, type Evaluate, type Frame } from '../frame.ts';
import { createFrame } from '../functions/create-frame.ts';
import type { Enter, FunctionCode, Prologue } from '../functions/function-code.ts';
import { compileStatements } from '../statements/list.ts';
import { AsyncFunctionStart, settleWith } from './await.ts';
import { AsyncGeneratorObject } from './async-generator.ts';
import { Coroutine } from './coroutine.ts';
import { GeneratorObject } from './generator-object.ts';
import { eitherStatement } from './either.ts';
import type { Resumable } from './resumable.ts';

export function compileSuspendable(code: FunctionCode, prologue: readonly Prologue[], c: Context): Enter {
  const { body } = code.node!;
  if (code.kind === 'async') return compileAsync(body, prologue, c);
  const resumable = resumableBody(body, c);
  const size = c.unit.frameSize;
  const isAsync = code.kind === 'async-generator';
  return (callee, thisValue, args, newTarget) => {
    const f = createFrame(size, callee, thisValue, newTarget);
    for (const step of prologue) step(f, args);
    const proto = GetPrototypeFromConstructor(callee, isAsync ? '%AsyncGeneratorPrototype%' : '%GeneratorPrototype%');
    const coroutine = new Coroutine(f, resumable(f));
    return isAsync ? new AsyncGeneratorObject(proto, coroutine) : new GeneratorObject(proto, coroutine);
  };
}

function compileAsync(body: Tree.BlockStatement | Tree.Expression, prologue: readonly Prologue[], c: Context): Enter {
  const suspends = c.suspends(body);
  const plain = suspends ? null : plainBody(body, c);
  const resumable = suspends ? resumableBody(body, c) : null;
  const size = c.unit.frameSize;
  return (callee, thisValue, args, newTarget) => {
    const f = createFrame(size, callee, thisValue, newTarget);
    if (plain !== null) {
      return settleWith(() => {
        for (const step of prologue) step(f, args);
        return plain(f);
      });
    }
    return AsyncFunctionStart(new Coroutine(f, startingWith(prologue, f, args, resumable!)));
  };
}

/** FunctionDeclarationInstantiation of an async function belongs to its activation: what it throws rejects the promise. */
function* startingWith(prologue: readonly Prologue[], f: Frame, args: Value[], body: Resumable<Value>): ReturnType<Resumable<Value>> {
  for (const step of prologue) step(f, args);
  return yield* body(f);
}

function plainBody(body: Tree.BlockStatement | Tree.Expression, c: Context): Evaluate {
  if (body.type !== 'BlockStatement') return compileExpression(body, c);
  const statements = compileStatements(body.body, c);
  return (f) => (statements(f) === RETURN ? f[RESULT] : undefined);
}

function resumableBody(body: Tree.BlockStatement | Tree.Expression, c: Context): Resumable<Value> {
  if (body.type !== 'BlockStatement') return compileSuspendingExpression(body, c);
  const statements = body.body.map((statement) => eitherStatement(statement, c));
  return function* (f) {
    for (let i = 0; i < statements.length; i++) {
      const { plain, resumable } = statements[i]!;
      const signal = plain !== null ? plain(f) : yield* resumable!(f);
      if (signal !== undefined) return f[RESULT];
    }
    return undefined;
  };
}
