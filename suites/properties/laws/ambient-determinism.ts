/**
 * What could tell the time, chance or place of a run, asked in three processes of one engine: as the machine is set, under another
 * locale, and under another time zone and locale. They start at other times and with seeds of their own.
 */
import fc from 'fast-check';
import type { HostSettings, Tagged } from '../../model.ts';
import { sameTagged } from '../answer.ts';
import { law } from '../model.ts';

/** No answer to these holds a digit: not a time, not a random number. */
const POWERS = [
  'Date.now()', 'new Date().getTime()', 'new Date().toString()', 'new Date(undefined).getTime()', 'Reflect.construct(Date, []).getTime()', 'new (class extends Date {})().getTime()',
  'Date.prototype.constructor.now()', 'new (new Date(0).constructor)().getTime()', '+new Date()', 'JSON.stringify(new Date())', 'Date.call(null)', 'Math.random()', 'Math.random.call(null)',
  'Reflect.apply(Math.random, undefined, [])', 'new Date(Date.now()).getFullYear()', 'typeof performance', 'typeof setTimeout', 'typeof crypto', 'typeof navigator', 'typeof WeakRef', 'typeof FinalizationRegistry',
  'typeof Atomics', 'typeof Intl', 'typeof Temporal', 'typeof console', 'typeof process', 'typeof queueMicrotask', 'typeof Date.prototype.getTime.constructor.now',
] as const; // prettier-ignore

/** Computed from `n`, a number, and `s`, a text: the same everywhere in one engine. */
const COMPUTED = [
  'new Date(n).toISOString()', 'Date.UTC(2000, n % 12)', 'Date.parse("2000-01-01T00:00Z") + n % 7', 'new Date(n).toJSON()', 'new Date(n).toUTCString()', 'new Date(n).getUTCHours()', 'new Date(n).setUTCMonth(3)',
  'n.toLocaleString()', 'n.toLocaleString(s, { style: "currency", currency: "EUR" })', '[n, s].toLocaleString()', 's.localeCompare("b")', 's.toLocaleUpperCase("tr")', 's.toLocaleLowerCase("lt")', 's.normalize()',
  's.toLocaleUpperCase()', 's.toLocaleLowerCase()', '"i".toLocaleUpperCase() + "I".toLocaleLowerCase()', '["z", "\\u00e4", "a", s].sort((a, b) => a.localeCompare(b))', '"\\u00e4".localeCompare("z")', 'BigInt(Math.trunc(n) || 0).toLocaleString()',
  'Math.sin(n) + Math.pow(2, n % 9) + Math.fround(n)', 'n.toString(36) + n.toFixed(3) + n.toPrecision(4)', 'Object.keys({ [s]: 1, b: 2, [n % 7]: 3, 1: 4 })', 'JSON.stringify({ n, s })', '[3, n, 1, 2].sort()',
  '[...Array(30).keys()].sort(() => n % 3 - 1)', '[...Array(30).keys()].sort((a, b) => a % 3 - b % 3)', 'String(Symbol(s)) + String(() => {}).length', 'new Error(s).message + typeof new Error(s).stack',
  '/(.)\\1/.exec(s + s)', '/\\w/ui.test(s) + "" + /\\u0131/i.test(s)', 's.split("")', 'new Map([[n, s], [s, n]]).size', 'Array.from(new Set([n, s, n, "b", "a"])).join()', 'typeof (() => {}).caller', 'Object.getOwnPropertyNames(Math).length', 'Reflect.ownKeys(new Error(s)).length',
  'Number(s) + parseFloat(s)', 'encodeURIComponent(s)', 'String(Object.getOwnPropertyDescriptor(Date, "now").value)', '(function () { return typeof this; })()', 'BigInt(Math.trunc(n) || 0) ** 3n',
  '(() => { try { null.x; } catch (error) { return error.message; } })()', 'new Map([...s].map((c, i) => [c, i])).size', 'Reflect.ownKeys(Object.assign({}, { [s]: n, 2: 1, 1: 2 })).map(String)',
] as const; // prettier-ignore

/**
 * Of local time: the same wherever the zone is the same. Whether it follows the host's zone is open (`determinism/date-no-ambient-timezone`),
 * as are the names of zones in strings, which programs leave out.
 */
const LOCAL = [
  'new Date(2000, n % 12, 1).getTime()', 'new Date(n).getTimezoneOffset()', 'String(new Date(n)).replace(/\\(.*/, "")', 'new Date(n).toLocaleString().replace(/\\(.*/, "")', 'new Date(n).toLocaleDateString(s)', 'new Date(n).toLocaleTimeString("tr").replace(/\\(.*/, "")',
  'new Date(n).getHours()', 'new Date(n).getDay()', 'new Date(n).setHours(5)', 'Date.parse("2000-01-01T00:00")', 'new Date(2000, 5, n % 30).toDateString()',
] as const; // prettier-ignore

interface Value {
  readonly powers: readonly string[];
  readonly computed: readonly string[];
  readonly local: readonly string[];
  readonly n: number;
  readonly s: string;
}

const values: fc.Arbitrary<Value> = fc.record({
  powers: fc.subarray([...POWERS], { minLength: 1, maxLength: 6 }),
  computed: fc.subarray([...COMPUTED], { minLength: 1, maxLength: 8 }),
  local: fc.subarray([...LOCAL], { maxLength: 3 }),
  n: fc.oneof(fc.integer({ min: -1e9, max: 1e12 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
  s: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('ä', 'İ', 'ı', 'ß', 'i', 'I', 'de-DE', 'tr', 'en-US-u-nu-arab', 'Å', 'a\u0301', '12,5')),
});

const programOf = ({ powers, computed, local, n, s }: Value): string => `const n = ${Object.is(n, -0) ? '-0' : String(n)}, s = ${JSON.stringify(s).replace(/[\u2028\u2029]/g, ' ')};
const ask = f => { let text; try { text = String(f()); } catch (error) { text = 'threw ' + error.name; } log(text); };
${[...powers, ...computed, ...local].map((expression) => `ask(() => ${expression});`).join('\n')}`;

/** The same for all values, so that each is a process that is started once: letters, commas and half hours are other there. */
const HOSTS: readonly (HostSettings | undefined)[] = [undefined, { locale: 'tr_TR.UTF-8' }, { timeZone: 'Asia/Kolkata', locale: 'de_DE.UTF-8' }];

export default law<Value>({
  id: 'ambient-determinism',
  statement: 'Clock and chance answer nothing, and whatever is computed from arguments answers the same in every process, whatever time zone, locale, clock and seed its host has.',
  rules: ['determinism/date-call', 'determinism/no-other-clock', 'determinism/date-with-args-works', 'omissions/math-no-other-randomness', 'omissions/locale-methods-powerless', 'confinement/tamed-powerful-functions', 'determinism/date-no-ambient-timezone'],
  threat: 'ambient-nondeterminism',
  requires: ['compartments', 'host-settings'],
  version: 2,
  arbitrary: values,
  programs: (value) => HOSTS.map((host) => ({ ...(host === undefined ? {} : { world: { host } }), steps: [{ in: 'child', as: 'program', program: programOf(value) }] })),
  judge({ powers, computed, local }, answers) {
    const all = [...powers, ...computed, ...local];
    const logs: (readonly Tagged[])[] = [];
    for (const answer of answers) {
      if (answer.status !== 'observed') return 'a world could not be made';
      if (answer.log.length !== all.length) return `a program ended early: ${JSON.stringify(answer.steps.at(-1))}`;
      logs.push(answer.log);
    }
    const [here, otherLocale, elsewhere] = logs;
    const told = powers.findIndex((_power, at) => /[0-9]/.test(String(here[at])));
    if (told !== -1) return `${powers[told]} says ${JSON.stringify(here[told])}`;
    const parted = (there: readonly Tagged[], count: number): number => here.findIndex((text, at) => at < count && !sameTagged(text, there[at]));
    const byLocale = parted(otherLocale, all.length);
    if (byLocale !== -1) return `${all[byLocale]} says ${JSON.stringify(here[byLocale])}, and in a process under another locale ${JSON.stringify(otherLocale[byLocale])}`;
    const byPlace = parted(elsewhere, powers.length + computed.length);
    return byPlace === -1 ? null : `${all[byPlace]} says ${JSON.stringify(here[byPlace])}, and in a process under another zone and locale ${JSON.stringify(elsewhere[byPlace])}`;
  },
  classify({ powers, local, s }) {
    const kind = powers.some((power) => power.includes('Date')) ? 'clock' : powers.some((power) => power.includes('random')) ? 'chance' : 'names';
    return `${kind}, ${local.length > 0 ? 'local time, ' : ''}${/[^ -~]/.test(s) ? 'text beyond ASCII' : 'plain text'}`;
  },
  proof: { engine: 'reference/draft', fault: 'math-random' },
});
