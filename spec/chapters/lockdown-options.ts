/** The rules on lockdown's options, part of the chapter on lockdown. */
import { rule } from '../model.ts';
import type { Rule } from '../model.ts';

const options = { document: 'lockdown-options', section: 'lockdown Options' } as const;
const regExpTaming = { document: 'lockdown-options', section: 'regExpTaming Options' } as const;
const localeTaming = { document: 'lockdown-options', section: 'localeTaming Options' } as const;
const consoleTaming = { document: 'lockdown-options', section: 'consoleTaming Options' } as const;
const errorTaming = { document: 'lockdown-options', section: 'errorTaming Options' } as const;
const stackFiltering = { document: 'lockdown-options', section: 'stackFiltering Options' } as const;
const overrideTaming = { document: 'lockdown-options', section: 'overrideTaming Options' } as const;

export const optDefaultSafe = rule({
  id: 'lockdown/opt-default-safe',
  keyword: 'must',
  text: 'An option of lockdown that is omitted has its documented default, which is safe wherever safety is at stake.',
  source: options,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const optUnknownNameRejected = rule({
  id: 'lockdown/opt-unknown-name-rejected',
  keyword: 'must',
  text: 'lockdown throws when it is given an option that it does not know.',
  why: 'Not in the documents. A misspelt option that is ignored leaves the caller with a setting that they did not choose.',
  source: options,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const optUnknownValueRejected = rule({
  id: 'lockdown/opt-unknown-value-rejected',
  keyword: 'must',
  text: 'An option value that lockdown does not know is rejected or treated as the safe setting, never as an unsafe one.',
  why: 'Not in the documents; to fail safe is what makes a default safe.',
  source: options,
  profiles: ['compartment'],
  threat: 'lifecycle-misuse',
  observable: true,
});

export const optReadOnce = rule({
  id: 'lockdown/opt-read-once',
  keyword: 'must',
  text: 'lockdown reads each option at most once, so that what it checked is what it acts on.',
  why: 'Implied: an options object with accessors must not pass the check with one value and take effect with another.',
  source: options,
  profiles: ['compartment'],
  threat: 'property-key-and-option-toctou',
  observable: true,
});

export const optRegexpSafe = rule({
  id: 'lockdown/opt-regexp-safe',
  keyword: 'must',
  text: 'With regExpTaming safe, which is the default, there is no RegExp.prototype.compile.',
  why: 'The method rewrites frozen regular expressions, and so makes proxies whose targets break their promises.',
  source: regExpTaming,
  profiles: ['compartment'],
  threat: 'legacy-statics',
  observable: true,
});

export const optRegexpUnsafe = rule({
  id: 'lockdown/opt-regexp-unsafe',
  keyword: 'must',
  text: 'With regExpTaming unsafe, RegExp.prototype.compile is preserved.',
  source: regExpTaming,
  profiles: ['compartment'],
  observable: true,
});

export const optRegexpStaticsAlwaysRemoved = rule({
  id: 'lockdown/opt-regexp-statics-always-removed',
  keyword: 'must',
  text: 'Under every setting of regExpTaming the legacy static properties of RegExp are removed, in the start compartment as in others.',
  source: regExpTaming,
  profiles: ['compartment'],
  threat: 'legacy-statics',
  observable: true,
});

export const optLocaleSafe = rule({
  id: 'lockdown/opt-locale-safe',
  keyword: 'must',
  text: 'With localeTaming safe, which is the default, each method named for a locale does what its namesake without one does, and localeCompare compares lexically.',
  why: 'The document lists six families and calls Object.prototype.toLocaleString another name for toString. In children the rule omissions/locale-methods-powerless asks the same; here it is asked of the option and of the start compartment, which shares the prototypes.',
  source: localeTaming,
  profiles: ['compartment'],
  threat: 'ambient-nondeterminism',
  observable: true,
});

export const optLocaleUnsafe = rule({
  id: 'lockdown/opt-locale-unsafe',
  keyword: 'must',
  text: 'With localeTaming unsafe, the methods named for a locale behave as they did before lockdown, and are frozen all the same.',
  source: localeTaming,
  profiles: ['compartment'],
  observable: true,
});

export const optConsoleSafe = rule({
  id: 'lockdown/opt-console-safe',
  keyword: 'must',
  text: 'With consoleTaming safe, which is the default, the console of the start compartment is replaced by a wrapper with the usual methods, which forwards to the original.',
  source: consoleTaming,
  profiles: ['compartment'],
  threat: 'console-channel',
  observable: true,
});

export const optConsoleUnsafe = rule({
  id: 'lockdown/opt-console-unsafe',
  keyword: 'must',
  text: 'With consoleTaming unsafe, the original console stays in place in the start compartment, and other compartments still have none.',
  source: consoleTaming,
  profiles: ['compartment'],
  observable: true,
});

export const optErrorSafe = rule({
  id: 'lockdown/opt-error-safe',
  keyword: 'should',
  text: 'With errorTaming safe, which is the default, nothing that can be had from an error alone reveals the call stack.',
  why: 'The document says when possible, and that the shim can do it on V8. An engine whose stacks show is reported as leaking: a leak of secrets, not of power.',
  source: errorTaming,
  profiles: ['compartment'],
  threat: 'stack-text-leak',
  observable: true,
});

export const optErrorUnsafe = rule({
  id: 'lockdown/opt-error-unsafe',
  keyword: 'must',
  text: 'With errorTaming unsafe, the stack of an error is available as its stack property where the engine has one.',
  source: errorTaming,
  profiles: ['compartment'],
  observable: true,
});

export const optErrorCtorAlwaysSafe = rule({
  id: 'lockdown/opt-error-ctor-always-safe',
  keyword: 'must',
  text: 'Under every setting of errorTaming the Error constructor that compartments share is powerless: no static property of it installs a hook, sets a limit, or hands out call sites.',
  source: errorTaming,
  profiles: ['compartment'],
  threat: 'v8-stack-api',
  observable: true,
});

export const optErrorStartOcap = rule({
  id: 'lockdown/opt-error-start-ocap',
  keyword: 'must',
  text: 'Under every setting of errorTaming the start compartment\'s Error discloses no more of the stack than text and positions: neither functions nor receivers of the frames.',
  why: 'The document lets the start compartment keep those of V8\'s powers that disclose what the proposed getStack would, and no more.',
  source: errorTaming,
  profiles: ['compartment'],
  threat: 'v8-stack-api',
  observable: true,
});

export const optGetstackStartOnly = rule({
  id: 'lockdown/opt-getstack-start-only',
  keyword: 'must',
  text: 'A function that tells the stack of an error, such as getStack, getStackString or captureStackTrace, is found in the start compartment at most.',
  source: errorTaming,
  profiles: ['compartment'],
  threat: 'stack-text-leak',
  observable: true,
});

export const optStackConcise = rule({
  id: 'lockdown/opt-stack-concise',
  keyword: 'should',
  text: 'With stackFiltering concise, which is the default, frames of the infrastructure are left out of shown stacks and those of the program are kept.',
  source: stackFiltering,
  profiles: ['compartment'],
  observable: true,
});

export const optStackVerbose = rule({
  id: 'lockdown/opt-stack-verbose',
  keyword: 'should',
  text: 'With stackFiltering verbose, shown stacks are complete.',
  source: stackFiltering,
  profiles: ['compartment'],
  observable: true,
});

export const optStackSafeEitherWay = rule({
  id: 'lockdown/opt-stack-safe-either-way',
  keyword: 'must',
  text: 'No setting of stackFiltering makes a stack available that errorTaming hides.',
  source: stackFiltering,
  profiles: ['compartment'],
  threat: 'stack-text-leak',
  observable: true,
});

export const optOverrideModerate = rule({
  id: 'lockdown/opt-override-moderate',
  keyword: 'must',
  text: 'With overrideTaming moderate, which is the default, assigning to an object a property that it inherits from a widely used frozen prototype makes an own property, as it would were the prototype not frozen.',
  why: 'The document points to a list in the shim\'s sources. We ask for the properties of objects, functions, errors and arrays that legacy code is best known to override; further ones are a matter of that list.',
  source: overrideTaming,
  profiles: ['compartment'],
  threat: 'override-mistake',
  observable: true,
});

export const optOverrideMin = rule({
  id: 'lockdown/opt-override-min',
  keyword: 'must',
  text: 'With overrideTaming min, the few properties that modern code overrides, such as toString of objects and name of errors, can be overridden by assignment.',
  source: overrideTaming,
  profiles: ['compartment'],
  threat: 'override-mistake',
  observable: true,
});

export const optOverrideIntegrity = rule({
  id: 'lockdown/opt-override-integrity',
  keyword: 'must',
  text: 'The accessors that emulate overridable data never change the prototype on which they stand, nor another object than the receiver, and add no property to a frozen one.',
  why: 'Implied: the emulation is of a data property on a frozen object.',
  source: overrideTaming,
  profiles: ['compartment'],
  threat: 'override-mistake',
  observable: true,
});

export const optOverrideReflective = rule({
  id: 'lockdown/opt-override-reflective',
  keyword: 'must',
  text: 'To reflection an enabled property is an accessor, and its getter has a property originalValue with the value of the data property that was there.',
  source: overrideTaming,
  profiles: ['compartment'],
  observable: true,
});

/** In reading order: what holds of all options, then option by option. */
export const lockdownOptionRules: readonly Rule[] = [
  optDefaultSafe,
  optUnknownNameRejected,
  optUnknownValueRejected,
  optReadOnce,
  optRegexpSafe,
  optRegexpUnsafe,
  optRegexpStaticsAlwaysRemoved,
  optLocaleSafe,
  optLocaleUnsafe,
  optConsoleSafe,
  optConsoleUnsafe,
  optErrorSafe,
  optErrorUnsafe,
  optErrorCtorAlwaysSafe,
  optErrorStartOcap,
  optGetstackStartOnly,
  optStackConcise,
  optStackVerbose,
  optStackSafeEitherWay,
  optOverrideModerate,
  optOverrideMin,
  optOverrideIntegrity,
  optOverrideReflective,
];
