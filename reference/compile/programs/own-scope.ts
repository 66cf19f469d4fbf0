/** Code whose declarations are all local to it: eval code, and programs with endowments. */
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { ENV, type Environment, type Execute } from '../frame.ts';
import { declareBody, type Analysis } from '../scope/analyse.ts';
import { EMPTY } from '../../runtime/value.ts';
import { compileHoisting } from '../statements/block.ts';
import { compileStatements } from '../statements/list.ts';
import { initialEnvironment } from '../statements/scope-entry.ts';

/** sec-evaldeclarationinstantiation for strict code, then the statements. Fills and lays out the scope of `c`. */
export function compileBlockOfProgram(body: readonly Tree.Statement[], c: Context, analysis: Analysis): Execute {
  const { scope } = c;
  declareBody(scope, body);
  analysis.run(body);
  const dead: number[] = [];
  for (const binding of scope.bindings.values()) if (!binding.captured && binding.mayBeDead) dead.push(binding.index);
  const initial = scope.hasEnvironment ? initialEnvironment(scope) : null;
  const hoist = compileHoisting(body, c);
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
