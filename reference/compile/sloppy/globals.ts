/** Assignment to global names in sloppy code (sec-putvalue, sec-object-environment-records-setmutablebinding-n-v-s, S false). */
import { agent } from '../../runtime/agent.ts';
import type { GlobalBinding } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { writeLexical } from '../expressions/globals.ts';

/** Assigns `right`: what it refers to is decided before `right` runs. */
export function compileSloppyGlobalWrite(name: string, position: number, right: Evaluate): Evaluate {
  return (f) => {
    const binding = agent.realm.lexical.get(name);
    const value = right(f);
    write(f, binding, name, position, value);
    return value;
  };
}

/** Assigns a value already there. */
export function compileSloppyGlobalStore(name: string, position: number): (f: Frame, value: Value) => void {
  return (f, value) => write(f, agent.realm.lexical.get(name), name, position, value);
}

/** A name that nothing binds becomes a property of the global object. */
function write(f: Frame, binding: GlobalBinding | undefined, name: string, position: number, value: Value): void {
  f[SITE] = position;
  if (binding !== undefined) return writeLexical(f, binding, name, position, value);
  const global = agent.realm.globalObject;
  global.Set(name, value, global);
}
