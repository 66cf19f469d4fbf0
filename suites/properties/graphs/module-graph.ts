/** Graphs of modules, drawn as data and written out as texts. Module `m0` is the entry; `none` is a module that there is not. */
import fc from 'fast-check';

/** One declaration of a module. `from` is the index of a module, or null for one that is missing. */
export type ModuleItem =
  | { readonly kind: 'variable' | 'function'; readonly as: string }
  | { readonly kind: 'import'; readonly from: number | null; readonly name: string }
  | { readonly kind: 'namespace' | 'bare' | 'star'; readonly from: number | null }
  /** `import { name as x }; export { x as … }`. */
  | { readonly kind: 'pass'; readonly from: number | null; readonly name: string; readonly as: string }
  | { readonly kind: 'pass-namespace'; readonly from: number | null; readonly as: string }
  /** `export { name as … } from`. */
  | { readonly kind: 'reexport'; readonly from: number | null; readonly name: string; readonly as: string };

export interface ModuleNode {
  readonly items: readonly ModuleItem[];
  /** `syntax`: its text does not parse. `throw`: it throws when all else of it is done. */
  readonly fault: 'none' | 'syntax' | 'throw';
}

export type ModuleGraph = readonly ModuleNode[];

export const specifierOf = (at: number | null): string => (at === null ? './none.js' : `./m${at}.js`);

const NAMES = ['a', 'b', 'c', 'default'] as const;

export interface ModuleGraphLimits {
  readonly maxModules: number;
  readonly maxItems: number;
  readonly kinds?: readonly ModuleItem['kind'][];
  readonly faults?: boolean;
}

const ALL_KINDS: readonly ModuleItem['kind'][] = ['variable', 'variable', 'function', 'import', 'import', 'namespace', 'bare', 'star', 'star', 'pass', 'pass-namespace', 'reexport'];

export function moduleGraphs({ maxModules, maxItems, kinds = ALL_KINDS, faults = true }: ModuleGraphLimits): fc.Arbitrary<ModuleGraph> {
  const module = fc.nat({ max: maxModules - 1 });
  const from = faults ? fc.oneof({ weight: 60, arbitrary: module }, { weight: 1, arbitrary: fc.constant(null) }) : module;
  const name = fc.constantFrom(...NAMES);
  const item = fc.record({ kind: fc.constantFrom(...kinds), from, name, as: name });
  const fault = faults
    ? fc.oneof({ weight: 30, arbitrary: fc.constant('none' as const) }, { weight: 1, arbitrary: fc.constantFrom('syntax' as const, 'throw' as const) })
    : fc.constant('none' as const);
  const node = fc.record({ items: fc.array(item, { maxLength: maxItems, size: 'max' }), fault });
  return fc.array(node, { minLength: 1, maxLength: maxModules, size: 'max' }).map((nodes) => nodes.map(({ items, fault: wrong }) => ({ items: distinct(items.map((drawn) => fit(drawn, nodes.length))), fault: wrong })));
}

interface Drawn {
  readonly kind: ModuleItem['kind'];
  readonly from: number | null;
  readonly name: string;
  readonly as: string;
}

function fit({ kind, from: drawn, name, as }: Drawn, size: number): ModuleItem {
  const from = drawn === null ? null : drawn % size;
  switch (kind) {
    case 'variable':
    case 'function':
      return { kind, as };
    case 'import':
      return { kind, from, name };
    case 'namespace':
    case 'bare':
    case 'star':
      return { kind, from };
    case 'pass':
    case 'reexport':
      return { kind, from, name, as };
    case 'pass-namespace':
      return { kind, from, as };
  }
}

/** The same name exported twice is an early error: the first one keeps it. */
function distinct(items: readonly ModuleItem[]): ModuleItem[] {
  const taken = new Set<string>();
  return items.filter((item) => {
    if (!('as' in item)) return true;
    if (taken.has(item.as)) return false;
    taken.add(item.as);
    return true;
  });
}

/** What a module reads at its end, as guest source: `tdz`, a variable's text, what a function returns, or a namespace's keys. */
const SHOW = `const show = f => {
  try {
    const x = f();
    return typeof x === 'function' ? x() : typeof x === 'object' ? 'ns ' + Reflect.ownKeys(x).filter(k => typeof k === 'string').join() : x;
  } catch (error) { return error instanceof ReferenceError ? 'tdz' : 'error'; }
};`;

/** The text of a module. When it is executed it logs its name and what it reads of its imports, in the order of its items. */
export function sourceOfModule(node: ModuleNode, at: number): string {
  const reads = node.items.flatMap((item, index) => (isRead(item) ? [`show(() => x${index})`] : []));
  const lines = node.items.map((item, index) => sourceOfItem(item, at, index));
  const tail = node.fault === 'syntax' ? [')'] : node.fault === 'throw' ? [`throw 'thrown by m${at}';`] : [];
  return [...lines, ...(reads.length === 0 ? [] : [SHOW]), `log([${[`'m${at}'`, ...reads].join(', ')}]);`, ...tail].join('\n');
}

export function isRead({ kind }: ModuleItem): boolean {
  return kind === 'import' || kind === 'namespace' || kind === 'pass' || kind === 'pass-namespace';
}

function sourceOfItem(item: ModuleItem, at: number, index: number): string {
  const local = `x${index}`;
  const source = 'from' in item ? `'${specifierOf(item.from)}'` : '';
  switch (item.kind) {
    case 'variable':
      return item.as === 'default' ? `export default 'm${at}.${index}';` : `let ${local} = 'm${at}.${index}'; export { ${local} as ${item.as} };`;
    case 'function':
      return `function ${local}() { return 'm${at}.${index}()'; } export { ${local} as ${item.as} };`;
    case 'import':
      return `import { ${item.name} as ${local} } from ${source};`;
    case 'namespace':
      return `import * as ${local} from ${source};`;
    case 'bare':
      return `import ${source};`;
    case 'star':
      return `export * from ${source};`;
    case 'pass':
      return `import { ${item.name} as ${local} } from ${source}; export { ${local} as ${item.as} };`;
    case 'pass-namespace':
      return `import * as ${local} from ${source}; export { ${local} as ${item.as} };`;
    case 'reexport':
      return `export { ${item.name} as ${item.as} } from ${source};`;
  }
}

/** All texts by specifier. */
export function sourcesOf(graph: ModuleGraph): { readonly [specifier: string]: string } {
  return Object.fromEntries(graph.map((node, at) => [specifierOf(at), sourceOfModule(node, at)]));
}
