/** `delete name` in sloppy code (sec-delete-operator-runtime-semantics-evaluation). */
import { agent } from '../../runtime/agent.ts';
import type { Location } from '../context.ts';
import type { Evaluate } from '../frame.ts';
import { evalVarsAt } from './eval-vars.ts';

/** Deletes the binding at `location`: vars of eval code and properties of the global object can be deleted, nothing else can. */
export function compileDeleteName(name: string, location: Location): Evaluate {
  switch (location.kind) {
    case 'frame':
    case 'environment':
    case 'import':
      return () => false;
    case 'eval-vars': {
      const elsewhere = compileDeleteName(name, location.outer);
      return (f) => evalVarsAt(location, f)?.delete(name) === true || elsewhere(f);
    }
    case 'global':
      return () => deleteGlobal(name);
  }
}

/** sec-global-environment-records-deletebinding-n; true where nothing is bound. */
function deleteGlobal(name: string): boolean {
  const { realm } = agent;
  if (realm.lexical.has(name)) return false;
  if (!realm.globalObject.HasProperty(name)) return true;
  const deleted = realm.globalObject.Delete(name);
  if (deleted) realm.varNames.delete(name);
  return deleted;
}
