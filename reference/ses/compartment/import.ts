/** Importing: what import, load and import() do once they know the module (`modules/…`). */
import { GetModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { createIntrinsicPromise, Resolver } from '../../runtime/promise.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Compartment } from './compartment.ts';
import { loadGraph, settling } from './loader.ts';

/** Links and executes what is loaded. Throws a guest error, the same each time (`modules/module-execution-error`). */
export function execute(record: ModuleRecord): ObjectValue {
  record.Instantiate();
  record.Evaluate();
  return GetModuleNamespace(record);
}

/**
 * The promise is resolved with what `finish` gives, so that a namespace which exports `then` has its say
 * (`modules/module-thenable-namespace`). Loads the graph of the module that `find` names, then goes on with `finish` in a job of its own; gives a promise for what
 * that returns. Whatever throws rejects it.
 */
export function whenLoaded(find: () => { compartment: Compartment; specifier: string }, finish: (record: ModuleRecord, compartment: Compartment) => Value): ObjectValue {
  const promise = createIntrinsicPromise();
  const resolver = new Resolver(promise);
  const reject = (reason: Value): void => resolver.reject(reason);
  settling(() => {
    const { compartment, specifier } = find();
    const { realm } = compartment;
    const proceed = (record: ModuleRecord): void =>
      realm.hostDefined.enqueueJob(() => settling(() => resolver.resolve(finish(record, compartment)), reject), realm);
    loadGraph(compartment, specifier, 'later', proceed, reject);
  }, reject);
  return promise;
}

/** `modules/module-dynamic-import`: captured by the hooks of the module's own compartment */
export function importDynamically(compartment: Compartment, referrer: string, request: Value): ObjectValue {
  const find = (): { compartment: Compartment; specifier: string } => {
    const { resolveHook } = compartment.hooks;
    if (resolveHook === undefined) return throwTypeError('the compartment has no resolveHook');
    const full = resolveHook.Call(undefined, [ToString(request), referrer]);
    return { compartment, specifier: typeof full === 'string' ? full : throwTypeError('resolveHook must return a string') };
  };
  return whenLoaded(find, execute);
}
