import { EMPTY, type Empty, type Value } from '../../runtime/value.ts';
import type { Context } from '../context.ts';
import { ENV, type Environment, type Frame } from '../frame.ts';
import type { Scope } from '../scope/scope.ts';

/**
 * NewDeclarativeEnvironment for a scope, with its bindings still uninitialised; null where there is nothing to do.
 * Whoever runs it puts the old `f[ENV]` back at the end of the scope; catch clauses do so after a throw.
 */
export function compileScopeEntry(scope: Scope, c: Context): ((f: Frame) => void) | null {
  if (scope === c.scope) return null;
  const dead: number[] = [];
  for (const binding of scope.bindings.values()) if (!binding.captured && binding.mayBeDead) dead.push(binding.index);
  const initial = scope.hasEnvironment ? initialEnvironment(scope) : null;
  if (initial === null) {
    if (dead.length === 0) return null;
    return (f) => {
      for (let i = 0; i < dead.length; i++) f[dead[i]!] = EMPTY;
    };
  }
  if (initial.length === 2 && dead.length === 0) {
    const first = initial[1] as Value | Empty;
    return (f) => {
      f[ENV] = [f[ENV], first];
    };
  }
  return (f) => {
    const env = initial.slice() as Environment;
    env[0] = f[ENV];
    f[ENV] = env;
    for (let i = 0; i < dead.length; i++) f[dead[i]!] = EMPTY;
  };
}

/** An environment of the scope before anything is initialised, without its parent. */
export function initialEnvironment(scope: Scope): Environment {
  const env: Environment = [null];
  for (const binding of scope.bindings.values()) if (binding.captured) env[binding.index] = binding.hasDeadZone ? EMPTY : undefined;
  return env;
}
