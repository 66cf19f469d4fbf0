/** Iteration statements that contain `yield` or `await`, and `for await`. */
import { agent, refuel } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { IteratorClose, IteratorCloseQuietly, IteratorComplete, IteratorValue, type IteratorRecord } from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Call, GetMethod } from '../../runtime/operations.ts';
import { ToBoolean, ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { ENV, RESULT, type Frame, type Signal } from '../frame.ts';
import { IterationSite, openIterator, stepIterator, type OpenIterator } from '../iterate.ts';
import { compilePattern } from '../patterns.ts';
import { PropertyEnumerator } from '../statements/enumerate.ts';
import { compileForInit, copiesBindings, copyEnvironment } from '../statements/loops.ts';
import { compileScopeEntry } from '../statements/scope-entry.ts';
import { eitherExpression, eitherStatement, type EitherExpression, type EitherStatement } from './either.ts';
import { compileSuspendingPattern } from './patterns.ts';
import { GeneratorReturn, type Resumable, type Running } from './resumable.ts';
import { compileSuspendingVariables } from './variables.ts';
import { asyncIteratorClose, awaitValue, GetAsyncIterator } from './yield.ts';

type Completion = Signal | undefined;

const always: EitherExpression = { plain: () => true, resumable: null };

export function compileWhile(node: Tree.WhileStatement, c: Context): Resumable<Completion> {
  const target = c.jumpTarget(true, true);
  const test = eitherExpression(node.test, c);
  const body = eitherStatement(node.body, c.withTarget(target));
  return function* (f) {
    while (ToBoolean(test.plain !== null ? test.plain(f) : yield* test.resumable!(f))) {
      if (--agent.fuel < 0) refuel();
      const signal = body.plain !== null ? body.plain(f) : yield* body.resumable!(f);
      if (signal !== undefined && signal !== target.continues) return signal === target.breaks ? undefined : signal;
    }
    return undefined;
  };
}

export function compileDoWhile(node: Tree.DoWhileStatement, c: Context): Resumable<Completion> {
  const target = c.jumpTarget(true, true);
  const test = eitherExpression(node.test, c);
  const body = eitherStatement(node.body, c.withTarget(target));
  return function* (f) {
    do {
      if (--agent.fuel < 0) refuel();
      const signal = body.plain !== null ? body.plain(f) : yield* body.resumable!(f);
      if (signal !== undefined && signal !== target.continues) return signal === target.breaks ? undefined : signal;
    } while (ToBoolean(test.plain !== null ? test.plain(f) : yield* test.resumable!(f)));
    return undefined;
  };
}

export function compileFor(node: Tree.ForStatement, c: Context): Resumable<Completion> {
  const target = c.jumpTarget(true, true);
  const inner = c.within(node);
  const enter = compileScopeEntry(inner.scope, c);
  const plainInit = c.suspends(node.init) ? null : compileForInit(node.init, inner);
  const init = c.suspends(node.init) ? compileSuspendingInit(node.init!, inner) : null;
  const test = node.test ? eitherExpression(node.test, inner) : always;
  const update = node.update ? eitherExpression(node.update, inner) : always;
  const body = eitherStatement(node.body, inner.withTarget(target));
  const copies = copiesBindings(node, inner, c);
  return function* (f) {
    const outer = f[ENV];
    enter?.(f);
    plainInit?.(f);
    if (init !== null) yield* init(f);
    if (copies) copyEnvironment(f);
    while (ToBoolean(test.plain !== null ? test.plain(f) : yield* test.resumable!(f))) {
      if (--agent.fuel < 0) refuel();
      const signal = body.plain !== null ? body.plain(f) : yield* body.resumable!(f);
      if (signal !== undefined && signal !== target.continues) {
        f[ENV] = outer;
        return signal === target.breaks ? undefined : signal;
      }
      if (copies) copyEnvironment(f);
      if (update.plain !== null) update.plain(f);
      else yield* update.resumable!(f);
    }
    f[ENV] = outer;
    return undefined;
  };
}

function compileSuspendingInit(init: NonNullable<Tree.ForStatement['init']>, c: Context): Resumable<unknown> {
  return init.type === 'VariableDeclaration' ? compileSuspendingVariables(init, c) : eitherExpression(init, c).resumable!;
}

interface Loop {
  readonly enter: ((f: Frame) => void) | null;
  readonly bind: (f: Frame, value: Value) => Running<void> | null;
  readonly body: EitherStatement;
  readonly breaks: Signal;
  readonly continues: Signal;
}

/** for-in, for-of and for-await whose head or body suspends. */
export function compileForInOf(node: Tree.ForInStatement | Tree.ForOfStatement, c: Context): Resumable<Completion> {
  const target = c.jumpTarget(true, true);
  const inner = c.within(node);
  const right = compileHead(node, c);
  const { left } = node;
  const pattern = left.type === 'VariableDeclaration' ? left.declarations[0]!.id : left;
  const mode = left.type === 'VariableDeclaration' && left.kind !== 'var' ? 'initialise' : 'assign';
  const loop: Loop = {
    enter: compileScopeEntry(inner.scope, c),
    bind: c.suspends(left) ? compileSuspendingPattern(pattern, inner, mode) : plainBind(compilePattern(pattern, inner, mode)),
    body: eitherStatement(node.body, inner.withTarget(target)),
    breaks: target.breaks,
    continues: target.continues!,
  };
  if (node.type === 'ForInStatement') {
    return function* (f) {
      const value = yield* right(f);
      return value === undefined || value === null ? undefined : yield* enumerateKeys(f, value, loop);
    };
  }
  const isAwait = node.await;
  const site = new IterationSite();
  return function* (f) {
    const value = yield* right(f);
    return yield* isAwait ? iterateAsync(f, GetAsyncIterator(value), loop) : iterate(f, openIterator(value, site), loop, site);
  };
}

function plainBind(store: (f: Frame, value: Value) => void): Loop['bind'] {
  return (f, value) => {
    store(f, value);
    return null;
  };
}

function compileHead(node: Tree.ForInStatement | Tree.ForOfStatement, c: Context): Resumable<Value> {
  const head = c.withinHead(node);
  const enter = compileScopeEntry(head.scope, c);
  const { plain, resumable } = eitherExpression(node.right, head);
  return function* (f) {
    const outer = f[ENV];
    enter?.(f);
    const value = plain !== null ? plain(f) : yield* resumable!(f);
    f[ENV] = outer;
    return value;
  };
}

/** One iteration: binds the value and runs the body. */
function* runBody(f: Frame, value: Value, { enter, bind, body }: Loop): Running<Completion> {
  enter?.(f);
  const binding = bind(f, value);
  if (binding !== null) yield* binding;
  return body.plain !== null ? body.plain(f) : yield* body.resumable!(f);
}

function* enumerateKeys(f: Frame, value: Value, loop: Loop): Running<Completion> {
  const outer = f[ENV];
  const enumerator = new PropertyEnumerator(ToObject(value));
  for (let key = enumerator.next(); key !== undefined; key = enumerator.next()) {
    if (--agent.fuel < 0) refuel();
    const signal = yield* runBody(f, key, loop);
    f[ENV] = outer;
    if (signal !== undefined && signal !== loop.continues) return signal === loop.breaks ? undefined : signal;
  }
  return undefined;
}

function* iterate(f: Frame, record: OpenIterator, loop: Loop, site: IterationSite): Running<Completion> {
  const outer = f[ENV];
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const value = stepIterator(record, site);
    if (value === EMPTY) return undefined;
    let signal: Completion;
    const { depth } = agent;
    try {
      signal = yield* runBody(f, value as Value, loop);
    } catch (error) {
      agent.depth = depth;
      if (error instanceof GeneratorReturn) IteratorClose(record);
      if (error instanceof GuestThrow) IteratorCloseQuietly(record);
      throw error;
    }
    f[ENV] = outer;
    if (signal !== undefined && signal !== loop.continues) {
      const result = f[RESULT];
      IteratorClose(record);
      f[RESULT] = result;
      return signal === loop.breaks ? undefined : signal;
    }
  }
}

/** The body of for-await: every result is awaited, and so is the closing of the iterator. */
function* iterateAsync(f: Frame, record: IteratorRecord, loop: Loop): Running<Completion> {
  const outer = f[ENV];
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const next = yield* awaitValue(f, Call(record.nextMethod, record.iterator, []));
    if (!(next instanceof ObjectValue)) return throwTypeError('the iterator result is not an object');
    if (IteratorComplete(next)) return undefined;
    const value = IteratorValue(next);
    let signal: Completion;
    let caught: unknown = null;
    const { depth } = agent;
    try {
      signal = yield* runBody(f, value, loop);
    } catch (error) {
      agent.depth = depth;
      caught = error;
    }
    if (caught !== null) {
      if (caught instanceof GeneratorReturn) yield* asyncIteratorClose(f, record);
      if (caught instanceof GuestThrow) yield* closeQuietly(f, record);
      throw caught;
    }
    f[ENV] = outer;
    if (signal !== undefined && signal !== loop.continues) {
      const result = f[RESULT];
      yield* asyncIteratorClose(f, record);
      f[RESULT] = result;
      return signal === loop.breaks ? undefined : signal;
    }
  }
}

/** sec-asynciteratorclose for a throw completion: what closing throws is dropped. */
function* closeQuietly(f: Frame, record: IteratorRecord): Running<void> {
  const { depth } = agent;
  try {
    const method = GetMethod(record.iterator, 'return');
    if (method !== undefined) yield* awaitValue(f, method.Call(record.iterator, []));
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
  }
}
