/** Expressions that get their name from where they stand (sec-isanonymousfunctiondefinition, sec-setfunctionname). */
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Evaluate, Frame } from '../frame.ts';
import { compileClassExpression, isAnonymousClass } from '../functions/classes.ts';
import { compileFunctionExpression, functionNameOf, isAnonymousFunction } from '../functions/closures.ts';

/** An expression that gives its name to the function or class it may be. */
export function compileNamed(node: Tree.Expression, name: string, c: Context): Evaluate {
  if (c.evaluated?.has(node)) return compileExpression(node, c);
  if (isAnonymousFunction(node)) return compileFunctionExpression(node, name, c);
  if (isAnonymousClass(node)) return compileClassExpression(node, name, c);
  return compileExpression(node, c);
}

/** The same with a key that is known at run time. */
export function compileNamedByKey(node: Tree.Expression, c: Context): (f: Frame, key: PropertyKey) => Value {
  if (!c.evaluated?.has(node)) {
    if (isAnonymousFunction(node)) {
      const closure = compileFunctionExpression(node, EMPTY, c);
      return (f, key) => closure(f, functionNameOf(key));
    }
    if (isAnonymousClass(node)) {
      const definition = compileClassExpression(node, EMPTY, c);
      return (f, key) => definition(f, functionNameOf(key));
    }
  }
  // A class with a name of its own takes a second argument too, which is none of the key's business.
  const value = compileExpression(node, c);
  return (f) => value(f);
}
