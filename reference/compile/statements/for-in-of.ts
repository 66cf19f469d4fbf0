/** for-in and for-of (sec-for-in-and-for-of-statements). */
import { agent, refuel } from '../../runtime/agent.ts';
import type { ArrayObject } from '../../runtime/array-object.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { IteratorClose, IteratorCloseQuietly } from '../../runtime/iteration.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { elementOf, isPristineArray } from '../array-iteration.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileStatement } from '../dispatch.ts';
import { ENV, SITE, type Evaluate, type Execute, type Frame, type Signal } from '../frame.ts';
import type { Store } from '../expressions/bindings.ts';
import { IterationSite, openIterator, stepIterator } from '../iterate.ts';
import { compilePattern } from '../patterns.ts';
import { PropertyEnumerator } from './enumerate.ts';
import { compileScopeEntry } from './scope-entry.ts';

/** What the head of the statement says: the iterated value, and what to do with each value before the body runs. */
export interface ForHead {
  readonly right: Evaluate;
  /** Enters the scope of one iteration. */
  readonly enter: ((f: Frame) => void) | null;
  readonly bind: Store;
  readonly inner: Context;
}

/** sec-runtime-semantics-forin-div-ofheadevaluation-tdznames-expr-iterationkind */
export function compileForHead(node: Tree.ForInStatement | Tree.ForOfStatement, c: Context): ForHead {
  const { left } = node;
  const inner = c.within(node);
  const target = left.type === 'VariableDeclaration' ? left.declarations[0]!.id : left;
  const isLexical = left.type === 'VariableDeclaration' && left.kind !== 'var';
  return {
    right: compileHeadExpression(node, c),
    enter: compileScopeEntry(inner.scope, c),
    bind: compilePattern(target, inner, isLexical ? 'initialise' : 'assign'),
    inner,
  };
}

/** The iterated expression, in a scope of its own where the names of the declaration are dead. */
function compileHeadExpression(node: Tree.ForInStatement | Tree.ForOfStatement, c: Context): Evaluate {
  if (c.evaluated?.has(node.right)) return compileExpression(node.right, c);
  const head = c.withinHead(node);
  const enter = compileScopeEntry(head.scope, c);
  const right = compileExpression(node.right, head);
  if (enter === null) return right;
  return (f) => {
    const outer = f[ENV];
    enter(f);
    const value = right(f);
    f[ENV] = outer;
    return value;
  };
}

interface Loop {
  readonly enter: ((f: Frame) => void) | null;
  readonly bind: Store;
  readonly body: Execute;
  readonly breaks: Signal;
  readonly continues: Signal;
}

export function compileForInOf(node: Tree.ForInStatement | Tree.ForOfStatement, c: Context): Execute {
  const target = c.jumpTarget(true, true);
  const { right, enter, bind, inner } = compileForHead(node, c);
  const body = compileStatement(node.body, inner.withTarget(target));
  const loop: Loop = { enter, bind, body, breaks: target.breaks, continues: target.continues! };
  if (node.type === 'ForInStatement') {
    return (f) => {
      const value = right(f);
      return value === undefined || value === null ? undefined : enumerateKeys(f, value, loop);
    };
  }
  const position = node.right.start;
  const site = new IterationSite();
  return (f) => {
    const value = right(f);
    f[SITE] = position;
    return isPristineArray(value) ? iterateArray(f, value, loop) : iterate(f, value, loop, site);
  };
}

function enumerateKeys(f: Frame, value: Value, { enter, bind, body, breaks, continues }: Loop): Signal | undefined {
  const outer = f[ENV];
  const enumerator = new PropertyEnumerator(ToObject(value));
  for (let key = enumerator.next(); key !== undefined; key = enumerator.next()) {
    if (--agent.fuel < 0) refuel();
    if (enter !== null) enter(f);
    bind(f, key);
    const signal = body(f);
    f[ENV] = outer;
    if (signal !== undefined && signal !== continues) return signal === breaks ? undefined : signal;
  }
  return undefined;
}

/** The loop over an array whose iterator nobody can see: it has no `return`, so that nothing is to be closed. */
function iterateArray(f: Frame, array: ArrayObject, { enter, bind, body, breaks, continues }: Loop): Signal | undefined {
  const outer = f[ENV];
  for (let i = 0; i < array.length; i++) {
    if (--agent.fuel < 0) refuel();
    const value = elementOf(array, i);
    if (enter !== null) enter(f);
    bind(f, value);
    const signal = body(f);
    if (enter !== null) f[ENV] = outer;
    if (signal !== undefined && signal !== continues) return signal === breaks ? undefined : signal;
  }
  return undefined;
}

/** sec-runtime-semantics-forin-div-ofbodyevaluation-lhs-stmt-iterator-lhskind-labelset */
function iterate(f: Frame, iterable: Value, { enter, bind, body, breaks, continues }: Loop, site: IterationSite): Signal | undefined {
  const outer = f[ENV];
  const { depth } = agent;
  const record = openIterator(iterable, site);
  for (;;) {
    if (--agent.fuel < 0) refuel();
    const value = stepIterator(record, site);
    if (value === EMPTY) return undefined;
    let signal: Signal | undefined;
    try {
      if (enter !== null) enter(f);
      bind(f, value as Value);
      signal = body(f);
    } catch (error) {
      if (error instanceof GuestThrow) {
        agent.depth = depth;
        IteratorCloseQuietly(record);
      }
      throw error;
    }
    f[ENV] = outer;
    if (signal !== undefined && signal !== continues) {
      IteratorClose(record);
      return signal === breaks ? undefined : signal;
    }
  }
}
