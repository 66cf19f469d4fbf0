/** Errors, assert and console: what diagnostics reveal, and to whom. */
import { rule } from '../model.ts';
import type { Chapter } from '../model.ts';

const logging = { document: 'ses-readme', section: 'Logging Errors' } as const;
const lockdown = { document: 'ses-readme', section: 'Lockdown' } as const;
const consoleTaming = { document: 'lockdown-options', section: 'consoleTaming Options' } as const;
const errorTaming = { document: 'lockdown-options', section: 'errorTaming Options' } as const;

export const assertGlobalAfterLockdown = rule({
  id: 'errors/assert-global-after-lockdown',
  keyword: 'must',
  text: 'lockdown puts a function assert on the start compartment\'s global, in the place of any that was there.',
  why: 'That a compartment has no assert of its own is not in the README, but it is a consequence of having only what it was given.',
  source: logging,
  profiles: ['compartment'],
  observable: true,
});

export const assertThrows = rule({
  id: 'errors/assert-throws',
  keyword: 'must',
  text: 'assert throws an error of the shared constructors when its condition is falsy, and returns otherwise.',
  source: logging,
  profiles: ['compartment'],
  threat: 'host-errors',
  observable: true,
});

export const assertRedactsDetails = rule({
  id: 'errors/assert-redacts-details',
  keyword: 'must',
  text: 'What is substituted into the details of an assertion does not show in the message or any other property of the error unless it was quoted expressly.',
  why: 'The README: such diagnostic information is kept in side tables, for the console. The quoted form is the author\'s declaration that the value is no secret.',
  source: logging,
  profiles: ['compartment'],
  threat: 'nested-error-containers',
  observable: true,
});

export const consoleRevealsRedacted = rule({
  id: 'errors/console-reveals-redacted',
  keyword: 'must',
  text: 'The console of the start compartment, when tamed, writes out what an error logged to it hides: details and notes of assertions, and the stack.',
  source: consoleTaming,
  profiles: ['compartment'],
  observable: true,
});

export const consoleWriteOnly = rule({
  id: 'errors/console-write-only',
  keyword: 'must',
  text: 'The tamed console is a write-only device: no call of its methods, whatever it logs, returns or throws to a program what the error hides.',
  source: consoleTaming,
  profiles: ['compartment'],
  threat: 'console-channel',
  observable: true,
});

export const consoleStartOnly = rule({
  id: 'errors/console-start-only',
  keyword: 'must',
  text: 'A compartment has no console and no assert unless it was endowed with them.',
  source: consoleTaming,
  profiles: ['compartment'],
  threat: 'console-channel',
  observable: true,
});

export const consoleFrozen = rule({
  id: 'errors/console-frozen',
  keyword: 'open',
  text: 'Whether the tamed console and its methods are frozen.',
  why: 'The documents endow compartments with a hardened log function of it, which leaves open what the console itself is.',
  source: consoleTaming,
  profiles: ['compartment'],
  observable: true,
  alternatives: [
    { id: 'frozen', text: 'The console and its methods are frozen.' },
    { id: 'methods-frozen', text: 'The methods are frozen, the console object is not.' },
    { id: 'mutable', text: 'Neither is frozen.' },
    { id: 'no-console', text: 'There is no console.' },
  ],
});

export const errorStackHidden = rule({
  id: 'errors/error-stack-hidden',
  keyword: 'should',
  text: 'A program in a compartment cannot read from an error, its own or another\'s, which functions and files were on the stack.',
  why: 'The README: a tamed error has no stack, but the console can see it. When possible, says the document on options; an engine without a way to hide stacks leaks information, not authority.',
  source: lockdown,
  profiles: ['compartment'],
  threat: 'stack-text-leak',
  observable: true,
});

export const errorMessageOwn = rule({
  id: 'errors/error-message-own',
  keyword: 'must',
  text: 'An error made with a message has it as an own, non-enumerable, writable and configurable property, tamed or not.',
  source: { document: 'ecma-262', section: 'sec-error-message' },
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  observable: true,
});

export const errorCause = rule({
  id: 'errors/error-cause',
  keyword: 'should',
  text: 'Taming hides nothing that the author of an error put on it: a cause given to the constructor is there as it was given.',
  why: 'Not in the documents, which are older than causes. Asked of the compartment profile only, since the standalone language ends with ES2018.',
  source: errorTaming,
  profiles: ['compartment'],
  observable: true,
});

export const aggregateErrors = rule({
  id: 'errors/aggregate-errors',
  keyword: 'should',
  text: 'An error that collects others holds the very errors that it was given, in an array of the shared intrinsics.',
  source: errorTaming,
  profiles: ['compartment'],
  threat: 'nested-error-containers',
  observable: true,
});

export const errorConstructorSubclass = rule({
  id: 'errors/error-constructor-works',
  keyword: 'must',
  text: 'The tamed Error constructor can be called, constructed and subclassed, and its instances inherit from the prototype of newTarget.',
  why: 'The document calls the tamed constructor safe and powerless, and does not make it any less a constructor.',
  source: errorTaming,
  profiles: ['standalone', 'compartment', 'no-evaluators'],
  threat: 'reflect-construct-newtarget',
  observable: true,
});

export const thrownErrorsShared = rule({
  id: 'errors/thrown-errors-shared',
  keyword: 'must',
  text: 'Every error that the language or an implementation throws to a program is an instance of the shared constructors.',
  why: 'For errors of evaluators see evaluators/evaluator-errors-shared. An error of another realm carries that realm\'s Function along its prototype chain; implementations throw from proxies, tamed functions and accessors of their own.',
  source: { document: 'ses-readme', section: 'Compartment + Lockdown' },
  profiles: ['standalone', 'compartment'],
  threat: 'host-errors',
  observable: true,
});

export const errorsChapter: Chapter = {
  id: 'errors',
  title: 'Errors, assert and console',
  introduction:
    'Diagnostics serve the programmer, who reads the console, and must not serve programs that handle an error. So stacks and details are kept from programs, and the console of the start compartment, a write-only device, shows them.',
  rules: [
    assertGlobalAfterLockdown,
    assertThrows,
    assertRedactsDetails,
    consoleRevealsRedacted,
    consoleWriteOnly,
    consoleStartOnly,
    consoleFrozen,
    errorStackHidden,
    errorMessageOwn,
    errorCause,
    aggregateErrors,
    errorConstructorSubclass,
    thrownErrorsShared,
  ],
};
