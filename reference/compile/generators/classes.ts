/** Classes whose heritage or computed keys contain `yield` or `await`. */
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileSuspendingExpression } from '../dispatch.ts';
import { ENV, type Frame } from '../frame.ts';
import { compileClassParts, isAnonymousClass, type ClassNode } from '../functions/classes.ts';
import { eitherExpression, type EitherExpression } from './either.ts';
import type { Running } from './resumable.ts';

/** `eitherExpression` for an expression that names the class it may be; functions never suspend. */
export function eitherNamed(node: Tree.Expression, name: string, c: Context, plain: (node: Tree.Expression, c: Context) => EitherExpression['plain']): EitherExpression {
  if (!c.suspends(node)) return { plain: plain(node, c), resumable: null };
  if (!isAnonymousClass(node)) return { plain: null, resumable: compileSuspendingExpression(node, c) };
  const definition = compileSuspendingClass(node, name, c);
  return { plain: null, resumable: (f) => definition(f) };
}

/** A class whose heritage or computed keys suspend. */
export function compileSuspendingClass(node: ClassNode, name: string | Empty, c: Context): (f: Frame, name?: string) => Running<Value> {
  const parts = compileClassParts(node, name, c);
  const heritage = node.superClass ? eitherExpression(node.superClass, parts.inner) : null;
  const keys = parts.elements.map(({ key, node: method }) => (key === undefined ? eitherExpression(method.key as Tree.Expression, parts.inner) : null));
  return function* (f, givenName) {
    const outer = f[ENV];
    parts.enter?.(f);
    const parent = heritage === null ? EMPTY : heritage.plain !== null ? heritage.plain(f) : yield* heritage.resumable!(f);
    const made = parts.begin(f, parent, givenName);
    for (let i = 0; i < parts.elements.length; i++) {
      const element = parts.elements[i]!;
      const key = keys[i];
      const name = key ? ToPropertyKey(key.plain !== null ? key.plain(f) : yield* key.resumable!(f)) : element.key!;
      element.define(f, made, name);
    }
    parts.finish(f, made);
    f[ENV] = outer;
    return made.constructorFunction;
  };
}
