/** Blocks (sec-block-runtime-semantics-evaluation, sec-blockdeclarationinstantiation). */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { ENV, type Execute, type Frame } from '../frame.ts';
import { compileInitialise } from '../expressions/bindings.ts';
import { compileFunctionDeclaration } from '../functions/closures.ts';
import { functionDeclarations } from '../scope/bound-names.ts';
import { compileStatements } from './list.ts';
import { compileScopeEntry } from './scope-entry.ts';

export function compileBlock(node: Tree.Node, list: readonly Tree.Statement[], c: Context): Execute {
  const inner = c.within(node);
  return withScope(inner, c, compileHoisting(list, inner), compileStatements(list, inner));
}

/** Runs `body` between entering and leaving the scope of `inner`. */
export function withScope(inner: Context, c: Context, hoist: ((f: Frame) => void) | null, body: Execute): Execute {
  const enter = compileScopeEntry(inner.scope, c);
  if (enter === null && hoist === null) return body;
  return (f) => {
    const outer = f[ENV];
    if (enter !== null) enter(f);
    if (hoist !== null) hoist(f);
    const signal = body(f);
    f[ENV] = outer;
    return signal;
  };
}

/** Instantiates the functions that a statement list declares, before its first statement runs. */
export function compileHoisting(list: readonly Tree.Node[], inner: Context): ((f: Frame) => void) | null {
  const steps = functionDeclarations(list).map((declaration) => {
    const closure = compileFunctionDeclaration(declaration, inner);
    const initialise = compileInitialise(declaration.id?.name ?? '*default*', inner);
    return (f: Frame) => initialise(f, closure(f));
  });
  if (steps.length === 0) return null;
  return (f) => {
    for (let i = 0; i < steps.length; i++) steps[i]!(f);
  };
}
