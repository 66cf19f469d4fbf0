/** What one compartment defines on its global, no other compartment of the world sees. */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { law } from '../model.ts';

interface Definition {
  /** Source of the key. */
  readonly key: string;
  readonly way: 'assign' | 'define' | 'accessor' | 'reflect-set' | 'declare';
}

const NAMES = ['x', 'shared', 'log1', '__proto__', 'constructor', 'Array', 'Object', 'eval', 'Function', 'undefined', 'globalThis', 'Realm', 'Compartment', 'harden', '0', 'é', ''];
const SYMBOLS = ['Symbol.unscopables', 'Symbol.toStringTag', 'Symbol.iterator', 'Symbol.toPrimitive', 'Symbol.for("met")'];

const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES).map((name) => JSON.stringify(name)) },
  { weight: 2, arbitrary: fc.constantFrom(...SYMBOLS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 6 }).map((name) => JSON.stringify(name)) },
);

const WAYS: { readonly [way in Definition['way']]: (key: string, index: number) => string } = {
  assign: (name, index) => `global[${name}] = 'mark${index}';`,
  define: (name, index) => `Reflect.defineProperty(global, ${name}, { value: 'mark${index}', enumerable: true });`,
  accessor: (name, index) => `Reflect.defineProperty(global, ${name}, { get() { return 'mark${index}'; }, set(value) {} });`,
  'reflect-set': (name, index) => `Reflect.set(global, ${name}, 'mark${index}');`,
  declare: (_name, index) => `(0, eval)('var declared${index} = "mark${index}"; function function${index}() {}');`,
};

/** Everything that a program can read off its global: each key with the kind of its value, or its text. */
const READ = `
  const global = this;
  const seen = [];
  for (let at = global; at !== null && seen.length < 400; at = Object.getPrototypeOf(at)) {
    for (const key of Reflect.ownKeys(at)) {
      let value;
      try { value = global[key]; } catch (refused) { value = 'refused'; }
      if (typeof value === 'string' && value.startsWith('mark')) seen.push(String(key));
    }
  }
  seen`;

export default law<readonly Definition[]>({
  id: 'compartment-globals-apart',
  statement: 'What one compartment defines on its global, by any key and in any way, another compartment does not see.',
  rules: ['confinement/no-mutual-observation', 'globals/global-distinct'],
  threat: 'mutable-shared-state-channels',
  requires: ['compartments', 'evaluators'],
  version: 1,
  arbitrary: fc.array(fc.record({ key, way: fc.constantFrom(...(Object.keys(WAYS) as Definition['way'][])) }), { minLength: 1, maxLength: 6 }),
  programs: (definitions) => [{
    steps: [
      { in: 'second', program: '0', as: 'program' },
      { in: 'first', program: `const global = this;\n${definitions.map(({ key: name, way }, index) => `try { ${WAYS[way](name, index)} } catch (refused) {}`).join('\n')}\n0`, as: 'program' },
      { in: 'second', program: READ, as: 'program' },
      { in: 'third', program: READ, as: 'program' },
    ],
  }],
  judge: (_definitions, [answer]) => {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const threw = answer.steps.findIndex(({ type }) => type === 'throw');
    if (threw !== -1) return `step ${threw + 1} threw`;
    const seen = answer.steps.slice(2).find((step) => !sameTagged(step.value, []));
    return seen === undefined ? null : `another compartment sees ${JSON.stringify(seen.value)}`;
  },
  classify: (definitions, [answer]) => {
    const ways = new Set(definitions.map(({ way }) => way));
    const how = lastCompletion(answer)?.type ?? 'nothing';
    return `${ways.size === 1 ? [...ways].join('') : 'several ways'}, ${how}`;
  },
  proof: { engine: 'reference/draft', fault: 'globals-go-to-sibling' },
});
