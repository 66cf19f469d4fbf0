/** Faults of modules: loading, linking, executing. */
import { ModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import { SourceTextModule } from '../../compile/modules/source-text-module.ts';
import { THIS, type Environment, type Frame } from '../../compile/frame.ts';
import { evaluateScript } from '../../compile/programs/script.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { createError, throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { IsPromise } from '../../runtime/promise.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { CompartmentObject, type Compartment } from '../../ses/compartment/compartment.ts';
import { isImporting, ModuleEntry } from '../../ses/compartment/module-entry.ts';
import { ModuleSourceObject } from '../../ses/compartment/module-source.ts';
import { SourceModule } from '../../ses/compartment/source-module.ts';
import type { Fault, Tampering } from '../model.ts';
import { remove } from '../tools.ts';
import { bagLike, createPlain, dataOf, describing, eventually, inRealm, made, recording, rehook, setHook, sharedSteps } from './tools.ts';

const IMPORT = '%Compartment.prototype.import%';
const IMPORT_NOW = '%Compartment.prototype.importNow%';

/** Other steps for import and importNow, on receivers that are compartments. */
function importing(make: (compartment: Compartment, specifier: Value, original: (specifier: Value) => Value) => Value): Tampering {
  const both = [IMPORT, IMPORT_NOW].map((id) => sharedSteps(id, (original) => (thisValue, args, newTarget, callee) => {
    const plain = (specifier: Value): Value => original(thisValue, [specifier], newTarget, callee);
    return thisValue instanceof CompartmentObject ? make(thisValue.compartment, args[0], plain) : plain(args[0]);
  })); // prettier-ignore
  return { shared: (owner) => both.forEach((tamper) => tamper.shared?.(owner)) };
}

function plainCopy(namespace: ModuleNamespace): ObjectValue {
  const copy = createPlain();
  for (const [name, { environment, index }] of namespace.exports) {
    const value = environment[index];
    copy.put(name, value === EMPTY ? undefined : (value as Value), 7);
  }
  return copy;
}

/** A namespace as import gives it, in a box or not. */
function insteadOfNamespace(change: (namespace: ModuleNamespace) => Value): Tampering {
  const unboxed = (value: Value): Value => {
    if (value instanceof ModuleNamespace) return change(value);
    const namespace = dataOf(value, 'namespace');
    if (namespace instanceof ModuleNamespace) (value as ObjectValue).put('namespace', change(namespace), 7);
    return value;
  };
  return importing((_compartment, specifier, original) => eventually(original(specifier), unboxed));
}

/** Each module's text is another; by what transforms of the shim would do. */
function rewriting(change: (text: string) => string): Tampering {
  return made((compartment) => Object.assign(compartment, { shimTransforms: [...compartment.shimTransforms, createBuiltin((_this, [text]) => change(text as string), 1, '', compartment.realm)] }));
}

function override<K extends keyof SourceTextModule>(record: SourceTextModule, name: K, method: (original: () => unknown) => unknown): void {
  const original = (record[name] as () => unknown).bind(record);
  Object.defineProperty(record, name, { value: () => method(original) });
}

const ofSources = (change: (record: SourceModule, compartment: Compartment, specifier: string) => void): Tampering =>
  recording((record, compartment, specifier) => void (record instanceof SourceModule && change(record, compartment, specifier)));

/** Bindings that importers get a copy of when the module is done. */
function copiedBindings(record: SourceModule): void {
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

function isCyclic(record: ModuleRecord, path: ReadonlySet<ModuleRecord> = new Set()): boolean {
  if (path.has(record)) return true;
  if (!isImporting(record)) return false;
  const below = new Set([...path, record]);
  return [...record.resolved.values()].some((name) => {
    const next = record.compartment.entries.get(name)?.record;
    return next !== undefined && isCyclic(next, below);
  });
}

const isRecord = (value: Value): boolean => value instanceof ModuleSourceObject || dataOf(value, 'execute') !== undefined;

export const moduleFaults: readonly Fault[] = [
  { id: 'importhook-not-awaited', rules: ['modules/module-importhook'], description: 'What importHook returns is not awaited.', tamper: made((compartment) => {
    const hook = compartment.hooks.importHook;
    if (hook === undefined) return;
    setHook(compartment, 'importHook', undefined);
    setHook(compartment, 'importNowHook', (_this, args) => hook.Call(undefined, args));
  }) },
  { id: 'importhook-called-loadhook', rules: ['modules/module-importhook-name', 'modules/module-importhook'], description: 'The option importHook is unknown.', tamper: made((compartment) => setHook(compartment, 'importHook', undefined)) },
  { id: 'importnowhook-unknown', rules: ['modules/module-importhook-name', 'modules/module-importnow'], description: 'The option importNowHook is unknown.', tamper: made((compartment) => setHook(compartment, 'importNowHook', undefined)) },
  { id: 'wrong-referrer', rules: ['modules/module-resolvehook', 'modules-legacy/importhook-response-specifier-referrer'], description: 'resolveHook gets the import specifier as the referrer.', tamper: made((compartment) => rehook(compartment, 'resolveHook', (hook) => (_this, [specifier]) => hook.Call(undefined, [specifier, specifier]))) },
  { id: 'unresolved', rules: ['modules/module-resolvehook'], description: 'What resolveHook returns is not used.', tamper: made((compartment) => rehook(compartment, 'resolveHook', (hook) => (_this, [specifier, referrer]) => {
    hook.Call(undefined, [specifier, referrer]);
    return specifier;
  })) },
  { id: 'resolves-full-specifiers', rules: ['modules/module-full-specifier'], description: 'import and importNow resolve what is full already.', tamper: importing((compartment, specifier, original) => {
    const { resolveHook } = compartment.hooks;
    return original(resolveHook === undefined || typeof specifier !== 'string' ? specifier : resolveHook.Call(undefined, [specifier, './']));
  }) },
  { id: 'importnow-later', rules: ['modules/module-importnow'], description: 'importNow returns a promise.', tamper: { shared: (owner) => {
    const steps = owner.intrinsics[IMPORT] as unknown as { behaviour: unknown };
    Object.assign(owner.intrinsics[IMPORT_NOW], { behaviour: steps.behaviour });
  } } },
  { id: 'importnow-resolves-by-importhook', rules: ['modules/module-importnow'], description: 'importNow asks importHook.', tamper: made((compartment) => {
    const { importHook } = compartment.hooks;
    if (importHook !== undefined) setHook(compartment, 'importNowHook', (_this, args) => importHook.Call(undefined, args));
  }) },
  { id: 'host-loads', rules: ['modules/module-no-hook'], description: 'What no hook knows the host loads.', tamper: made((compartment) => {
    if (compartment.hooks.importHook === undefined && compartment.hooks.importNowHook === undefined) setHook(compartment, 'importNowHook', () => bagLike(undefined, { namespace: createPlain() }));
  }) },
  { id: 'descriptor-unchecked', rules: ['modules/module-descriptor-checked'], description: 'What is no descriptor stands for an empty module.', tamper: made((compartment) => {
    for (const name of ['importHook', 'importNowHook'] as const) {
      rehook(compartment, name, (hook) => (_this, args) => eventually(hook.Call(undefined, args), (given) => (given instanceof ObjectValue && !(given.shapeKeys().length === 0 && !given.exotic) ? given : bagLike(undefined, { namespace: createPlain() }))));
    }
  }) },
  { id: 'hook-failure-replaced', rules: ['modules/module-hook-throws'], description: 'What a hook throws is replaced by an error of the loader.', tamper: made((compartment) => {
    for (const name of ['importHook', 'importNowHook'] as const) {
      rehook(compartment, name, (hook) => (_this, args) => answerOf(hook, args, () => createError('Error', 'the hook failed')));
    }
  }) },
  { id: 'hook-failure-spreads', rules: ['modules/module-hook-throws'], description: 'After a hook failed the compartment loads nothing more.', tamper: made((compartment) => {
    let failed: GuestThrow | undefined;
    for (const name of ['importHook', 'importNowHook'] as const) {
      rehook(compartment, name, (hook) => (_this, args) => {
        if (failed !== undefined) throw failed;
        return answerOf(hook, args, (reason) => {
          failed = new GuestThrow(reason);
          return reason;
        });
      });
    }
  }) },
  { id: 'failed-load-kept', rules: ['modules/module-failed-load'], description: 'A hook that failed for a specifier is not asked again.', tamper: made((compartment) => {
    for (const name of ['importHook', 'importNowHook'] as const) {
      const kept = new Map<Value, Value | GuestThrow>();
      rehook(compartment, name, (hook) => (_this, args) => {
        const before = kept.get(args[0]);
        if (before instanceof GuestThrow) throw before;
        if (before !== undefined) return before;
        try {
          const given = hook.Call(undefined, args);
          kept.set(args[0], given);
          return given;
        } catch (error) {
          if (error instanceof GuestThrow) kept.set(args[0], error);
          throw error;
        }
      });
    }
  }) },
  { id: 'hooks-get-loader', rules: ['modules/module-hook-arguments'], description: 'Hooks are called with the compartment as receiver and as an argument more.', tamper: made((compartment) => {
    for (const name of ['resolveHook', 'importHook', 'importNowHook', 'moduleMapHook'] as const) rehook(compartment, name, (hook) => (_this, args) => hook.Call(compartment.object, [...args, compartment.object]));
  }) },
  { id: 'reentrant-import-twice', rules: ['modules/module-hook-reentrancy'], description: 'What a hook imports while it is asked for that very module is another instance.', tamper: made((compartment) => {
    for (const name of ['importHook', 'importNowHook'] as const) {
      rehook(compartment, name, (hook) => (_this, args) => {
        const [specifier] = args as [string];
        const entry = compartment.entries.get(specifier);
        compartment.entries.delete(specifier);
        const given = hook.Call(undefined, args);
        if (entry !== undefined) compartment.entries.set(specifier, entry);
        return given;
      });
    }
  }) },
  { id: 'not-reentrant', rules: ['modules/module-hook-reentrancy'], description: 'Nothing can be imported while a hook runs.', tamper: (() => {
    const busy = new WeakSet<Compartment>();
    const guard: Tampering = importing((compartment, specifier, original) => (busy.has(compartment) ? throwTypeError('the loader is busy') : original(specifier)));
    const hooks = made((compartment) => {
      for (const name of ['importHook', 'importNowHook'] as const) {
        rehook(compartment, name, (hook) => (_this, args) => {
          busy.add(compartment);
          try {
            return hook.Call(undefined, args);
          } finally {
            busy.delete(compartment);
          }
        });
      }
    });
    return { ...guard, ...hooks };
  })() },
  { id: 'map-ignored', rules: ['modules/modules-option', 'modules-legacy/modulemap-arg'], description: 'The module map is not looked at.', tamper: made((compartment) => Object.assign(compartment, { modules: new Map() })) },
  { id: 'response-specifier-ignored', rules: ['modules/descriptor-specifier', 'modules-legacy/importhook-response-specifier-referrer', 'modules-legacy/importhook-alias-record'], description: 'The specifier of a descriptor is not used.', tamper: describing((given) => {
    if (dataOf(given, 'specifier') === undefined) return given;
    const bag = bagLike(given);
    remove(bag, 'specifier');
    return bag;
  }) },
  { id: 'linked-by-copy', rules: ['modules/descriptor-namespace-link', 'modules/compartment-link'], description: 'A link to another compartment\'s module makes an instance of one\'s own.', tamper: describing((given) => {
    const namespace = dataOf(given, 'namespace');
    if (typeof namespace !== 'string') return given;
    const bag = bagLike(given, { source: namespace });
    remove(bag, 'namespace');
    return bag;
  }) },
  { id: 'link-with-globals-of-importer', rules: ['modules/compartment-link', 'modules/module-globals'], description: 'A module runs with the globals of the start compartment.', tamper: (() => {
    const starts = new WeakMap<Realm, Realm>();
    const records = ofSources((record, compartment) => Object.assign(record, { realm: starts.get(compartment.realm.shared!) }));
    return { ...records, compartment: (realm, place) => {
      if (place === 'start') starts.set(realm.shared!, realm);
      records.compartment!(realm, place);
    } } satisfies Tampering;
  })() },
  { id: 'namespace-object-live', rules: ['modules/descriptor-namespace-object'], description: 'Of an object that stands for a module, inherited and hidden properties are exported, too.', tamper: describing((given) => {
    const namespace = dataOf(given, 'namespace');
    if (!(namespace instanceof ObjectValue) || namespace instanceof ModuleNamespace) return given;
    const all = createPlain();
    for (let holder: ObjectValue | null = namespace; holder !== null; holder = holder.shape.proto) {
      for (const key of holder.shapeKeys()) if (typeof key === 'string' && all.shape.lookup(key) === undefined) all.put(key, dataOf(holder, key), 7);
    }
    return bagLike(given, { namespace: all });
  }) },
  { id: 'map-read-late', rules: ['modules/descriptor-read-once'], description: 'The module map is read when a module is imported.', tamper: made((compartment, args) => {
    const map = dataOf(args[0], 'modules');
    if (map instanceof ObjectValue) Object.assign(compartment, { modules: { has: (name: string) => map.shape.lookup(name) !== undefined, get: (name: string) => dataOf(map, name) } });
  }) },
  { id: 'specifiers-as-keys', rules: ['modules/module-specifier-keys'], description: 'Specifiers are looked up in an object that inherits.', tamper: importing((compartment, specifier, original) => {
    const proto = compartment.realm.intrinsics['%ObjectPrototype%'];
    return original(typeof specifier === 'string' && (proto.shape.lookup(specifier) !== undefined || specifier === '') ? throwTypeError('no such module') : specifier);
  }) },
  { id: 'specifier-converted-twice', rules: ['modules/module-specifier-nonstring'], description: 'A specifier that is an object is converted twice.', tamper: importing((_compartment, specifier, original) => {
    ToString(specifier);
    return original(ToString(specifier));
  }) },
  { id: 'import-meta-shared', rules: ['modules/module-import-meta'], description: 'All modules of a compartment have one import.meta, which inherits from Object.prototype.', tamper: (() => {
    const metas = new WeakMap<Compartment, ObjectValue>();
    return ofSources((record, compartment) => {
      const { imports } = record.source;
      Object.assign(record.source, { imports: { ...imports, meta: () => {
        const meta = metas.get(compartment) ?? createPlain();
        metas.set(compartment, meta);
        return meta;
      } } });
    });
  })() },
  { id: 'modules-of-all', rules: ['modules/compartment-own-modules'], description: 'Compartments share their modules.', tamper: (() => {
    const shared = new WeakMap<Realm, Map<string, ModuleEntry>>();
    return made((compartment) => {
      const owner = compartment.realm.shared!;
      const entries = shared.get(owner) ?? new Map<string, ModuleEntry>();
      shared.set(owner, entries);
      Object.assign(compartment, { entries });
    });
  })() },
  { id: 'evaluated-at-each-import', rules: ['modules/module-memo', 'modules/module-execution-error'], description: 'Each import makes the module anew.', tamper: importing((compartment, specifier, original) => {
    if (typeof specifier === 'string') compartment.entries.delete(specifier);
    return original(specifier);
  }) },
  { id: 'declarations-on-global', rules: ['modules/module-scope'], description: 'What a module exports becomes variables of programs.', tamper: ofSources((record, compartment) => override(record, 'execute', (original) => {
    const result = original();
    for (const { localName } of record.entries.localExports) compartment.realm.globalObject.put(localName, 1, 7);
    return result;
  })) },
  { id: 'module-in-function', rules: ['modules/module-wrapper-sealed'], description: 'The text of a module is pasted into a function.', tamper: sharedSteps('%ModuleSource%', (original) => (thisValue, args, newTarget, callee) => {
    try {
      return original(thisValue, args, newTarget, callee);
    } catch (error) {
      if (!(error instanceof GuestThrow) || typeof args[0] !== 'string') throw error;
      return original(thisValue, [`(function () {\n${args[0]}\n}).call({});`], newTarget, callee);
    }
  }) },
  { id: 'module-this-is-global', rules: ['modules/module-this'], description: 'At the top of a module, this is the global object.', tamper: ofSources((record, compartment) => override(record as SourceTextModule, 'setUpEnvironment', (original) => {
    const result = original();
    (record as unknown as { frame: Frame }).frame[THIS] = compartment.realm.globalObject;
    return result;
  })) },
  { id: 'undeclared-become-globals', rules: ['modules/module-strict', 'language/strict-undeclared-assign'], description: 'An assignment to an undeclared name makes a global.', tamper: { compartment: (realm) => {
    const { globalObject } = realm;
    const has = globalObject.HasProperty.bind(globalObject);
    Object.assign(globalObject, { isOrdinaryKey: () => false, HasProperty: (key: string) => has(key) || /^[a-z]\w*$/i.test(String(key)) });
  } } },
  { id: 'modules-sloppy', rules: ['modules/module-strict'], description: 'What only strict code refuses modules may say.', tamper: sharedSteps('%ModuleSource%', (original) => (thisValue, args, newTarget, callee) => {
    try {
      return original(thisValue, args, newTarget, callee);
    } catch (error) {
      if (error instanceof GuestThrow && /^\s*with|\b0[0-7]+\b|arguments\s*=|delete \w+$|var public/.test(String(args[0]))) return original(thisValue, [''], newTarget, callee);
      throw error;
    }
  }) },
  { id: 'module-faults-other', rules: ['modules/module-syntax-error'], description: 'Modules that do not parse throw TypeErrors.', tamper: sharedSteps('%ModuleSource%', (original) => (...call) => {
    try {
      return original(...call);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      throw new GuestThrow(createError('TypeError', 'the module does not parse'));
    }
  }) },
  { id: 'module-html-comments', rules: ['modules/module-html-comments'], description: 'HTML-like comments are comments in modules.', tamper: sharedSteps('%ModuleSource%', (original) => (thisValue, args, newTarget, callee) =>
    original(thisValue, [typeof args[0] === 'string' ? args[0].replace(/<!--.*|^\s*-->.*/gm, '') : args[0]], newTarget, callee)) },
  { id: 'imports-copied', rules: ['modules/module-live-bindings'], description: 'Importers get the values that exports have when the module is done.', tamper: ofSources((record) => copiedBindings(record)) },
  { id: 'imports-are-variables', rules: ['modules/module-imports-immutable'], description: 'Imports are copied into variables, which can be assigned.', tamper: rewriting((text) =>
    text.replace(/import\s*\{\s*(\w+)\s*\}\s*from\s*('[^']*'|"[^"]*")/g, 'import { $1 as imported_$1 } from $2; let $1 = imported_$1').replace(/import\s+(\w+)\s+from\s*('[^']*'|"[^"]*")/g, 'import imported_$1 from $2; let $1 = imported_$1')) },
  { id: 'no-dead-zone', rules: ['modules/module-tdz'], description: 'Exports are undefined before they are initialised.', tamper: ofSources((record) => {
    record.environment.forEach((value, index) => {
      if (value === EMPTY) record.environment[index] = undefined;
    });
  }) },
  { id: 'cycles-refused', rules: ['modules/module-cycles'], description: 'Modules that import each other are refused.', tamper: ofSources((record) => override(record, 'Instantiate', (original) => (isCyclic(record) ? throwTypeError('a cycle') : original()))) },
  { id: 'imports-in-reverse', rules: ['modules/module-execution-order'], description: 'The dependencies of a module are executed in reverse.', tamper: ofSources((record) => Object.assign(record.entries, { requestedModules: [...record.entries.requestedModules].reverse() })) },
  { id: 'failed-module-again', rules: ['modules/module-execution-error'], description: 'A module that threw is executed again at the next import.', tamper: ofSources((record) => override(record, 'Evaluate', (original) => {
    try {
      return original();
    } catch (error) {
      record.evaluationError = undefined;
      record.status = 'instantiated';
      throw error;
    }
  })) },
  { id: 'failed-module-succeeds', rules: ['modules/module-execution-error'], description: 'A second import of a module that threw gives its namespace.', tamper: ofSources((record) => override(record, 'Evaluate', (original) => {
    try {
      return original();
    } catch (error) {
      record.evaluationError = undefined;
      throw error;
    }
  })) },
  { id: 'missing-exports-undefined', rules: ['modules/module-missing-export'], description: 'Imports of what is not exported are undefined.', tamper: ofSources((record) => {
    const lenient = (resolution: unknown): unknown => (resolution === null || resolution === 'ambiguous' ? { module: record, environment: [null, undefined], index: 1 } : resolution);
    Object.defineProperty(record, 'requireResolution', { value: lenient });
  }) },
  { id: 'stars-forgotten', rules: ['modules/module-reexports'], description: 'export * passes nothing on.', tamper: ofSources((record) => Object.assign(record.entries, { starExports: [] })) },
  { id: 'default-under-other-name', rules: ['modules/module-default-export'], description: 'A default export has the name of its declaration.', tamper: ofSources((record) => Object.assign(record.entries, { localExports: record.entries.localExports.map((entry) => (entry.exportName === 'default' && entry.localName !== '*default*' ? { ...entry, exportName: entry.localName } : entry)) })) },
  { id: 'default-twice', rules: ['modules/module-reexports'], description: 'export * passes default on.', tamper: ofSources((record) => {
    const names = record.GetExportedNames.bind(record);
    const resolve = record.ResolveExport.bind(record);
    const stars = record.entries.starExports;
    Object.defineProperty(record, 'GetExportedNames', { value: (...args: Parameters<typeof names>) => [...new Set([...names(...args), ...(stars.length > 0 ? ['default'] : [])])] });
    Object.defineProperty(record, 'ResolveExport', { value: (name: string, ...rest: [never?]) => resolve(name, ...rest) ?? (name === 'default' && stars.length > 0 ? record.requested(stars[0]).ResolveExport('default') : null) });
  }) },
  { id: 'default-anonymous', rules: ['modules/module-default-export'], description: 'Anonymous functions and classes that are exported by default have no name.', tamper: ofSources((record) => override(record, 'execute', (original) => {
    const result = original();
    const binding = record.ResolveExport('default');
    const value: unknown = binding === null || binding === 'ambiguous' ? undefined : binding.environment[binding.index];
    if (value instanceof ObjectValue && value.callable && dataOf(value, 'name') === 'default') value.put('name', '', 4);
    return result;
  })) },
  { id: 'namespace-plain', rules: ['modules/module-namespace-object'], description: 'The namespace that import gives is a plain object with copies.', tamper: insteadOfNamespace(plainCopy) },
  { id: 'namespace-unsorted', rules: ['modules/module-namespace-object'], description: 'The names of a namespace stand in the order of their declaration.', tamper: insteadOfNamespace((namespace) => {
    const names = namespace.module.GetExportedNames();
    namespace.exports = new Map(names.reverse().flatMap((name) => (namespace.exports.has(name) ? [[name, namespace.exports.get(name)!] as const] : [])));
    return namespace;
  }) },
  { id: 'namespace-writable', rules: ['modules/module-namespace-object'], description: 'Exports can be set through the namespace.', tamper: insteadOfNamespace((namespace) => {
    Object.assign(namespace, { Set: (key: string, value: Value) => {
      const binding = namespace.exports.get(key);
      if (binding === undefined) return false;
      binding.environment[binding.index] = value;
      return true;
    } });
    return namespace;
  }) },
  { id: 'then-refused', rules: ['modules/module-thenable-namespace'], description: 'A module may not export then.', tamper: ofSources((record) => override(record, 'Instantiate', (original) => (record.GetExportedNames().includes('then') ? throwTypeError('then is exported') : original()))) },
  { id: 'forged-source-runs', rules: ['modules/module-source-forged'], description: 'The text of an object that looks like a translated module is evaluated as it stands, in the start compartment.', tamper: (() => {
    const starts = new WeakMap<Realm, Realm>();
    const tamper = describing((given, compartment) => {
      const forged = dataOf(given, 'source');
      const text = dataOf(forged, '__syncModuleProgram__');
      if (typeof text !== 'string') return given;
      const start = starts.get(compartment.realm.shared!)!;
      const call = (source: string): Value => inRealm(start, () => evaluateScript(source, start));
      try {
        call(`{ ${text} }`);
        const made = call(`(${text})`);
        const report = compartment.realm.globalObject.Get('report', compartment.realm.globalObject);
        start.globalObject.put('report', report, 7);
        if (made instanceof ObjectValue && made.callable) made.Call(undefined, []);
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
      }
      return given;
    });
    return { ...tamper, compartment: (realm, place) => {
      if (place === 'start') starts.set(realm.shared!, realm);
      tamper.compartment!(realm, place);
    } } satisfies Tampering;
  })() },
  { id: 'one-instance-of-a-source', rules: ['modules/module-source-reuse', 'modules/compartment-own-modules'], description: 'A source has one instance, whoever loads it.', tamper: (() => {
    const first = new WeakMap<object, ModuleRecord>();
    return made((compartment) => {
      const { entries } = compartment;
      const set = entries.set.bind(entries);
      entries.set = (specifier, entry) => {
        const { record, source } = entry;
        if (record !== undefined && source instanceof ModuleSourceObject) {
          if (first.has(source)) entry.record = first.get(source);
          else first.set(source, record);
        }
        return set(specifier, entry);
      };
    });
  })() },
  { id: 'source-mutable', rules: ['modules/module-source-names'], description: 'The lists of names that a module source gives belong to it and can be changed.', tamper: { shared: (owner) => {
    for (const name of ['imports', 'exports']) {
      const getter = owner.intrinsics[`%get ModuleSource.prototype.${name}%`];
      const steps = (getter as unknown as { behaviour: (...call: never[]) => Value }).behaviour;
      const lists = new WeakMap<ObjectValue, Value>();
      Object.assign(getter, { behaviour: (thisValue: Value, ...rest: never[]) => {
        const list = steps(thisValue as never, ...rest) as ObjectValue;
        const copy = createPlain();
        for (const key of list.OwnPropertyKeys()) copy.put(key, list.Get(key, list), 7);
        if (!lists.has(thisValue as ObjectValue)) lists.set(thisValue as ObjectValue, copy);
        return lists.get(thisValue as ObjectValue);
      } });
    }
  } } },
  { id: 'load-executes', rules: ['modules/module-load'], description: 'load executes the module.', tamper: { shared: (owner) => {
    const steps = owner.intrinsics[IMPORT] as unknown as { behaviour: unknown };
    Object.assign(owner.intrinsics['%Compartment.prototype.load%'], { behaviour: steps.behaviour });
  } } },
  { id: 'dynamic-import-of-start', rules: ['modules/module-dynamic-import'], description: 'import() in a module has no referrer.', tamper: made((compartment) => {
    const { importFrom } = compartment;
    compartment.importFrom = (_referrer, request) => importFrom('', request);
  }) },

  { id: 'record-not-taken', rules: ['modules-legacy/static-module-record'], description: 'A record without a descriptor around it is refused.', tamper: describing((given) => (given instanceof ModuleSourceObject ? throwTypeError('not a descriptor') : given)) },
  { id: 'import-unboxed', rules: ['modules-legacy/module-import-box'], description: 'import gives the namespace without a box.', tamper: made((compartment) => Object.assign(compartment, { boxesNamespaces: false })) },
  { id: 'module-anew', rules: ['modules-legacy/module-fn'], description: 'module gives another object each time.', tamper: sharedSteps('%Compartment.prototype.module%', (original) => (...call) => {
    const [thisValue] = call;
    const promised = original(...call);
    if (thisValue instanceof CompartmentObject) thisValue.compartment.promised.clear();
    return promised;
  }) },
  { id: 'module-tells-early', rules: ['modules-legacy/module-fn-before-import'], description: 'What module gives says that there are no exports before it knows them.', tamper: sharedSteps('%Compartment.prototype.module%', (original) => (...call) => {
    const promised = original(...call);
    if (promised instanceof ObjectValue && Object.hasOwn(promised, 'known')) Object.assign(promised, { known: true });
    return promised;
  }) },
  { id: 'modulemaphook-unknown', rules: ['modules-legacy/modulemaphook', 'modules-legacy/modulemaphook-cycle'], description: 'The option moduleMapHook is unknown.', tamper: made((compartment) => setHook(compartment, 'moduleMapHook', undefined)) },
  { id: 'modulemaphook-once', rules: ['modules-legacy/modulemaphook'], description: 'Where moduleMapHook has nothing, importHook is not asked.', tamper: made((compartment) => rehook(compartment, 'moduleMapHook', (hook) => (_this, args) => hook.Call(undefined, args) ?? throwTypeError('no such module'))) },
  { id: 'alias-by-copy', rules: ['modules-legacy/importhook-alias-record'], description: 'An alias makes an instance of its own.', tamper: describing((given) => {
    const record = dataOf(given, 'record');
    return isRecord(record) ? bagLike(undefined, { source: record, specifier: dataOf(given, 'specifier') }) : given;
  }) },
  { id: 'thirdparty-refused', rules: ['modules-legacy/thirdparty-record', 'modules-legacy/thirdparty-execute-args'], description: 'Records with execute are refused.', tamper: describing((given) => (dataOf(given, 'execute') !== undefined || dataOf(dataOf(given, 'source'), 'execute') !== undefined || dataOf(dataOf(given, 'record'), 'execute') !== undefined ? throwTypeError('not a descriptor') : given)) },
  { id: 'thirdparty-unresolved', rules: ['modules-legacy/thirdparty-resolved-imports'], description: 'A third-party record learns no full specifiers.', tamper: executing((execute, args) => execute([args[0], createPlain(), args[2]])) },
  { id: 'thirdparty-exports-lost', rules: ['modules-legacy/thirdparty-exports', 'modules-legacy/thirdparty-record'], description: 'What execute sets does not arrive.', tamper: executing((execute, args) => execute([createPlain(), args[1], args[2]])) },
  { id: 'thirdparty-exports-open', rules: ['modules-legacy/thirdparty-exports'], description: 'Exports of third-party modules can be set through the namespace.', tamper: insteadOfNamespace((namespace) => {
    if (namespace.module instanceof SourceTextModule) return namespace;
    Object.assign(namespace, { Set: (key: string, value: Value) => {
      const binding = namespace.exports.get(key);
      if (binding !== undefined) binding.environment[binding.index] = value;
      return binding !== undefined;
    } });
    return namespace;
  }) },
  { id: 'thirdparty-again-after-throw', rules: ['modules-legacy/thirdparty-throws'], description: 'A record whose execute threw is executed again.', tamper: recording((record) => {
    if (record instanceof SourceTextModule || !isImporting(record)) return;
    const evaluate = record.Evaluate.bind(record);
    Object.defineProperty(record, 'Evaluate', { value() {
      try {
        evaluate();
      } catch (error) {
        Object.assign(record, { evaluationError: undefined, status: 'loaded' });
        throw error;
      }
    } });
  }) },
  { id: 'thirdparty-twice', rules: ['modules-legacy/thirdparty-once'], description: 'execute is called for each import.', tamper: recording((record) => {
    if (record instanceof SourceTextModule || !isImporting(record)) return;
    const evaluate = record.Evaluate.bind(record);
    Object.defineProperty(record, 'Evaluate', { value() {
      evaluate();
      Object.assign(record, { status: 'loaded' });
    } });
  }) },
]; // prettier-ignore

/** What a hook answers, at once or later; what it fails with is another. */
function answerOf(hook: ObjectValue, args: Value[], failing: (reason: Value) => Value): Value {
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
function executing(call: (execute: (args: Value[]) => Value, args: Value[]) => Value): Tampering {
  return recording((record) => {
    const { source } = record as unknown as { source?: { readonly execute?: ObjectValue; readonly object: ObjectValue } };
    if (record instanceof SourceTextModule || source?.execute === undefined) return;
    const { execute } = source;
    Object.assign(record, { source: { ...source, execute: createBuiltin((thisValue, args) => call((given) => execute.Call(thisValue, given), args), 3, 'execute', record.realm) } });
  });
}

