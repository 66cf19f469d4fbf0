/** Faults of loading modules: hooks, descriptors, links. */
import { ModuleNamespace } from '../../compile/modules/module-namespace.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { createError, throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { ToString } from '../../runtime/type-conversion.ts';
import { type Value } from '../../runtime/value.ts';
import { type Compartment } from '../../ses/compartment/compartment.ts';
import type { ModuleEntry } from '../../ses/compartment/module-entry.ts';
import type { Fault, Tampering } from '../model.ts';
import { remove } from '../tools.ts';
import { bagLike, createPlain, dataOf, describing, eventually, made, rehook, setHook } from './tools.ts';
import { IMPORT, IMPORT_NOW, importing, ofSources, answerOf } from './module-tools.ts';

export const loadingFaults: readonly Fault[] = [
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
]; // prettier-ignore
