/** Declarations whose initializers or patterns contain `yield` or `await`. */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import type { Frame } from '../frame.ts';
import { compileInitialise, compileStore } from '../expressions/bindings.ts';
import { compileNamed } from '../expressions/named.ts';
import { compilePattern } from '../patterns.ts';
import { eitherNamed } from './classes.ts';
import { eitherExpression } from './either.ts';
import { compileSuspendingPattern } from './patterns.ts';
import type { Resumable, Running } from './resumable.ts';

export function compileSuspendingVariables(node: Tree.VariableDeclaration, c: Context): Resumable<undefined> {
  const steps = node.declarations.map(({ id, init }) => compileDeclarator(id, init ?? null, node.kind === 'var', c));
  return function* (f) {
    for (const step of steps) yield* step(f);
    return undefined;
  };
}

function compileDeclarator(id: Tree.Pattern, init: Tree.Expression | null, isVar: boolean, c: Context): (f: Frame) => Running<void> {
  const mode = isVar ? 'assign' : 'initialise';
  if (id.type === 'Identifier') {
    const store = isVar ? compileStore(id.name, id.start, c) : compileInitialise(id.name, c);
    const value = init === null ? null : eitherNamed(init, id.name, c, (node, context) => compileNamed(node, id.name, context));
    return function* (f) {
      if (value !== null) store(f, value.plain !== null ? value.plain(f) : yield* value.resumable!(f));
      else if (!isVar) store(f, undefined);
    };
  }
  const value = eitherExpression(init!, c);
  const plain = c.suspends(id) ? null : compilePattern(id, c, mode);
  const resumable = c.suspends(id) ? compileSuspendingPattern(id, c, mode) : null;
  return function* (f) {
    const whole = value.plain !== null ? value.plain(f) : yield* value.resumable!(f);
    if (plain !== null) plain(f, whole);
    else yield* resumable!(f, whole);
  };
}
