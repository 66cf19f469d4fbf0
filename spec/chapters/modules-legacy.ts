/** The README's own forms of the module API: positions, module(), boxed import, aliases, third-party records. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const readme = { document: 'ses-readme', section: 'Modules' } as const;
const aliases = { document: 'ses-readme', section: 'importHook aliases' } as const;
const mapHook = { document: 'ses-readme', section: 'moduleMapHook' } as const;
const thirdParty = { document: 'ses-readme', section: 'Third-party modules' } as const;
const COMPARTMENT = ['compartment'] as const;

export const staticModuleRecord = rule({
  id: 'modules-legacy/static-module-record',
  keyword: 'must',
  text: 'importHook of a compartment made by positions may return, or promise, the static record of a module itself, without a descriptor around it.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const importBox = rule({
  id: 'modules-legacy/module-import-box',
  keyword: 'must',
  text: 'import of a compartment made by positions resolves to an object whose property namespace is the module’s namespace.',
  why: 'The box keeps promise resolution from calling a then that the module exports.',
  source: { document: 'ses-readme', section: 'Agoric SES' },
  profiles: COMPARTMENT,
  threat: 'thenables-and-jobs',
  observable: true,
});

export const moduleFunction = rule({
  id: 'modules-legacy/module-fn',
  keyword: 'must',
  text: 'module of a compartment returns, for a full specifier, that module’s exports namespace, the same each time, also before anything is loaded.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const moduleFunctionBeforeImport = rule({
  id: 'modules-legacy/module-fn-before-import',
  keyword: 'must',
  text: 'What module returned tells nothing of the exports, and lets nobody plant any, until the module has been imported.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const moduleMapArgument = rule({
  id: 'modules-legacy/modulemap-arg',
  keyword: 'must',
  text: 'The constructor’s second position maps full specifiers to namespaces that another compartment’s module returned; importing such a specifier gives the other compartment’s module.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const moduleMapHook = rule({
  id: 'modules-legacy/modulemaphook',
  keyword: 'must',
  text: 'moduleMapHook is asked for a full specifier that the map does not have and returns a namespace, or undefined: then importHook is asked.',
  source: mapHook,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const moduleMapHookCycle = rule({
  id: 'modules-legacy/modulemaphook-cycle',
  keyword: 'must',
  text: 'Two compartments whose modules need each other can be linked by moduleMapHook.',
  source: mapHook,
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const aliasRecord = rule({
  id: 'modules-legacy/importhook-alias-record',
  keyword: 'must',
  text: 'importHook may return an alias: a record, the specifier under which it is the same module, and the compartment to which it belongs if that is another.',
  source: aliases,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const aliasReferrer = rule({
  id: 'modules-legacy/importhook-response-specifier-referrer',
  keyword: 'must',
  text: 'Imports of an aliased module are resolved against the alias’ specifier, which defaults to the one that was asked for.',
  source: aliases,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const thirdPartyRecord = rule({
  id: 'modules-legacy/thirdparty-record',
  keyword: 'must',
  text: 'An object with a list imports and a method execute serves as the static record of a module that is not written in the language.',
  why: 'Today’s releases also want the list exports; the README does not mention it, and cases give it.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const thirdPartyExecuteArguments = rule({
  id: 'modules-legacy/thirdparty-execute-args',
  keyword: 'open',
  text: 'In which order execute of a third-party record gets the exports, the resolved imports and the compartment.',
  why: 'The README lists exports, resolved imports, compartment; released shims pass the compartment second. Programs that follow either text break on the other, so the order is recorded, not judged.',
  source: thirdParty,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'imports-second', text: 'Exports, resolved imports, compartment.' },
    { id: 'compartment-second', text: 'Exports, compartment, resolved imports.' },
  ],
});

export const thirdPartyResolvedImports = rule({
  id: 'modules-legacy/thirdparty-resolved-imports',
  keyword: 'must',
  text: 'A third-party record learns for each of its imports the full specifier that resolveHook gave, and gets the module by importNow of the compartment it was handed.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const thirdPartyExports = rule({
  id: 'modules-legacy/thirdparty-exports',
  keyword: 'must',
  text: 'What execute sets on the exports object is what importers see; it can be set by the record alone, never through the namespace.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const thirdPartyThrows = rule({
  id: 'modules-legacy/thirdparty-throws',
  keyword: 'must',
  text: 'When execute throws, the import fails with that value, execute is not called again, and importers are not executed.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const thirdPartyOncePerCompartment = rule({
  id: 'modules-legacy/thirdparty-once',
  keyword: 'must',
  text: 'execute is called once for each compartment and specifier, after all that it imports is loaded.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const modulesLegacyChapter: Chapter = {
  id: 'modules-legacy',
  title: 'Modules: the README’s older forms',
  introduction:
    'The README describes a module API in positions: a module map of namespaces, moduleMapHook, module(), an import that boxes what it gives, aliases, and records of third parties. Released shims still take them; worlds that never had them declare so, and are not asked.',
  rules: [
    staticModuleRecord,
    importBox,
    moduleFunction,
    moduleFunctionBeforeImport,
    moduleMapArgument,
    moduleMapHook,
    moduleMapHookCycle,
    aliasRecord,
    aliasReferrer,
    thirdPartyRecord,
    thirdPartyExecuteArguments,
    thirdPartyResolvedImports,
    thirdPartyExports,
    thirdPartyThrows,
    thirdPartyOncePerCompartment,
  ],
};
