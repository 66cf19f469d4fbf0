/** One exporter, its variables written in every way that the language has, and everybody who sees them. */
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

/** Who sees the variable: the module's name, and how it reads. */
const READERS = ['named', 'renamed', 'star', 'namespace', 'passed'] as const;

type Operation =
  | { readonly kind: 'write'; readonly variable: Variable; readonly way: Way; readonly value: number }
  /** An importer's attempt to write through the namespace. */
  | { readonly kind: 'meddle'; readonly variable: Variable; readonly by: 'set' | 'define' | 'delete' };

const writers = VARIABLES.map((variable) => `'${variable}': { ${Object.entries(WAYS).map(([way, text]) => `${way}(v) { ${text.replaceAll('{ x }', `{ x: ${LOCAL[variable]} }`).replace(/(?<![\w'{])x(?!: )\b/g, LOCAL[variable])}; }`).join(', ')} }`);

const named = (from: string): string => `import { a, b, c, default as d, f } from '${from}'; export const read = { a: () => a, b: () => b, c: () => c, default: () => d, f: () => f };`;

const modules = {
  './exporter.js': `export let a = 0; export var b = 0; let hidden = 0; let standard = 0; export function f() {} export { hidden as c, standard as default }; f = 0; export const write = { ${writers.join(', ')} };`,
  './named.js': named('./exporter.js'),
  './alias.js': "export { a as b, b as a, c as default, default as c, f } from './exporter.js';",
  './renamed.js': "import * as ns from './alias.js'; export const read = { a: () => ns.b, b: () => ns.a, c: () => ns.default, default: () => ns.c, f: () => ns.f };",
  './all.js': "export * from './exporter.js'; export { default } from './exporter.js';",
  './star.js': named('./all.js'),
  './namespace.js': "import * as ns from './exporter.js'; export const read = { a: () => ns.a, b: () => ns['b'], c: () => Reflect.get(ns, 'c'), default: () => ns.default, f: () => Object.assign({}, ns).f }; export { ns };",
  './middle.js': "import standard, { a as x, b as y, c as z, f } from './exporter.js'; export { x as a, y as b, z as c, f, standard as default };",
  './passed.js': named('./middle.js'),
};

function sourceOf(operations: readonly Operation[]): string {
  const statements = operations.map((operation) => {
    if (operation.kind === 'write') return `write['${operation.variable}'].${operation.way}(${operation.value}); see('${operation.variable}');`;
    const { variable, by } = operation;
    const attempt = { set: `Reflect.set(ns, '${variable}', -1)`, define: `Reflect.defineProperty(ns, '${variable}', { value: -1 })`, delete: `Reflect.deleteProperty(ns, '${variable}')` }[by];
    return `log(${attempt}); see('${variable}');`;
  });
  return `import { write } from './exporter.js'; import { ns } from './namespace.js';
${READERS.map((name) => `import { read as ${name} } from './${name}.js';`).join(' ')}
const see = name => log([${READERS.map((name) => `${name}[name]()`).join(', ')}]);
${statements.join('\n')}`;
}

function expected(operations: readonly Operation[]): Tagged[] {
  const now = new Map<Variable, number>();
  return operations.flatMap((operation): Tagged[] => {
    if (operation.kind === 'write') now.set(operation.variable, operation.value);
    const seen = READERS.map(() => now.get(operation.variable) ?? 0);
    return operation.kind === 'write' ? [seen] : [false, seen];
  });
}

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), variable: fc.constantFrom(...VARIABLES), way: fc.constantFrom(...(Object.keys(WAYS) as Way[])), value: fc.integer({ min: 1, max: 99 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('meddle' as const), variable: fc.constantFrom(...VARIABLES), by: fc.constantFrom('set' as const, 'define' as const, 'delete' as const) }) },
);

export default law<readonly Operation[]>({
  id: 'module-live-bindings',
  statement: 'Every importer, by name, alias, star, namespace or re-export, reads what the exporter wrote last, however it wrote it, and none can write itself.',
  rules: ['modules/module-live-bindings', 'modules/module-imports-immutable', 'modules/module-reexports', 'modules/module-namespace-object'],
  threat: 'module-namespace-integrity',
  requires: ['modules'],
  version: 1,
  arbitrary: fc.array(operation, { minLength: 1, maxLength: 8, size: 'max' }),
  programs: (operations) => [{ modules: { ...modules, './main.js': sourceOf(operations) }, steps: [{ in: 'child', as: 'module', program: './main.js' }] }],
  judge(operations, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const threw = answer.steps.find(({ type }) => type === 'throw');
    if (threw !== undefined) return `the import failed with ${JSON.stringify(threw.value)}`;
    const log = expected(operations);
    return sameTagged(answer.log, log) ? null : `${READERS.join(', ')} read ${JSON.stringify(answer.log)}, not ${JSON.stringify(log)}`;
  },
  classify(operations) {
    const variables = new Set(operations.map(({ variable }) => variable));
    return `${variables.size === 1 ? 'one variable' : 'several variables'}${operations.some(({ kind }) => kind === 'meddle') ? ', meddling' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:imports-copied' },
});
