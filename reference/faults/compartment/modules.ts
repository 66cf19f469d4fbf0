/** Faults of modules of the language: linking, executing, namespaces. */
import type { ModuleRecord } from '../../compile/modules/module-record.ts';
import type { SourceTextModule } from '../../compile/modules/source-text-module.ts';
import { THIS, type Frame } from '../../compile/frame.ts';
import { evaluateScript } from '../../compile/programs/script.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createError, throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { ModuleSourceObject } from '../../ses/compartment/module-source.ts';
import type { Fault, Tampering } from '../model.ts';
import { withinRealm } from '../../runtime/within-realm.ts';
import { createPlain, dataOf, describing, made, sharedSteps } from './tools.ts';
import { IMPORT, plainCopy, insteadOfNamespace, rewriting, override, ofSources, copiedBindings, isCyclic } from './module-tools.ts';

export const moduleFaults: readonly Fault[] = [
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
      const call = (source: string): Value => withinRealm(start, () => evaluateScript(source, start));
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
]; // prettier-ignore
