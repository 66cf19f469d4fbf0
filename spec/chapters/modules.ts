/** Modules in the dialect that implementations share: an options bag with hooks that return descriptors. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const readme = { document: 'ses-readme', section: 'Modules' } as const;
const aliases = { document: 'ses-readme', section: 'importHook aliases' } as const;
const overview = { document: 'ses-readme', section: 'What SES does: An overview' } as const;
const together = { document: 'ses-readme', section: 'Compartment + Lockdown' } as const;
const thirdParty = { document: 'ses-readme', section: 'Third-party modules' } as const;
const clause = (section: string) => ({ document: 'ecma-262', section }) as const;
const COMPARTMENT = ['compartment'] as const;

export const importHook = rule({
  id: 'modules/module-importhook',
  keyword: 'must',
  text: 'import asks importHook for the module of a full specifier, awaits the promise that it returns, and loads the source of the descriptor that comes of it.',
  why: 'The README has the hook return the record itself; the shared dialect wraps it in a descriptor { source }. Cases make their compartments by a helper that gives each world the names it knows.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const importHookName = rule({
  id: 'modules/module-importhook-name',
  keyword: 'must',
  text: 'The option that loads modules asynchronously is called importHook, and its synchronous twin importNowHook.',
  why: 'The README’s name. XS called them loadHook and loadNowHook for a while, as a draft of the standards committee did.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const resolveHook = rule({
  id: 'modules/module-resolvehook',
  keyword: 'must',
  text: 'The full specifier of an imported module is what resolveHook returns for the import specifier and the full specifier of the importer.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const fullSpecifierNotResolved = rule({
  id: 'modules/module-full-specifier',
  keyword: 'must',
  text: 'The specifier given to the methods import and importNow is full already: resolveHook is not asked about it.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const importNow = rule({
  id: 'modules/module-importnow',
  keyword: 'must',
  text: 'importNow loads by importNowHook, links and executes a module and its dependencies synchronously, and returns the namespace.',
  source: thirdParty,
  profiles: COMPARTMENT,
  threat: 'hook-reentrancy',
  observable: true,
});

export const noHook = rule({
  id: 'modules/module-no-hook',
  keyword: 'must',
  text: 'Where neither map nor hook has a module, importing it fails with an error of this world; the host’s own loader is never asked.',
  source: overview,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const hookResultChecked = rule({
  id: 'modules/module-descriptor-checked',
  keyword: 'must',
  text: 'What a hook returns and is no descriptor makes the import fail with a TypeError of this world.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const hookThrows = rule({
  id: 'modules/module-hook-throws',
  keyword: 'must',
  text: 'What a hook throws, or its promise rejects with, makes the import that needed it fail; other modules of the compartment are not affected.',
  why: 'Whether the failure is the hook’s own error or one that names it is left to the implementation: the shim gathers several into one.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const hookCalledBare = rule({
  id: 'modules/module-hook-arguments',
  keyword: 'must',
  text: 'Hooks are called with strings only, and with no receiver through which the loader or the host could be reached.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const hookReentrancy = rule({
  id: 'modules/module-hook-reentrancy',
  keyword: 'must',
  text: 'A hook, an accessor of a descriptor, or a module that is being executed can itself evaluate and import, also what is just being loaded, without any module being made twice or seen half-linked.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'hook-reentrancy',
  observable: true,
});

export const modulesOption = rule({
  id: 'modules/modules-option',
  keyword: 'must',
  text: 'The option modules maps full specifiers to descriptors; a module found there is not asked of a hook.',
  why: 'The README’s second argument, in the place that the options bag gives it.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const descriptorSpecifier = rule({
  id: 'modules/descriptor-specifier',
  keyword: 'must',
  text: 'A descriptor’s specifier takes the place of the one that was asked for as the referrer of the module’s own imports.',
  source: aliases,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const descriptorNamespaceLink = rule({
  id: 'modules/descriptor-namespace-link',
  keyword: 'must',
  text: 'A descriptor { namespace: specifier, compartment } stands for that compartment’s own instance of the module.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const descriptorNamespaceObject = rule({
  id: 'modules/descriptor-namespace-object',
  keyword: 'must',
  text: 'A descriptor { namespace: object } makes a module whose exports are that object’s own enumerable properties, or, where the object is a module namespace, that very module.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const descriptorSourceString = rule({
  id: 'modules/descriptor-source-string',
  keyword: 'should',
  text: 'A descriptor { source: specifier } takes the source of that module in the compartment’s parent and makes an instance of its own.',
  why: 'In the shared dialect of the implementations only; no document of the list has it. Hence should.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const importMeta = rule({
  id: 'modules/module-import-meta',
  keyword: 'must',
  text: 'import.meta of a module is an ordinary object without prototype, one for each module, that holds a copy of the descriptor’s importMeta and nothing of the host.',
  why: 'The standalone draft leaves import.meta out of programs. ECMA-262 has it in modules; what it holds is the loader’s affair, here the compartment’s maker.',
  source: clause('sec-meta-properties-runtime-semantics-evaluation'),
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const ownModules = rule({
  id: 'modules/compartment-own-modules',
  keyword: 'must',
  text: 'Each compartment has its own instances of modules, even of one source, and all code of one compartment shares them.',
  source: overview,
  profiles: COMPARTMENT,
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const compartmentLink = rule({
  id: 'modules/compartment-link',
  keyword: 'must',
  text: 'A module of one compartment can import one of another where the compartments’ makers linked them, and each runs with the globals of its own compartment.',
  source: overview,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const memo = rule({
  id: 'modules/module-memo',
  keyword: 'must',
  text: 'A full specifier is loaded once for a compartment and executed at most once; every import of it gets the same namespace.',
  source: clause('sec-hostresolveimportedmodule'),
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const failedLoadMemo = rule({
  id: 'modules/module-failed-load',
  keyword: 'open',
  text: 'Whether a module that could not be loaded is asked of the hook again by the next import.',
  why: 'ECMA-262 wants the same result for the same request only where there was one. A module that loaded and then threw is another matter: modules/module-execution-error.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
  alternatives: [
    { id: 'remembered', text: 'The failure is kept: the hook is not asked again.' },
    { id: 'retried', text: 'The hook is asked again.' },
  ],
});

export const globals = rule({
  id: 'modules/module-globals',
  keyword: 'must',
  text: 'Free variables of a module are those of its compartment’s programs, with the language’s globals and the endowments, and nothing of the start compartment or the loader.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'global-contour-leak',
  observable: true,
});

export const moduleScope = rule({
  id: 'modules/module-scope',
  keyword: 'must',
  text: 'Declarations of a module are seen by that module and, if exported, by importers; they never become properties of the global or variables of programs.',
  source: clause('sec-module-environment-records'),
  profiles: COMPARTMENT,
  threat: 'global-contour-leak',
  observable: true,
});

export const wrapperSealed = rule({
  id: 'modules/module-wrapper-sealed',
  keyword: 'must',
  text: 'The text of a module is complete in itself: none can close what an implementation wraps around it, nor name anything of that wrapper.',
  source: clause('sec-parsemodule'),
  profiles: COMPARTMENT,
  threat: 'wrapper-break-out',
  observable: true,
});

export const thisUndefined = rule({
  id: 'modules/module-this',
  keyword: 'must',
  text: 'this at the top of a module is undefined, and arguments, new.target, return and super are not available there.',
  source: clause('sec-module-environment-records-getthisbinding'),
  profiles: COMPARTMENT,
  threat: 'scope-object-leak-via-this',
  observable: true,
});

export const strict = rule({
  id: 'modules/module-strict',
  keyword: 'must',
  text: 'Module code is strict.',
  source: clause('sec-strict-mode-code'),
  profiles: COMPARTMENT,
  threat: 'sloppy-mode-leakage',
  observable: true,
});

export const syntaxError = rule({
  id: 'modules/module-syntax-error',
  keyword: 'must',
  text: 'A module that does not parse, or breaks an early rule of modules, fails with a SyntaxError, and nothing of the graph that needs it runs.',
  source: clause('sec-module-semantics-static-semantics-early-errors'),
  profiles: COMPARTMENT,
  threat: 'host-errors',
  observable: true,
});

export const htmlComments = rule({
  id: 'modules/module-html-comments',
  keyword: 'must',
  text: 'HTML-like comments are no comments in modules.',
  source: overview,
  profiles: COMPARTMENT,
  threat: 'html-comments',
  observable: true,
});

export const dynamicImport = rule({
  id: 'modules/module-dynamic-import',
  keyword: 'may',
  text: 'A module may import dynamically; what it gets is resolved and loaded by the hooks of its own compartment, with the module as the referrer, and by nothing else.',
  why: 'The overview counts dynamic import among what is removed, the section on lockdown among the evaluators that a compartment captures; the draft removes it from programs. Hence removed from programs (omissions/import-expr) and, in modules, captured where it is there.',
  source: together,
  profiles: COMPARTMENT,
  threat: 'dynamic-import',
  observable: true,
  alternatives: [
    { id: 'captured', text: 'It loads by the compartment’s hooks.' },
    { id: 'removed', text: 'It is a SyntaxError or fails whenever it is used.' },
  ],
});

export const liveBindings = rule({
  id: 'modules/module-live-bindings',
  keyword: 'must',
  text: 'Importers see the current value of an exported variable, whichever way it is imported or re-exported.',
  source: clause('sec-createimportbinding'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const importsImmutable = rule({
  id: 'modules/module-imports-immutable',
  keyword: 'must',
  text: 'An importer cannot assign to what it imports: the assignment throws a TypeError or is an early error, and the exporter’s variable stays as it was.',
  why: 'ECMA-262 makes it a TypeError at the assignment. An early error is stricter and as safe.',
  source: clause('sec-module-environment-records'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const tdz = rule({
  id: 'modules/module-tdz',
  keyword: 'must',
  text: 'Reading an import whose exporter has not initialised it yet throws a ReferenceError, by name, by namespace and by re-export alike.',
  source: clause('sec-module-environment-records-getbindingvalue-n-s'),
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const cycles = rule({
  id: 'modules/module-cycles',
  keyword: 'must',
  text: 'Modules may import each other in cycles, and themselves; each is executed once, in the order that depth-first traversal gives, and hoisted functions work before their module has run.',
  source: clause('sec-innermoduleevaluation'),
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const executionOrder = rule({
  id: 'modules/module-execution-order',
  keyword: 'must',
  text: 'A module is executed after its dependencies, in the order in which it imports them, and not before all of its graph is loaded and linked.',
  source: clause('sec-innermoduleevaluation'),
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const executionError = rule({
  id: 'modules/module-execution-error',
  keyword: 'must',
  text: 'A module that threw keeps its failure: every import that needs it fails with the very value that was thrown, and nothing is executed again or in its place.',
  source: clause('sec-moduleevaluation'),
  profiles: COMPARTMENT,
  threat: 'module-cache-and-cycles',
  observable: true,
});

export const missingExport = rule({
  id: 'modules/module-missing-export',
  keyword: 'must',
  text: 'Importing or re-exporting a name that the module does not export is a SyntaxError, and no module of the graph is executed.',
  source: clause('sec-moduledeclarationinstantiation'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const reexports = rule({
  id: 'modules/module-reexports',
  keyword: 'must',
  text: 'export … from passes bindings on under the names that it says; export * passes on every name but default, own exports come first, and a name that two stars give differently is not exported.',
  source: clause('sec-resolveexport'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const defaultExport = rule({
  id: 'modules/module-default-export',
  keyword: 'must',
  text: 'A default export is the binding named default; anonymous functions and classes take that name, and expressions are bound once.',
  source: clause('sec-exports-runtime-semantics-evaluation'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const namespaceObject = rule({
  id: 'modules/module-namespace-object',
  keyword: 'must',
  text: 'A module namespace is an object without prototype and extension, tagged Module, whose properties are the exports in code unit order, writable and enumerable by their descriptors, and which nothing can set, define otherwise or delete.',
  source: clause('sec-module-namespace-exotic-objects'),
  profiles: COMPARTMENT,
  threat: 'module-namespace-integrity',
  observable: true,
});

export const thenableNamespace = rule({
  id: 'modules/module-thenable-namespace',
  keyword: 'must',
  text: 'A module that exports then is loaded, linked and executed like any other; where import resolves a promise with its namespace the module’s own then decides what comes out, with functions of this world, and neither the loader nor another import is deceived.',
  why: 'ECMA-262 resolves the promise of import() with the namespace, so that an exported then is called. The README’s box around the namespace avoids that: modules-legacy/module-import-box.',
  source: clause('sec-promise-resolve-functions'),
  profiles: COMPARTMENT,
  threat: 'thenables-and-jobs',
  observable: true,
});

export const specifierKeys = rule({
  id: 'modules/module-specifier-keys',
  keyword: 'must',
  text: 'Specifiers are plain strings: one that names a property of Object.prototype, or is empty, means what the map and the hooks say of it and nothing else.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const specifierNonString = rule({
  id: 'modules/module-specifier-nonstring',
  keyword: 'must',
  text: 'A specifier that is no string is refused with a TypeError or converted exactly once; what resolveHook returns likewise.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const descriptorReadOnce = rule({
  id: 'modules/descriptor-read-once',
  keyword: 'must',
  text: 'A descriptor and the module map are read when the module is loaded; what their owners change afterwards changes no module, and no accessor on the way sees an object of the loader.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const forgedSource = rule({
  id: 'modules/module-source-forged',
  keyword: 'must',
  text: 'An object that only looks like a module source runs nothing with more than the compartment’s own powers: it is refused, or its code is confined to the compartment like any other.',
  why: 'The shim takes any record of its translated form. Code in it is then the compartment’s code and must find no more than that has.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'module-hook-isolation',
  observable: true,
});

export const sourceReuse = rule({
  id: 'modules/module-source-reuse',
  keyword: 'must',
  text: 'One module source can serve several specifiers and several compartments; it is immutable and carries nothing from one instance to another.',
  source: readme,
  profiles: COMPARTMENT,
  threat: 'mutable-shared-state-channels',
  observable: true,
});

export const sourceNames = rule({
  id: 'modules/module-source-names',
  keyword: 'open',
  text: 'In which form a module source tells the names that its module imports and exports.',
  why: 'The notes ask that names of imports and exports be added to static records; implementations did so differently.',
  source: { document: 'field-notes', section: 'Static module record' },
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'lists', text: 'By properties imports and exports that list them.' },
    { id: 'bindings', text: 'By a property bindings with one object for each.' },
    { id: 'hidden', text: 'Not at all.' },
  ],
});

export const topLevelAwait = rule({
  id: 'modules/module-tla',
  keyword: 'open',
  text: 'Whether a module may await at its top level.',
  why: 'The standalone draft stops at ES2018, in which this is a SyntaxError; the README holds it in view for a later version.',
  source: thirdParty,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'rejected', text: 'It is a SyntaxError, or the module fails with one.' },
    { id: 'awaited', text: 'The import waits for it.' },
  ],
});

export const load = rule({
  id: 'modules/module-load',
  keyword: 'open',
  text: 'What load of a compartment does.',
  why: 'The shim has it, XS has not, the README does not mention it.',
  source: readme,
  profiles: COMPARTMENT,
  observable: true,
  alternatives: [
    { id: 'loads-only', text: 'It loads a module and its dependencies and executes nothing.' },
    { id: 'executes', text: 'It executes the module too.' },
    { id: 'absent', text: 'There is no load.' },
  ],
});

export const modulesChapter: Chapter = {
  id: 'modules',
  title: 'Modules',
  introduction:
    'Each compartment has a module system of its own: hooks that its maker supplies name and load modules, and nothing else does. The rules on linking and execution are those of ECMA-262. The dialect here is the one that the shim and XS share; the older forms of the README have the next chapter.',
  rules: [
    importHook,
    importHookName,
    resolveHook,
    fullSpecifierNotResolved,
    importNow,
    noHook,
    hookResultChecked,
    hookThrows,
    hookCalledBare,
    hookReentrancy,
    modulesOption,
    descriptorSpecifier,
    descriptorNamespaceLink,
    descriptorNamespaceObject,
    descriptorSourceString,
    descriptorReadOnce,
    specifierKeys,
    specifierNonString,
    importMeta,
    ownModules,
    compartmentLink,
    memo,
    failedLoadMemo,
    globals,
    moduleScope,
    wrapperSealed,
    thisUndefined,
    strict,
    syntaxError,
    htmlComments,
    dynamicImport,
    liveBindings,
    importsImmutable,
    tdz,
    cycles,
    executionOrder,
    executionError,
    missingExport,
    reexports,
    defaultExport,
    namespaceObject,
    thenableNamespace,
    forgedSource,
    sourceReuse,
    sourceNames,
    topLevelAwait,
    load,
  ],
};
