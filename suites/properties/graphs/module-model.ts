/** How a module graph links and runs by ECMA-262 (`sec-resolveexport`, `sec-moduledeclarationinstantiation`, `sec-moduleevaluation`), on drawings of modules. */
import { isRead, type ModuleGraph, type ModuleItem } from './module-graph.ts';

/** The item of a module that a name leads to. `pass-namespace` items are bindings of their own module. */
interface Binding {
  readonly module: number;
  readonly item: number;
}
type Resolution = Binding | 'none' | 'ambiguous';

function resolve(graph: ModuleGraph, module: number, name: string, path: ReadonlySet<string> = new Set()): Resolution {
  const step = `${module} ${name}`;
  if (path.has(step)) return 'none';
  const { items } = graph[module];
  const item = items.findIndex((each) => 'as' in each && each.as === name);
  const within = new Set([...path, step]);
  if (item !== -1) {
    const found = items[item];
    if (found.kind !== 'pass' && found.kind !== 'reexport') return { module, item };
    return found.from === null ? 'none' : resolve(graph, found.from, found.name, within);
  }
  if (name === 'default') return 'none';
  return resolveStars(graph, module, name, within);
}

/** The resolve set of the specification grows along the search; what it prunes are only ways that lead back to where the search has been. */
function resolveStars(graph: ModuleGraph, module: number, name: string, path: ReadonlySet<string>): Resolution {
  let found: Resolution = 'none';
  for (const { kind, ...star } of graph[module].items) {
    if (kind !== 'star' || !('from' in star) || star.from === null) continue;
    const next = resolve(graph, star.from, name, path);
    if (next === 'ambiguous') return next;
    if (next === 'none') continue;
    if (found === 'none') found = next;
    else if (found.module !== next.module || found.item !== next.item) return 'ambiguous';
  }
  return found;
}

function namesOf(graph: ModuleGraph, module: number, visited = new Set<number>()): Set<string> {
  if (visited.has(module)) return new Set();
  visited.add(module);
  const names = new Set<string>();
  for (const item of graph[module].items) {
    if ('as' in item) names.add(item.as);
    else if (item.kind === 'star' && item.from !== null) for (const name of namesOf(graph, item.from, visited)) if (name !== 'default') names.add(name);
  }
  return names;
}

/** Keys of the namespace: what resolves, in code unit order. */
export function namespaceKeys(graph: ModuleGraph, module: number): readonly string[] {
  return [...namesOf(graph, module)].filter((name) => typeof resolve(graph, module, name) === 'object').sort();
}

/** Modules in the order in which they are asked for. */
export function requestsOf(graph: ModuleGraph, module: number): readonly (number | null)[] {
  return [...new Set(graph[module].items.flatMap((item) => ('from' in item ? [item.from] : [])))];
}

function reachedFrom(graph: ModuleGraph, entry: number): ReadonlySet<number | null> {
  const reached = new Set<number | null>([entry]);
  for (const module of reached) if (module !== null) for (const next of requestsOf(graph, module)) reached.add(next);
  return reached;
}

export type LinkOutcome = 'linked' | 'missing module' | 'syntax' | 'missing module and syntax' | 'unresolved';

export function linkOutcome(graph: ModuleGraph, entry: number): LinkOutcome {
  const reached = reachedFrom(graph, entry);
  const modules = [...reached].filter((module): module is number => module !== null);
  // What stands behind a module that does not parse is not asked for.
  const parsed = reachedFrom(graph.map((node) => (node.fault === 'syntax' ? { ...node, items: [] } : node)), entry);
  const broken = [...parsed].some((module) => module !== null && graph[module].fault === 'syntax');
  if (parsed.has(null)) return broken ? 'missing module and syntax' : 'missing module';
  if (broken) return 'syntax';
  return modules.every((module) => graph[module].items.every((item) => links(graph, item))) ? 'linked' : 'unresolved';
}

function links(graph: ModuleGraph, item: ModuleItem): boolean {
  if (item.kind !== 'import' && item.kind !== 'pass' && item.kind !== 'reexport') return true;
  return item.from !== null && typeof resolve(graph, item.from, item.name) === 'object';
}

/** The graph without the declarations that keep it from linking: each asks for its module only. */
export function repaired(graph: ModuleGraph): ModuleGraph {
  const next = graph.map((node) => ({ ...node, items: node.items.map((item): ModuleItem => (links(graph, item) ? item : 'from' in item ? { kind: 'bare', from: item.from } : item)) }));
  return next.every((node, at) => node.items.every((item, index) => item === graph[at].items[index])) ? graph : repaired(next);
}

/** The modules of one compartment, from one import to the next. */
export class ModuleRun {
  readonly log: (readonly string[])[] = [];
  readonly #graph: ModuleGraph;
  readonly #executed = new Set<number>();
  readonly #begun = new Set<number>();
  readonly #failed = new Map<number, string>();

  constructor(graph: ModuleGraph) {
    this.#graph = graph;
  }

  /** What evaluating a module that linked throws, or null. */
  evaluate(entry: number): string | null {
    const stack: number[] = [];
    const thrown = this.#inner(entry, stack, new Map());
    if (thrown !== null) for (const module of stack) this.#failed.set(module, thrown);
    return thrown;
  }

  /** InnerModuleEvaluation; a cycle stays on the stack until all of it is done. */
  #inner(module: number, stack: number[], low: Map<number, number>): string | null {
    const failure = this.#failed.get(module);
    if (failure !== undefined) return failure;
    if (this.#begun.has(module)) return null;
    this.#begun.add(module);
    const index = low.size;
    low.set(module, index);
    stack.push(module);
    let least = index;
    for (const next of requestsOf(this.#graph, module)) {
      if (next === null) continue;
      const thrown = this.#inner(next, stack, low);
      if (thrown !== null) return thrown;
      if (stack.includes(next)) least = Math.min(least, low.get(next)!);
    }
    this.#execute(module);
    if (this.#graph[module].fault === 'throw') return `thrown by m${module}`;
    low.set(module, least);
    if (least === index) stack.splice(stack.indexOf(module));
    return null;
  }

  #execute(module: number): void {
    const { items } = this.#graph[module];
    // Its own variables are initialised before it reads anything.
    this.#executed.add(module);
    this.log.push([`m${module}`, ...items.filter(isRead).map((item) => this.#read(item))]);
  }

  #read(item: ModuleItem): string {
    if (!('from' in item) || item.from === null) return 'error';
    if (item.kind === 'namespace' || item.kind === 'pass-namespace') return this.#showNamespace(item.from);
    if (!('name' in item)) return 'error';
    const binding = resolve(this.#graph, item.from, item.name);
    return typeof binding === 'object' ? this.#value(binding) : 'error';
  }

  #value({ module, item }: Binding): string {
    const found = this.#graph[module].items[item];
    if (found.kind === 'function') return `m${module}.${item}()`;
    if (found.kind === 'pass-namespace') return this.#read(found);
    return this.#executed.has(module) ? `m${module}.${item}` : 'tdz';
  }

  #showNamespace(module: number): string {
    return `ns ${namespaceKeys(this.#graph, module).join()}`;
  }
}
