/** Code whose declarations are all local to it: eval code, and programs with endowments. */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { ENV, type Environment, type Execute, type Frame } from '../frame.ts';
import { declareBody, type Analysis } from '../scope/analyse.ts';
import { lexicalDeclarations } from '../scope/bound-names.ts';
import { compileEvalDeclarations } from '../sloppy/eval-declarations.ts';
import { EMPTY } from '../../runtime/value.ts';
import { compileHoisting } from '../statements/block.ts';
import { compileStatements } from '../statements/list.ts';
import { initialEnvironment } from '../statements/scope-entry.ts';

/** sec-evaldeclarationinstantiation for strict code, then the statements. Fills and lays out the scope of `c`. */
export function compileBlockOfProgram(body: readonly Tree.Statement[], c: Context, analysis: Analysis): Execute {
  declareBody(c.scope, body);
  analysis.run(body);
  return compileInOwnScope(body, c, compileHoisting(body, c));
}

/** The same for sloppy code, where only let, const and class are the eval code's own. */
export function compileSloppyEval(body: readonly Tree.Statement[], c: Context, analysis: Analysis): Execute {
  const { scope } = c;
  for (const { name, kind, initialisedAt } of lexicalDeclarations(body)) scope.declare(name, kind, initialisedAt);
  analysis.run(body);
  return compileInOwnScope(body, c, compileEvalDeclarations(body, c));
}

/** Enters the scope of `c`, which is laid out, instantiates declarations and runs the statements. */
function compileInOwnScope(body: readonly Tree.Statement[], c: Context, hoist: ((f: Frame) => void) | null): Execute {
  const { scope } = c;
  const dead: number[] = [];
  for (const binding of scope.bindings.values()) if (!binding.captured && binding.mayBeDead) dead.push(binding.index);
  const initial = scope.hasEnvironment ? initialEnvironment(scope) : null;
  const statements = compileStatements(body, c);
  return (f) => {
    if (initial !== null) {
      const environment = initial.slice() as Environment;
      environment[0] = f[ENV];
      f[ENV] = environment;
    }
    for (const index of dead) f[index] = EMPTY;
    hoist?.(f);
    return statements(f);
  };
}
