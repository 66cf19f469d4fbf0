/** What faults of modules are made with. */
import { ModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { SourceTextModule } from '../../compile/modules/source-text-module.ts';
import { type Environment } from '../../compile/frame.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { IsPromise } from '../../runtime/promise.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { CompartmentObject, type Compartment } from '../../ses/compartment/compartment.ts';
import { isImporting } from '../../ses/compartment/module-entry.ts';
import { ModuleSourceObject } from '../../ses/compartment/module-source.ts';
import { SourceModule } from '../../ses/compartment/source-module.ts';
import type { Tampering } from '../model.ts';
import { createPlain, dataOf, eventually, made, recording, sharedSteps } from './tools.ts';

export const IMPORT = '%Compartment.prototype.import%';
export const IMPORT_NOW = '%Compartment.prototype.importNow%';

/** Other steps for import and importNow, on receivers that are compartments. */
export function importing(make: (compartment: Compartment, specifier: Value, original: (specifier: Value) => Value) => Value): Tampering {
  const both = [IMPORT, IMPORT_NOW].map((id) => sharedSteps(id, (original) => (thisValue, args, newTarget, callee) => {
    const plain = (specifier: Value): Value => original(thisValue, [specifier], newTarget, callee);
    return thisValue instanceof CompartmentObject ? make(thisValue.compartment, args[0], plain) : plain(args[0]);
  })); // prettier-ignore
  return { shared: (owner) => both.forEach((tamper) => tamper.shared?.(owner)) };
}

export function plainCopy(namespace: ModuleNamespace): ObjectValue {
  const copy = createPlain();
  for (const [name, { environment, index }] of namespace.exports) {
    const value = environment[index];
    copy.put(name, value === EMPTY ? undefined : (value as Value), 7);
  }
  return copy;
}

/** A namespace as import gives it, in a box or not. */
export function insteadOfNamespace(change: (namespace: ModuleNamespace) => Value): Tampering {
  const unboxed = (value: Value): Value => {
    if (value instanceof ModuleNamespace) return change(value);
    const namespace = dataOf(value, 'namespace');
    if (namespace instanceof ModuleNamespace) (value as ObjectValue).put('namespace', change(namespace), 7);
    return value;
  };
  return importing((_compartment, specifier, original) => eventually(original(specifier), unboxed));
}

/** Each module's text is another; by what transforms of the shim would do. */
export function rewriting(change: (text: string) => string): Tampering {
  return made((compartment) => Object.assign(compartment, { shimTransforms: [...compartment.shimTransforms, createBuiltin((_this, [text]) => change(text as string), 1, '', compartment.realm)] }));
}

export function override<K extends keyof SourceTextModule>(record: SourceTextModule, name: K, method: (original: () => unknown) => unknown): void {
  const original = (record[name] as () => unknown).bind(record);
  Object.defineProperty(record, name, { value: () => method(original) });
}

export const ofSources = (change: (record: SourceModule, compartment: Compartment, specifier: string) => void): Tampering =>
  recording((record, compartment, specifier) => void (record instanceof SourceModule && change(record, compartment, specifier)));

/** Bindings that importers get a copy of when the module is done. */
export function copiedBindings(record: SourceModule): void {
  const copy: Environment = [null];
  const fill = (): void => record.environment.forEach((value, index) => void (index > 0 && (copy[index] = value)));
  const resolve = record.ResolveExport.bind(record);
  Object.defineProperty(record, 'ResolveExport', {
    value(...args: Parameters<typeof resolve>) {
      const found = resolve(...args);
      if (found === null || found === 'ambiguous' || found.environment !== record.environment) return found;
      fill();
      return { ...found, environment: copy };
    },
  });
  override(record, 'execute', (original) => {
    try {
      return original();
    } finally {
      fill();
    }
  });
}

export function isCyclic(record: ModuleRecord, path: ReadonlySet<ModuleRecord> = new Set()): boolean {
  if (path.has(record)) return true;
  if (!isImporting(record)) return false;
  const below = new Set([...path, record]);
  return [...record.resolved.values()].some((name) => {
    const next = record.compartment.entries.get(name)?.record;
    return next !== undefined && isCyclic(next, below);
  });
}

export const isRecord = (value: Value): boolean => value instanceof ModuleSourceObject || dataOf(value, 'execute') !== undefined;

/** What a hook answers, at once or later; what it fails with is another. */
export function answerOf(hook: ObjectValue, args: Value[], failing: (reason: Value) => Value): Value {
  try {
    const answer = hook.Call(undefined, args);
    return IsPromise(answer) ? (answer.Get('then', answer) as ObjectValue).Call(answer, [undefined, createBuiltin((_this, [reason]) => {
      throw new GuestThrow(failing(reason));
    }, 1, '')]) : answer; // prettier-ignore
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    throw new GuestThrow(failing(error.value));
  }
}

/** `execute` of third-party records is called otherwise. */
export function executing(call: (execute: (args: Value[]) => Value, args: Value[]) => Value): Tampering {
  return recording((record) => {
    const { source } = record as unknown as { source?: { readonly execute?: ObjectValue; readonly object: ObjectValue } };
    if (record instanceof SourceTextModule || source?.execute === undefined) return;
    const { execute } = source;
    Object.assign(record, { source: { ...source, execute: createBuiltin((thisValue, args) => call((given) => execute.Call(thisValue, given), args), 3, 'execute', record.realm) } });
  });
}
