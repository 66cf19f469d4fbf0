/** Bags of options for Compartment: of any kind, complete or not, by accessors or data. */
import fc from 'fast-check';
import { lastCompletion } from '../answer.ts';
import { FAILURE_SOURCE, junk } from '../graphs/junk.ts';
import { INTEGRITY_SOURCE } from '../graphs/integrity.ts';
import { law } from '../model.ts';

const NAMES = ['globals', 'name', 'modules', 'resolveHook', 'importHook', 'importNowHook', 'transforms', 'globalLexicals', 'parseHook', 'realm', 'constructor', 'toString', 'then'] as const;

interface Option {
  readonly name: (typeof NAMES)[number];
  readonly value: string;
  readonly as: 'data' | 'accessor' | 'thrower' | 'inherited' | 'hidden';
}

/** What belongs there, so that not every bag is refused at the first option. */
const FITTING: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  globals: ['{ given: 1 }', '{ given: 1, get also() { return 2; } }', '{}'],
  name: ["'a name'"],
  modules: ['{}'],
  resolveHook: ['s => s'],
  importHook: ['async s => { throw MARK; }'],
  importNowHook: ['s => { throw MARK; }'],
  transforms: ['[]', '[text => text]'],
  globalLexicals: ['{ lexical: 3 }'],
}));

function fittingOr(name: string, fits: number, other: string): string {
  const values = FITTING.get(name);
  return values === undefined || fits >= 6 ? other : values[fits % values.length];
}

const option: fc.Arbitrary<Option> = fc.record({ name: fc.constantFrom(...NAMES), junk, fits: fc.integer({ min: 0, max: 9 }), as: fc.constantFrom('data' as const, 'data' as const, 'accessor' as const, 'accessor' as const, 'thrower' as const, 'inherited' as const, 'hidden' as const) })
  .map(({ name, junk: other, fits, as }) => ({ name, as, value: fittingOr(name, fits, other) })); // prettier-ignore

function sourceOf({ name, value, as }: Option): string {
  switch (as) {
    case 'data':
      return `put(bag, '${name}', ${value});`;
    case 'accessor':
      return `Object.defineProperty(bag, '${name}', { enumerable: true, configurable: true, get() { reads['${name}'] = (reads['${name}'] || 0) + 1; return ${value}; } });`;
    case 'thrower':
      return `Object.defineProperty(bag, '${name}', { enumerable: true, configurable: true, get() { throw MARK; } });`;
    case 'inherited':
      return `put(parent, '${name}', ${value});`;
    case 'hidden':
      return `Object.defineProperty(bag, '${name}', { value: ${value} });`;
  }
}

const programOf = (options: readonly Option[]): string => `(() => {
${FAILURE_SOURCE}
${INTEGRITY_SOURCE}
const before = integrity();
const reads = Object.create(null);
const parent = {};
/* By definition: whether an assignment can shadow what Object.prototype has is open. */
const put = (o, name, value) => Object.defineProperty(o, name, { value, writable: true, enumerable: true, configurable: true });
const bag = Object.create(parent, { __options__: { value: true, enumerable: true } });
${options.map(sourceOf).join('\n')}
const names = c => Reflect.ownKeys(c.globalThis).map(String);
const plain = names(new Compartment());
const kind = f => { try { f(); return 'made'; } catch (error) { return kindOf(error); } };
let made;
const outcome = kind(() => { made = new Compartment(bag); });
const twice = Object.keys(reads).filter(name => reads[name] > 1);
const more = made === undefined ? [] : names(made).filter(name => !plain.includes(name)).sort();
const runs = made === undefined ? 'none' : kind(() => { if (made.evaluate('typeof process + (1 + 1) + (function () { return typeof this; })()') !== 'undefined2undefined') throw 'evaluates otherwise'; });
const sibling = names(new Compartment());
return [outcome, twice, more, runs, sibling.length === plain.length && sibling.every(name => plain.includes(name)), integrity() === before];
})()`;

type Seen = readonly [outcome: string, twice: readonly string[], more: readonly string[], runs: string, sibling: boolean, whole: boolean];

/** The last of each name counts, as in the program. */
const optionNamed = (options: readonly Option[], name: string): Option | undefined => [...options].reverse().find((each) => each.name === name && each.as !== 'inherited') ?? options.find((each) => each.name === name);

export default law<readonly Option[]>({
  id: 'compartment-options',
  statement: 'Compartment reads each option once and makes of any bag a compartment that has no more than it was given, or throws, and nothing of it shows in others.',
  rules: ['compartment-api/compartment-bad-options', 'compartment-api/compartment-options-read-once', 'compartment-api/compartment-failure-clean', 'compartment-api/compartment-options-bag', 'compartment-api/compartment-no-arguments'],
  threat: 'property-key-and-option-toctou',
  requires: ['compartment-api'],
  version: 2,
  arbitrary: fc.uniqueArray(option, { maxLength: 5, size: 'max', selector: ({ name }) => name }),
  programs: (options) => [{ steps: [{ in: 'child', as: 'program', program: programOf(options) }] }],
  judge(options, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
    const [outcome, twice, more, runs, sibling, whole] = last.value as unknown as Seen;
    if (twice.length > 0) return `read more than once: ${twice.join()}`;
    if (outcome === 'other') return 'construction threw what nobody threw and what is no error of this world';
    // What the maker gives for transforms may rewrite the program, be it in a list or not.
    const transforms = optionNamed(options, 'transforms');
    const rewrites = transforms !== undefined && !FITTING.get('transforms')!.includes(transforms.value);
    if (runs === 'other' && !rewrites) return 'the compartment has a host or evaluates otherwise';
    const globals = optionNamed(options, 'globals');
    const given = globals === undefined ? [] : ['given', 'also', ...(FITTING.get('globals')!.includes(globals.value) ? [] : more)];
    const unasked = more.filter((name) => !given.includes(name) && name !== 'lexical');
    if (unasked.length > 0) return `the compartment has ${unasked.join()}, which nobody gave it`;
    if (!sibling) return 'compartments made afterwards have other globals';
    return whole ? null : 'the world answers otherwise than before';
  },
  classify(options, [answer]) {
    const last = lastCompletion(answer);
    const how = options.length === 0 ? 'empty' : options.some(({ as }) => as === 'thrower') ? 'thrower' : options.some(({ as }) => as === 'accessor') ? 'accessors' : 'data';
    return `${how}: ${last?.type === 'normal' ? (last.value as unknown as Seen)[0] : 'no answer'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'compartment:compartment-options-read-twice' },
});
