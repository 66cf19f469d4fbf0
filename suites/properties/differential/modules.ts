/**
 * Small graphs of modules by seed, written with the grammar of programs: cycles, re-exports, star exports, default exports, namespaces, live
 * bindings, and what is read before it is there. They always link: of which class the errors of linking are, cases ask.
 */
import * as fc from 'fast-check';
import { grammar } from './grammar/index.ts';
import { helpersFor } from './helpers.ts';
import { GENERATOR_VERSION } from './program.ts';
import { Random } from './random.ts';
import { Writer } from './writer.ts';

export interface DifferentialModules {
  readonly version: number;
  readonly seed: number;
  readonly index: number;
  /** Statements of each module, without the definitions of the helpers they use; the first is the entry. */
  readonly modules: readonly (readonly string[])[];
}

export const specifierAt = (at: number): string => `./m${at}.js`;

/** What every module exports, but for `default` under names that no other has: star exports never hide one another, of which cases are. */
const EXPORTS = ['a', 'f', 'default', 'setA'] as const;
const named = (name: string, at: number): string => (name === 'default' ? name : `${name}${at}`);

function moduleAt(w: Writer, at: number, count: number): string[] {
  const label = `m${at}`;
  // A module that imports itself is what cases ask about: the shim takes it for two.
  const others = (): number => (at + w.random.int(1, count - 1)) % count;
  const lines: string[] = [];
  const reads: string[] = [];
  const add = (line: string, ...then: string[]): void => void (lines.push(line), reads.push(...then));
  /** Whether the module that is read has been executed by then, is known when all of the graph is. */
  const read = (kind: string, from: number, expression: string): string => `attempt('${label}.${kind}@${from}', () => ${expression});`;
  const writes = [
    (): void => {
      const [from, name, x] = [others(), w.random.pick(EXPORTS), w.fresh('x')];
      add(`import { ${named(name, from)} as ${x} } from '${specifierAt(from)}';`, read('import', from, x), read('typeof', from, `typeof ${x}`));
      if (name === 'setA') reads.push(read('set', from, `${x}(${w.expr('prim', 0)})`));
      if (name === 'f') reads.push(read('call', from, `[${x}(${w.expr('any', 0)}), ${x}.name]`));
    },
    (): void => {
      const [from, a, set] = [others(), w.fresh('x'), w.fresh('x')];
      add(`import { ${named('a', from)} as ${a}, ${named('setA', from)} as ${set} } from '${specifierAt(from)}';`, read('live', from, `{ const before = ${a}; ${set}(${w.expr('any', 0)}); return [before, ${a}]; }`));
    },
    (): void => {
      const [from, ns] = [others(), w.fresh('ns')];
      const operations = [
        `Reflect.ownKeys(${ns}).map(String).sort()`, `['${named('a', from)}' in ${ns}, 'missing' in ${ns}, ${ns}.missing]`, `Object.prototype.toString.call(${ns})`, `${ns}.${named('a', from)}`, `${ns}.${named('f', from)}(1)`, `typeof ${ns}.default`, `Reflect.has(${ns}, 'default')`,
      ];
      // What makes a namespace an exotic object; its integrity, and what its keys ask of bindings that are not there yet.
      const exotic = [
        `[Object.isExtensible(${ns}), Object.isFrozen(${ns}), Object.getPrototypeOf(${ns})]`, `Reflect.ownKeys(${ns}).map(String)`, `Object.getOwnPropertyDescriptor(${ns}, '${w.random.pick([named('f', from), 'missing', 'default'])}')`, `Object.keys(${ns})`,
        `{ const seen = []; for (const k in ${ns}) seen.push(k); return seen; }`,
      ];
      // What nobody but the module itself may change.
      const meddling = [`{ ${ns}.${w.random.pick([named('a', from), named('f', from), 'missing'])} = 1; }`, `delete ${ns}.${w.random.pick([named('a', from), 'missing'])}`, `Reflect.set(${ns}, '${named('a', from)}', 1)`];
      add(`import * as ${ns} from '${specifierAt(from)}';`, ...w.random.some(operations, 1, 4).map((one) => read('namespace', from, one)), ...w.random.some(exotic, 0, 2).map((one) => read('exotic', from, one)), ...w.random.some(meddling, 0, 2).map((one) => read('meddle', from, one)));
    },
    (): void => {
      const from = others();
      add(`export { ${named(w.random.pick(EXPORTS), from)} as ${w.fresh('r')} } from '${specifierAt(from)}';`);
    },
    (): void => {
      const [from, x] = [others(), w.fresh('x')];
      add(`import { ${named(w.random.pick(EXPORTS), from)} as ${x} } from '${specifierAt(from)}'; export { ${x} as ${w.fresh('r')} };`);
    },
    // Once, from the entry: what comes by two star exports the shim takes for ambiguous (case `star-exports-of-one-binding`).
    (): void => (at === 0 && !w.once('star') ? add(`export * from '${specifierAt(others())}';`) : undefined),
    (): void => {
      const ns = w.fresh('ns');
      add(`import * as ${ns} from '${specifierAt(others())}'; export { ${ns} as ${w.fresh('r')} };`);
    },
    // Not without a name: XS exports what is imported so (case `import-for-effect-exports-nothing`).
    (): void => add(`import ${w.fresh('d')} from '${specifierAt(others())}';`),
    (): void => add(w.fill(`export %{const ~ let ~ var} ${w.fresh('e')} = attempt('${label}.export', () => %any);`, 1)),
    (): void => add(w.fill(`export class ${w.fresh('E')} { %name() { return %any; } }`, 1)),
    (): void => void reads.push(w.fill(`attempt('${label}.free', () => %any);`, 2)),
  ];
  for (const write of w.random.some(writes, 3, 6)) write();
  const own = [
    w.fill(`export let ${named('a', at)} = attempt('${label}.a', () => %any); export const ${named('setA', at)} = (v) => { ${named('a', at)} = v; return [${named('a', at)}]; };`, 1),
    w.fill(`export function ${named('f', at)}(p) { return [${named('a', at)}, p, '${label}', %{typeof this ~ new.target ~ 1}]; }`, 1),
    w.fill(`export default %{(%any) ~ function () { return ${named('a', at)}; } ~ class { static m() { return ${named('a', at)}; } } ~ function known() { return 1; } ~ (() => ${named('a', at)})};`, 1),
  ];
  // What is read in the middle of its module may belong to one that has not begun.
  const cut = w.random.int(0, own.length);
  const shuffled = reads.sort(() => w.random.int(-1, 1));
  const half = Math.floor(shuffled.length / 2);
  return [...lines, `note('${label} begins, this is ' + typeof this);`, ...own.slice(0, cut), ...shuffled.slice(0, half), ...own.slice(cut), ...shuffled.slice(half), `note('${label} ends');`];
}

/** The graph number `index` of a seed. */
export function modulesAt(seed: number, index: number): DifferentialModules {
  const random = new Random(GENERATOR_VERSION, seed, index, 'modules');
  const w = new Writer(random, 'ses', grammar);
  const count = random.int(2, 4);
  const modules = Array.from({ length: count }, (_, at) => w.scoped(() => moduleAt(w, at, count)));
  return { version: GENERATOR_VERSION, seed, index, modules: toldEarly(modules) };
}

/** Facts about a module are called early when it, or one that it leads to, has not been executed by then, as happens in cycles. */
function toldEarly(modules: readonly (readonly string[])[]): string[][] {
  const requests = modules.map((lines) => lines.flatMap((line) => [...line.matchAll(/'\.\/m(\d)\.js'/g)].map(([, from]) => Number(from))));
  const orderFrom = (first: number): number[] => {
    const ended: number[] = [];
    const begun = new Set<number>();
    const visit = (at: number): void => {
      if (begun.has(at)) return;
      begun.add(at);
      requests[at].forEach(visit);
      ended.push(at);
    };
    visit(first);
    return ended;
  };
  const ended = orderFrom(0);
  const isEarly = (at: number, from: number): boolean => orderFrom(from).some((other) => ended.indexOf(other) >= ended.indexOf(at));
  // Written to so early, a namespace of the shim stays changed (case `early-namespace-cannot-be-written`).
  return modules.map((lines, at) => lines.map((line) => line.replace(/^attempt\('(m\d)\.(\w+)@(\d)'/, (_match, label: string, kind: string, from: string) => `attempt('${label}.${isEarly(at, Number(from)) ? 'early-' : ''}${kind}'`)).filter((line) => !line.includes('.early-meddle')));
}

/** The texts by specifier. */
export function moduleTexts({ modules }: DifferentialModules): { readonly [specifier: string]: string } {
  return Object.fromEntries(modules.map((lines, at) => [specifierAt(at), `${helpersFor(lines.join('\n'))}\n${lines.join('\n')}\n`]));
}

const SEEDS = 0x7fffffff;

class ModulesArbitrary extends fc.Arbitrary<DifferentialModules> {
  override generate(random: fc.Random): fc.Value<DifferentialModules> {
    return new fc.Value(modulesAt(random.nextInt(0, SEEDS), random.nextInt(0, SEEDS)), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is DifferentialModules {
    return Array.isArray((value as { modules?: unknown } | null)?.modules);
  }

  /** A statement less, then the statements of a module less. */
  override shrink(value: DifferentialModules): fc.Stream<fc.Value<DifferentialModules>> {
    const without = (at: number, lines: readonly string[]): fc.Value<DifferentialModules> => new fc.Value({ ...value, modules: value.modules.map((one, index) => (index === at ? lines : one)) }, undefined);
    const simpler = function* (): Generator<fc.Value<DifferentialModules>> {
      for (const [at, lines] of value.modules.entries()) for (let size = lines.length; size >= 1; size = Math.floor(size / 2)) for (let from = 0; from < lines.length; from += size) yield without(at, [...lines.slice(0, from), ...lines.slice(from + size)]);
    };
    return fc.stream(simpler());
  }
}

export const moduleGraphs: fc.Arbitrary<DifferentialModules> = new ModulesArbitrary();
