/** while, do-while and for (sec-iteration-statements). */
import { agent, refuel } from '../../runtime/agent.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileStatement } from '../dispatch.ts';
import { ENV, type Environment, type Execute, type Frame } from '../frame.ts';
import { compileTest } from '../expressions/test.ts';
import { compileScopeEntry } from './scope-entry.ts';
import { compileVariables } from './declarations.ts';

/** sec-while-statement-runtime-semantics-labelledevaluation */
export function compileWhile(node: Tree.WhileStatement, c: Context): Execute {
  const target = c.jumpTarget(true, true);
  const { breaks, continues } = target;
  const test = compileTest(node.test, c);
  const body = compileStatement(node.body, c.withTarget(target));
  return (f) => {
    while (test(f)) {
      if (--agent.fuel < 0) refuel();
      const signal = body(f);
      if (signal !== undefined && signal !== continues) return signal === breaks ? undefined : signal;
    }
    return undefined;
  };
}

/** sec-do-while-statement-runtime-semantics-labelledevaluation */
export function compileDoWhile(node: Tree.DoWhileStatement, c: Context): Execute {
  const target = c.jumpTarget(true, true);
  const { breaks, continues } = target;
  const test = compileTest(node.test, c);
  const body = compileStatement(node.body, c.withTarget(target));
  return (f) => {
    do {
      if (--agent.fuel < 0) refuel();
      const signal = body(f);
      if (signal !== undefined && signal !== continues) return signal === breaks ? undefined : signal;
    } while (test(f));
    return undefined;
  };
}

/** The first part of a for statement. */
export function compileForInit(init: Tree.ForStatement['init'], c: Context): ((f: Frame) => unknown) | null {
  if (!init) return null;
  return init.type === 'VariableDeclaration' ? compileVariables(init, c) : compileExpression(init, c);
}

/** Whether a for statement's bindings are copied for each iteration: let bindings that closures capture. */
export function copiesBindings(node: Tree.ForStatement, inner: Context, c: Context): boolean {
  return inner.scope !== c.scope && inner.scope.hasEnvironment && (node.init as Tree.VariableDeclaration).kind === 'let';
}

/** sec-createperiterationenvironment */
export function copyEnvironment(f: Frame): void {
  f[ENV] = f[ENV]!.slice() as Environment;
}

/** sec-for-statement-runtime-semantics-labelledevaluation, sec-forbodyevaluation */
export function compileFor(node: Tree.ForStatement, c: Context): Execute {
  const target = c.jumpTarget(true, true);
  const { breaks, continues } = target;
  const inner = c.within(node);
  const enter = compileScopeEntry(inner.scope, c);
  const init = compileForInit(node.init, inner);
  const test = node.test ? compileTest(node.test, inner) : () => true;
  const update = node.update ? compileExpression(node.update, inner) : () => undefined;
  const body = compileStatement(node.body, inner.withTarget(target));
  const copies = copiesBindings(node, inner, c);
  if (!copies && enter === null) {
    return (f) => {
      if (init !== null) init(f);
      while (test(f)) {
        if (--agent.fuel < 0) refuel();
        const signal = body(f);
        if (signal !== undefined && signal !== continues) return signal === breaks ? undefined : signal;
        update(f);
      }
      return undefined;
    };
  }
  return (f) => {
    const outer = f[ENV];
    if (enter !== null) enter(f);
    if (init !== null) init(f);
    if (copies) copyEnvironment(f);
    while (test(f)) {
      if (--agent.fuel < 0) refuel();
      const signal = body(f);
      if (signal !== undefined && signal !== continues) {
        f[ENV] = outer;
        return signal === breaks ? undefined : signal;
      }
      if (copies) copyEnvironment(f);
      update(f);
    }
    f[ENV] = outer;
    return undefined;
  };
}
