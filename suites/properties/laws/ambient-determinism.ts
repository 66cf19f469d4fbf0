/** What could tell the time, chance or place of a run, asked in two worlds and looked at for what it must not say. */
import fc from 'fast-check';
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
  'new Date(n).toISOString()', 'Date.UTC(2000, n % 12)', 'new Date(2000, n % 12, 1).getTime()', 'new Date(n).getTimezoneOffset()', 'new Date(n).toLocaleString()', 'new Date(n).toLocaleDateString(s)',
  'n.toLocaleString()', 'n.toLocaleString(s, { style: "currency", currency: "EUR" })', '[n, s].toLocaleString()', 's.localeCompare("b")', 's.toLocaleUpperCase("tr")', 's.toLocaleLowerCase("lt")', 's.normalize()',
  'Math.sin(n) + Math.pow(2, n % 9) + Math.fround(n)', 'n.toString(36) + n.toFixed(3) + n.toPrecision(4)', 'Object.keys({ [s]: 1, b: 2, [n % 7]: 3, 1: 4 })', 'JSON.stringify({ n, s })', '[3, n, 1, 2].sort()',
  '[...Array(30).keys()].sort(() => n % 3 - 1)', '[...Array(30).keys()].sort((a, b) => a % 3 - b % 3)', 'String(Symbol(s)) + String(() => {}).length', 'new Error(s).message + typeof new Error(s).stack',
  '/(.)\\1/.exec(s + s)', 's.split("")', 'new Map([[n, s], [s, n]]).size', 'Array.from(new Set([n, s, n]))', 'typeof (() => {}).caller', 'Object.getOwnPropertyNames(Math).length', 'Reflect.ownKeys(new Error(s)).length',
  'Number(s) + parseFloat(s)', 'encodeURIComponent(s)', 'String(Object.getOwnPropertyDescriptor(Date, "now").value)', '(function () { return typeof this; })()', 'BigInt(Math.trunc(n) || 0) ** 3n',
] as const; // prettier-ignore

interface Value {
  readonly powers: readonly string[];
  readonly computed: readonly string[];
  readonly n: number;
  readonly s: string;
}

const values: fc.Arbitrary<Value> = fc.record({
  powers: fc.subarray([...POWERS], { minLength: 1, maxLength: 6 }),
  computed: fc.subarray([...COMPUTED], { minLength: 1, maxLength: 8 }),
  n: fc.oneof(fc.integer({ min: -1e9, max: 1e12 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })),
  s: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('ä', 'İ', 'ı', 'ß', 'de-DE', 'tr', 'en-US-u-nu-arab', 'Å', 'a\u0301', '12,5')),
});

const programOf = ({ powers, computed, n, s }: Value): string => `const n = ${Object.is(n, -0) ? '-0' : String(n)}, s = ${JSON.stringify(s).replace(/[\u2028\u2029]/g, ' ')};
const ask = f => { let text; try { text = String(f()); } catch (error) { text = 'threw ' + error.name; } log(text); };
${[...powers, ...computed].map((expression) => `ask(() => ${expression});`).join('\n')}`;

export default law<Value>({
  id: 'ambient-determinism',
  statement: 'Clock and chance answer nothing, and whatever is computed from arguments answers the same in one world as in another made later.',
  rules: ['determinism/date-call', 'determinism/no-other-clock', 'determinism/date-with-args-works', 'omissions/math-no-other-randomness', 'omissions/locale-methods-powerless', 'confinement/tamed-powerful-functions'],
  threat: 'ambient-nondeterminism',
  requires: ['compartments'],
  version: 1,
  arbitrary: values,
  programs: (value) => [
    { steps: [{ in: 'child', as: 'program', program: programOf(value) }] },
    { steps: [{ in: 'other', as: 'program', program: 'for (let i = 0; i < 20000; i++) { Math.abs(i); }' }, { in: 'child', as: 'program', program: programOf(value) }], freshWorld: true },
  ],
  judge({ powers, computed }, [first, second]) {
    if (first.status !== 'observed' || second.status !== 'observed') return 'a world could not be made';
    const all = [...powers, ...computed];
    if (first.log.length !== all.length) return `a program ended early: ${JSON.stringify(first.steps.at(-1))}`;
    const told = powers.findIndex((_power, at) => /[0-9]/.test(String(first.log[at])));
    if (told !== -1) return `${powers[told]} says ${JSON.stringify(first.log[told])}`;
    const other = first.log.findIndex((text, at) => !sameTagged(text, second.log[at]));
    return other === -1 ? null : `${all[other]} says ${JSON.stringify(first.log[other])}, and in another world ${JSON.stringify(second.log[other] ?? null)}`;
  },
  classify({ powers, s }) {
    const kind = powers.some((power) => power.includes('Date')) ? 'clock' : powers.some((power) => power.includes('random')) ? 'chance' : 'names';
    return `${kind}, ${/[^ -~]/.test(s) ? 'text beyond ASCII' : 'plain text'}`;
  },
  proof: { engine: 'reference/draft', fault: 'math-random' },
});
