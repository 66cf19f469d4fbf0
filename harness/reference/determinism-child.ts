/**
 * Runs programs, given as JSON in a file, and prints how each ended. The arguments are the file and `forwards` or `backwards`.
 * Every clock and source of randomness that the host has is a trap meanwhile.
 */
import { readFileSync } from 'node:fs';
import { outcomeOf, type Outcome } from './outcome.ts';

const [file, order] = process.argv.slice(2);
const programs = JSON.parse(readFileSync(file!, 'utf8')) as string[];
const touched = new Set<string>();
const zone = new Date(2020, 6).getTimezoneOffset();

function trap<T extends object, K extends keyof T & string>(owner: T, key: K): void {
  const original = owner[key] as (...args: unknown[]) => unknown;
  Object.defineProperty(owner, key, {
    value(this: unknown, ...args: unknown[]): unknown {
      touched.add(key);
      return Reflect.apply(original, this, args);
    },
  });
}
trap(Date, 'now');
trap(Math, 'random');
trap(performance, 'now');
trap(process, 'hrtime');
const HostDate = Date;
globalThis.Date = new Proxy(HostDate, {
  construct(target, args: unknown[]) {
    if (args.length === 0) touched.add('new Date');
    return Reflect.construct(target, args) as object;
  },
});
for (const method of ['toLocaleString', 'getTimezoneOffset', 'getHours', 'toString'] as const) trap(HostDate.prototype, method);
trap(Intl, 'DateTimeFormat');
trap(String.prototype, 'localeCompare');

const LIMITS = { meter: 100_000, memory: 2 ** 28 };
const outcomes: Outcome[] = [];
const indices = [...programs.keys()];
if (order === 'backwards') indices.reverse();
for (const index of indices) {
  outcomes[index] = outcomeOf(programs[index]!, index % 4 === 3 ? { ...LIMITS, edition: 'draft-2019' } : LIMITS);
}
process.stdout.write(JSON.stringify({ outcomes, touched: [...touched], zone }));
