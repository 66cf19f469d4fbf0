/** Graphs of objects of every kind, drawn as data and written out as guest source: `n` is the list of nodes, `n[0]` the root. */
import fc from 'fast-check';

/** How each kind of node is made. All can be frozen or, typed arrays, be as good as frozen. */
const KINDS = {
  object: '{}',
  bare: 'Object.create(null)',
  array: '[]',
  function: 'function () {}',
  arrow: '() => {}',
  class: 'class { method() {} static twin() {} get x() { throw calls += 1; } }',
  bound: '(() => {}).bind()',
  generator: '(function* () { yield 1; })()',
  map: 'new Map()',
  set: 'new Set()',
  'weak-map': 'new WeakMap()',
  'weak-set': 'new WeakSet()',
  date: 'new Date(0)',
  bytes: 'new Uint8Array(2)',
  words: 'new Uint32Array(1)',
  buffer: 'new ArrayBuffer(2)',
  view: 'new DataView(new ArrayBuffer(2))',
  promise: 'Promise.resolve(0)',
  regexp: '/x/g',
  error: "new Error('e')",
  string: "new String('ab')",
  symbol: "Object(Symbol('s'))",
  arguments: '(function () { return arguments; })(1, 2)',
  iterator: '[1][Symbol.iterator]()',
  proxy: 'new Proxy({}, {})',
  'function-proxy': 'new Proxy(function () {}, {})',
} as const;

export type NodeKind = keyof typeof KINDS;
export const nodeKinds = Object.keys(KINDS) as readonly NodeKind[];

/** `entry` holds its object in a collection and `closure` in a variable: neither is surface. */
const LINKS = ['data', 'hidden', 'constant', 'symbol', 'registered', 'getter', 'setter', 'entry', 'closure'] as const;
export type LinkKind = (typeof LINKS)[number];

export interface ObjectNode {
  readonly kind: NodeKind;
  /** Index of another node, less than its own: no cycle of prototypes. */
  readonly proto: number | null;
  readonly before: 'open' | 'inextensible' | 'sealed' | 'frozen';
}

export interface ObjectLink {
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
}

export interface ObjectGraph {
  readonly nodes: readonly ObjectNode[];
  readonly links: readonly ObjectLink[];
}

export interface GraphLimits {
  readonly maxNodes: number;
  readonly kinds?: readonly NodeKind[];
}

export function objectGraphs({ maxNodes, kinds = nodeKinds }: GraphLimits): fc.Arbitrary<ObjectGraph> {
  const index = fc.nat({ max: maxNodes - 1 });
  const node = fc.record({
    kind: fc.constantFrom(...kinds),
    proto: fc.option(index, { freq: 3 }),
    before: fc.oneof({ weight: 5, arbitrary: fc.constant('open' as const) }, { weight: 1, arbitrary: fc.constantFrom('inextensible' as const, 'sealed' as const, 'frozen' as const) }),
  });
  const link = fc.record({ from: index, to: index, kind: fc.constantFrom(...LINKS) });
  return fc.record({ nodes: fc.array(node, { minLength: 1, maxLength: maxNodes }), links: fc.array(link, { maxLength: maxNodes * 3, size: 'max' }) }).map(fit);
}

/** Links and prototypes go to nodes that there are, and what was drawn stays close to what it shrinks to. */
function fit({ nodes, links }: ObjectGraph): ObjectGraph {
  const within = (at: number): number => at % nodes.length;
  return {
    nodes: nodes.map((node, at) => ({ ...node, proto: node.proto === null || at === 0 ? null : node.proto % at })),
    links: links.map(({ from, to, kind }) => ({ from: within(from), to: within(to), kind })),
  };
}

/** Statements that make `n` and link it; `calls` counts what is called of it. */
export function sourceOfGraph({ nodes, links }: ObjectGraph): string {
  return [
    'let calls = 0;',
    `const n = [${nodes.map(({ kind }) => KINDS[kind]).join(', ')}];`,
    ...nodes.flatMap(({ proto }, at) => (proto === null ? [] : [`Reflect.setPrototypeOf(n[${at}], n[${proto}]);`])),
    ...links.map((link, at) => sourceOfLink(link, at, nodes[link.from].kind)),
    ...nodes.flatMap(({ before }, at) => sourceOfIntegrity(before, at)),
  ].join('\n');
}

function sourceOfLink({ from, to, kind }: ObjectLink, at: number, holder: NodeKind): string {
  const define = (key: string, rest: string): string => `Reflect.defineProperty(n[${from}], ${key}, { ${rest}, configurable: ${String(kind !== 'constant')} });`;
  switch (kind) {
    case 'data':
      return define(`'k${at}'`, `value: n[${to}], writable: true, enumerable: true`);
    case 'hidden':
      return define(`'k${at}'`, `value: n[${to}], writable: true, enumerable: false`);
    case 'constant':
      return define(`'k${at}'`, `value: n[${to}], writable: false, enumerable: true`);
    case 'symbol':
      return define(`Symbol('k${at}')`, `value: n[${to}], writable: true, enumerable: true`);
    case 'registered':
      return define(`Symbol.for('k${at}')`, `value: n[${to}], writable: true, enumerable: true`);
    case 'getter':
      return define(`'k${at}'`, `get: Object.assign(() => { calls += 1; }, { held: n[${to}] }), enumerable: true`);
    case 'setter':
      return define(`'k${at}'`, `set: Object.assign(x => { calls += 1; }, { held: n[${to}] }), enumerable: false`);
    case 'entry':
      return entry(holder, `n[${from}]`, `n[${to}]`);
    case 'closure':
      return define(`'k${at}'`, `value: () => n[${to}], writable: true, enumerable: true`);
  }
}

/** Nothing where the holder is no collection. */
function entry(holder: NodeKind, collection: string, held: string): string {
  if (holder === 'map' || holder === 'weak-map') return `${holder === 'map' ? 'Map' : 'WeakMap'}.prototype.set.call(${collection}, ${held}, ${held});`;
  if (holder === 'set' || holder === 'weak-set') return `${holder === 'set' ? 'Set' : 'WeakSet'}.prototype.add.call(${collection}, ${held});`;
  return '';
}

/** A typed array with elements cannot be sealed or frozen as objects are. */
function sourceOfIntegrity(before: ObjectNode['before'], at: number): string[] {
  switch (before) {
    case 'open':
      return [];
    case 'inextensible':
      return [`Object.preventExtensions(n[${at}]);`];
    case 'sealed':
    case 'frozen':
      return [`try { Object.${before === 'sealed' ? 'seal' : 'freeze'}(n[${at}]); } catch (refused) {}`];
  }
}

/** The nodes that properties and prototypes lead to from one, a model of harden's surface that knows nothing of objects. */
export function surfaceOf({ nodes, links }: ObjectGraph, root: number): ReadonlySet<number> {
  const surface = new Set<number>([root]);
  for (const at of surface) {
    const { proto } = nodes[at];
    if (proto !== null) surface.add(proto);
    for (const { from, to, kind } of links) if (from === at && kind !== 'entry' && kind !== 'closure') surface.add(to);
  }
  return surface;
}

/**
 * Functions of the guest: whether an object is frozen, typed arrays apart from their elements, and how many objects are not, of all that
 * properties and prototypes lead to.
 */
export const FROZEN_SOURCE = `const isFixed = o => {
  if (Object.isFrozen(o)) return true;
  if (!ArrayBuffer.isView(o) || Object.isExtensible(o)) return false;
  return Reflect.ownKeys(o).every(k => {
    if (typeof k === 'string' && String(k >>> 0) === k) return true;
    const d = Reflect.getOwnPropertyDescriptor(o, k);
    return !d.configurable && !d.writable;
  });
};
const countOpen = root => {
  const met = new Set([root]);
  const meet = x => { if ((typeof x === 'object' && x !== null) || typeof x === 'function') met.add(x); };
  let open = 0;
  for (const o of met) {
    if (!isFixed(o)) open += 1;
    meet(Reflect.getPrototypeOf(o));
    for (const k of Reflect.ownKeys(o)) {
      const d = Reflect.getOwnPropertyDescriptor(o, k);
      if (d === undefined) continue;
      meet(d.value);
      meet(d.get);
      meet(d.set);
    }
  }
  return open;
};`;
