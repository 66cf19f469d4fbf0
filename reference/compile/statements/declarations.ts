/** Variable, let and const declarations (sec-declarations-and-the-variable-statement). */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Execute, Frame } from '../frame.ts';
import { compileAssign, compileInitialise } from '../expressions/bindings.ts';
import { compileNamed } from '../expressions/named.ts';
import { compilePattern } from '../patterns.ts';

export function compileVariables(node: Tree.VariableDeclaration, c: Context): Execute {
  const steps = node.declarations
    .map((declarator) => compileDeclarator(declarator, node.kind === 'var', c))
    .filter((step) => step !== null);
  const [first] = steps;
  if (first === undefined) return () => undefined;
  if (steps.length === 1) {
    return (f) => {
      first(f);
      return undefined;
    };
  }
  return (f) => {
    for (let i = 0; i < steps.length; i++) steps[i]!(f);
    return undefined;
  };
}

function compileDeclarator({ id, init }: Tree.VariableDeclarator, isVar: boolean, c: Context): ((f: Frame) => unknown) | null {
  if (id.type !== 'Identifier') {
    const value = compileExpression(init!, c);
    const bind = compilePattern(id, c, isVar ? 'assign' : 'initialise');
    return (f) => bind(f, value(f));
  }
  if (!init) {
    if (isVar) return null;
    const initialise = compileInitialise(id.name, c);
    return (f) => initialise(f, undefined);
  }
  const value = compileNamed(init, id.name, c);
  if (isVar) return compileAssign(id.name, id.start, c, value);
  const location = c.resolve(id.name, Infinity);
  if (location.kind === 'frame') {
    const { index } = location;
    return (f) => {
      f[index] = value(f);
    };
  }
  const initialise = compileInitialise(id.name, c);
  return (f) => initialise(f, value(f));
}
