/** The documented options of lockdown (`lockdown/opt-…`). */
import { lockdownSettings as settings } from '../../../spec/lockdown-settings.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { Get } from '../../runtime/operations.ts';
import type { Value } from '../../runtime/value.ts';

export type LockdownOptions = { readonly [name in keyof typeof settings]: (typeof settings)[name][number] };

type OptionName = keyof LockdownOptions;

const names = Object.keys(settings) as readonly OptionName[];

/** The first setting of each option is its default (`lockdown/opt-default-safe`). */
export const defaultOptions = Object.fromEntries(names.map((name) => [name, settings[name][0]])) as unknown as LockdownOptions;

/**
 * Reads the options of a guest: own and inherited ones alike, each once (`lockdown/opt-read-once`). An own key that is no option
 * is refused (`lockdown/opt-unknown-name-rejected`), and so is a value that the document doesn't give
 * (`lockdown/opt-unknown-value-rejected`).
 */
export function readOptions(given: Value): LockdownOptions {
  if (given === undefined) return defaultOptions;
  if (!(given instanceof ObjectValue)) return throwTypeError('the options of lockdown must be an object');
  for (const key of given.OwnPropertyKeys()) {
    if (!(names as readonly unknown[]).includes(key)) throwTypeError('lockdown does not know one of its options');
  }
  return Object.fromEntries(names.map((name) => [name, settingOf(name, Get(given, name))])) as unknown as LockdownOptions;
}

function settingOf(name: OptionName, value: Value): string {
  if (value === undefined) return settings[name][0];
  return settings[name].find((setting) => setting === value) ?? throwTypeError(`${name} has no such setting`);
}

/** The same for a host's options. Throws a host TypeError. */
export function completeOptions(given: Partial<LockdownOptions>): LockdownOptions {
  for (const [name, value] of Object.entries(given)) {
    const known: readonly unknown[] | undefined = settings[name as OptionName];
    if (known === undefined) throw new TypeError(`lockdown has no option ${name}; it has ${names.join(', ')}`);
    if (value !== undefined && !known.includes(value)) throw new TypeError(`${name} is ${known.join(' or ')}, not ${String(value)}`);
  }
  return Object.fromEntries(names.map((name) => [name, given[name] ?? settings[name][0]])) as unknown as LockdownOptions;
}
