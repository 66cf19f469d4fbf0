/**
 * One exporter, its variables written in every way that the language has, and some of those who see them. What is drawn picks among few
 * texts of modules, so that a world that has modules translated does that once for each; what is to be done stands in a module of its own.
 */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import type { Tagged } from '../../model.ts';
import { law } from '../model.ts';

const VARIABLES = ['a', 'b', 'c', 'default', 'f'] as const;
type Variable = (typeof VARIABLES)[number];
/** The exporter's own name for each. */
const LOCAL: Readonly<Record<Variable, string>> = { a: 'a', b: 'b', c: 'hidden', default: 'standard', f: 'f' };

/** `x` is the variable, `v` the new value; all leave the value in it. */
const WAYS = {
  assign: 'x = v',
  array: '[x] = [v]',
  rest: '[, x = v] = [0]',
  object: '({ x } = { x: v })',
  loop: 'for (x of [0, v]);',
  counted: 'for (x = v - 1; x < v; x++);',
  compound: 'x = v - 1; x += 1',
  increment: 'x = v - 1; ++x',
  closure: '(() => { (() => { x = v; })(); })()',
  indirect: "x = (0, eval)('y => y')(v)",
  generator: '[...(function* () { x = yield* [v]; x = v; })()]',
} as const;
type Way = keyof typeof WAYS;

/** The ways that one exporter has. */
const FAMILIES: readonly (readonly Way[])[] = [['assign', 'array', 'rest'], ['object', 'loop', 'counted'], ['compound', 'increment', 'closure'], ['indirect', 'generator', 'assign']];

const named = (from: string): string => `import { a, b, c, default as d, f } from '${from}'; export const read = { a: () => a, b: () => b, c: () => c, default: () => d, f: () => f };`;

/** Who sees the variables: a module of that name, and what it needs beside the exporter. */
const READERS = {
  named: { './named.js': named('./exporter.js') },
  renamed: {
    './alias.js': "export { a as b, b as a, c as default, default as c, f } from './exporter.js';",
    './renamed.js': "import * as ns from './alias.js'; export const read = { a: () => ns.b, b: () => ns.a, c: () => ns.default, default: () => ns.c, f: () => ns.f };",
  },
  star: { './all.js': "export * from './exporter.js'; export { default } from './exporter.js';", './star.js': named('./all.js') },
  namespace: { './namespace.js': "import * as ns from './exporter.js'; export const read = { a: () => ns.a, b: () => ns['b'], c: () => Reflect.get(ns, 'c'), default: () => ns.default, f: () => Object.assign({}, ns).f };" },
  passed: {
    './middle.js': "import standard, { a as x, b as y, c as z, f } from './exporter.js'; export { x as a, y as b, z as c, f, standard as default };",
    './passed.js': named('./middle.js'),
  },
} as const;
type Reader = keyof typeof READERS;

type Operation =
  | { readonly kind: 'write'; readonly variable: Variable; readonly way: number; readonly value: number }
  /** An importer's attempt to write through the namespace. */
  | { readonly kind: 'meddle'; readonly variable: Variable; readonly by: 'set' | 'define' | 'delete' };

interface Value {
  readonly family: number;
  readonly readers: readonly Reader[];
  readonly operations: readonly Operation[];
}

function exporter(family: readonly Way[]): string {
  const writer = (variable: Variable): string =>
    `'${variable}': { ${family.map((way) => `${way}(v) { ${WAYS[way].replaceAll('{ x }', `{ x: ${LOCAL[variable]} }`).replace(/(?<![\w'{])x(?!: )\b/g, LOCAL[variable])}; }`).join(', ')} }`;
  return `export let a = 0; export var b = 0; let hidden = 0; let standard = 0; export function f() {} export { hidden as c, standard as default }; f = 0; export const write = { ${VARIABLES.map(writer).join(', ')} };`;
}

function main(readers: readonly Reader[]): string {
  return `import plan from './plan.js'; import { write } from './exporter.js'; import * as ns from './exporter.js';
${readers.map((name) => `import { read as ${name} } from './${name}.js';`).join(' ')}
const see = name => log([${readers.map((name) => `${name}[name]()`).join(', ')}]);
const meddle = { set: name => Reflect.set(ns, name, -1), define: name => Reflect.defineProperty(ns, name, { value: -1 }), delete: name => Reflect.deleteProperty(ns, name) };
for (const [variable, how, value] of plan) {
  if (value === undefined) log(meddle[how](variable)); else write[variable][how](value);
  see(variable);
}`;
}

const wayOf = (family: number, way: number): Way => FAMILIES[family][way % FAMILIES[family].length];

function plan({ family, operations }: Value): string {
  return `export default ${JSON.stringify(operations.map((operation) => (operation.kind === 'write' ? [operation.variable, wayOf(family, operation.way), operation.value] : [operation.variable, operation.by])))};`;
}

function expected({ readers, operations }: Value): Tagged[] {
  const now = new Map<Variable, number>();
  return operations.flatMap((operation): Tagged[] => {
    if (operation.kind === 'write') now.set(operation.variable, operation.value);
    const seen = readers.map(() => now.get(operation.variable) ?? 0);
    return operation.kind === 'write' ? [seen] : [false, seen];
  });
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), variable: fc.constantFrom(...VARIABLES), way: fc.nat({ max: 2 }), value: fc.integer({ min: 1, max: 99 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('meddle' as const), variable: fc.constantFrom(...VARIABLES), by: fc.constantFrom('set' as const, 'define' as const, 'delete' as const) }) },
);

export default law<Value>({
  id: 'module-live-bindings',
  statement: 'Every importer, by name, alias, star, namespace or re-export, reads what the exporter wrote last, however it wrote it, and none can write itself.',
  rules: ['modules/module-live-bindings', 'modules/module-imports-immutable', 'modules/module-reexports', 'modules/module-namespace-object'],
  threat: 'module-namespace-integrity',
  requires: ['modules'],
  version: 2,
  arbitrary: fc.record({
    family: fc.nat({ max: FAMILIES.length - 1 }),
    readers: fc.subarray(Object.keys(READERS) as Reader[], { minLength: 1, maxLength: 3 }),
    operations: fc.array(operation, { minLength: 1, maxLength: 8, size: 'max' }),
  }),
  programs: (value) => [
    {
      modules: { './exporter.js': exporter(FAMILIES[value.family]), ...Object.assign({}, ...value.readers.map((name) => READERS[name])) as object, './main.js': main(value.readers), './plan.js': plan(value) },
      steps: [{ in: 'child', as: 'module', program: './main.js' }],
    },
  ],
  judge(value, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const threw = answer.steps.find(({ type }) => type === 'throw');
    if (threw !== undefined) return `the import failed with ${JSON.stringify(threw.value)}`;
    const log = expected(value);
    return sameTagged(answer.log, log) ? null : `${value.readers.join(', ')} read ${JSON.stringify(answer.log)}, not ${JSON.stringify(log)}`;
  },
  classify({ readers, operations }) {
    const variables = new Set(operations.map(({ variable }) => variable));
    return `${readers.length === 1 ? 'one reader' : 'several readers'}, ${variables.size === 1 ? 'one variable' : 'several variables'}${operations.some(({ kind }) => kind === 'meddle') ? ', meddling' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:imports-copied' },
});
