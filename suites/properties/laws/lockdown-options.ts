/**
 * Bags of options for lockdown, of what the documents know and of what they do not. A realm is locked down once, so that every program has a
 * world of its own to make: no engine answers hundreds of them in a second.
 */
import fc from 'fast-check';
import { lockdownSettings } from '../../../spec/lockdown-settings.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

const NAMES = Object.keys(lockdownSettings) as (keyof typeof lockdownSettings)[];
/** Values that no document gives any option. */
const STRAY = ["'sometimes'", "''", "'SAFE'", "'unsafe '", "'Unsafe'", 'true', 'false', '0', '1', 'null', '{}', "['unsafe']", "{ toString() { return 'unsafe'; } }", "Symbol('unsafe')", "new String('unsafe')", '() => {}'];
const STRANGERS = ['regexpTaming', 'localeTamings', 'safe', 'errortaming', 'consoleTamin', 'taming', '0', 'length', 'toString', 'constructor', 'hasOwnProperty', 'x', ''];

interface Option {
  readonly name: string;
  /** Source of an expression. */
  readonly value: string;
}

const documented = fc.constantFrom(...NAMES).chain((name) => fc.constantFrom(...lockdownSettings[name], undefined).map((value): Option => ({ name, value: value === undefined ? 'undefined' : `'${value}'` })));
const stray = fc.record({ name: fc.constantFrom<string>(...NAMES), value: fc.constantFrom(...STRAY) });
const stranger = fc.record({ name: fc.constantFrom(...STRANGERS), value: fc.constantFrom("'safe'", "'unsafe'", 'undefined', 'true') });

const values = fc.uniqueArray(
  fc.oneof({ weight: 6, arbitrary: documented }, { weight: 1, arbitrary: stray }, { weight: 1, arbitrary: stranger }),
  { maxLength: 6, size: 'max', selector: ({ name }) => name },
);

type Kind = 'documented' | 'stray' | 'stranger';

function kindOf({ name, value }: Option): Kind {
  if (!(name in lockdownSettings) || !Object.hasOwn(lockdownSettings, name)) return 'stranger';
  return value === 'undefined' || lockdownSettings[name as keyof typeof lockdownSettings].some((known) => `'${known}'` === value) ? 'documented' : 'stray';
}

const isSet = (options: readonly Option[], name: string, value: string): boolean => options.some((option) => option.name === name && option.value === `'${value}'`);

const PROGRAM = (options: readonly Option[]): string => `(() => {
const had = { compile: 'compile' in RegExp.prototype, console: globalThis.console };
const frozen = () => [Object, Array, Function, RegExp, Error, Promise].every(x => Object.isFrozen(x.prototype)) && Object.isFrozen(Object.getPrototypeOf([][Symbol.iterator]()));
const attempt = f => { try { f(); return 'returned'; } catch (error) { return error instanceof Error ? 'threw' : 'threw no error'; } };
const outcome = attempt(() => lockdown({ ${options.map(({ name, value }) => `[${JSON.stringify(name)}]: ${value}`).join(', ')} }));
const again = attempt(() => lockdown());
const locked = frozen();
return [
  outcome, again, locked, had.compile, 'compile' in RegExp.prototype,
  locked && (1234567.5).toLocaleString() === '1234567.5' && 'a'.localeCompare('B') === 1,
  had.console !== undefined && globalThis.console === had.console, '$1' in RegExp || 'lastMatch' in RegExp,
];
})()`;

type Seen = readonly [outcome: string, again: string, locked: boolean, hadCompile: boolean, hasCompile: boolean, localeTamed: boolean, consoleStayed: boolean, statics: boolean];

/** That compile is gone though it was asked for is a documented difference of cases (`removed-all-the-same`), and safer. */
function judgeLocked(options: readonly Option[], [, , , , hasCompile, localeTamed, consoleStayed, statics]: Seen): string | null {
  if (hasCompile && !isSet(options, 'regExpTaming', 'unsafe')) return 'RegExp.prototype.compile is there though nobody asked for it';
  if (!localeTamed && !isSet(options, 'localeTaming', 'unsafe')) return 'the methods of locales are not tamed though nobody asked for that';
  if (consoleStayed && !isSet(options, 'consoleTaming', 'unsafe')) return 'the console is the original one though nobody asked for that';
  return statics ? 'the legacy static properties of RegExp are there' : null;
}

export default law<readonly Option[]>({
  id: 'lockdown-options',
  statement: 'lockdown takes every combination of documented settings, refuses names that it does not know and takes values that it does not know for safe ones or refuses them.',
  rules: ['lockdown/opt-unknown-name-rejected', 'lockdown/opt-unknown-value-rejected', 'lockdown/opt-default-safe', 'lockdown/lockdown-once-per-realm', 'lockdown/lockdown-fails-closed', 'lockdown/opt-regexp-safe', 'lockdown/opt-regexp-statics-always-removed'],
  threat: 'lifecycle-misuse',
  requires: ['lockdown', 'stages', 'lockdown-options'],
  version: 1,
  arbitrary: values,
  programs: (options) => [{ world: { stage: 'before-lockdown' }, freshWorld: true, steps: [{ in: 'start', as: 'program', program: PROGRAM(options) }] }],
  judge(options, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return 'the world could not be made, or the program threw';
    const seen = last.value as unknown as Seen;
    const [outcome, again, locked] = seen;
    if (outcome === 'threw no error') return 'lockdown threw what is no error';
    if (outcome === 'returned' && !locked) return 'lockdown returned and primordials are not frozen';
    if (outcome === 'returned' && again === 'returned') return 'a second lockdown succeeded';
    if (outcome === 'threw' && again === 'returned' && !locked) return 'after a refused lockdown another one returned, and primordials are not frozen';
    const kinds = new Set(options.map(kindOf));
    if (outcome === 'threw') return kinds.size === 0 || (kinds.size === 1 && kinds.has('documented')) ? 'documented settings were refused' : null;
    return kinds.has('stranger') ? 'an unknown option was taken' : judgeLocked(options, seen);
  },
  classify(options, [answer]) {
    const last = lastCompletion(answer);
    const kinds = new Set(options.map(kindOf));
    const kind = kinds.has('stranger') ? 'unknown name' : kinds.has('stray') ? 'unknown value' : kinds.size === 0 ? 'nothing' : 'documented';
    return `${kind}: ${last?.type === 'normal' ? (last.value as unknown as Seen)[0] : 'no answer'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'lockdown:unknown-value-unsafe' },
});
