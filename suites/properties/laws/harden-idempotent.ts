import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { objectGraphs, sourceOfGraph, surfaceOf, type NodeKind, type ObjectGraph } from '../graphs/object-graph.ts';
import { law } from '../model.ts';

interface Value {
  readonly graph: ObjectGraph;
  /** Nodes in the order in which they are hardened. */
  readonly order: readonly number[];
}

/** Kinds with contents that methods change, and what shows that they still do. */
const USES: Readonly<Partial<Record<NodeKind, string>>> = {
  map: "Map.prototype.set.call(o, 'used', 1), Map.prototype.get.call(o, 'used') === 1",
  set: "Set.prototype.add.call(o, 'used'), Set.prototype.has.call(o, 'used')",
  'weak-map': 'WeakMap.prototype.set.call(o, use, 1), WeakMap.prototype.get.call(o, use) === 1',
  'weak-set': 'WeakSet.prototype.add.call(o, use), WeakSet.prototype.has.call(o, use)',
  date: 'Date.prototype.setTime.call(o, 5), Date.prototype.getTime.call(o) === 5',
  bytes: '(o[0] = 7) && o[0] === 7',
  words: '(o[0] = 70000) && o[0] === 70000',
  view: 'DataView.prototype.setInt8.call(o, 0, 7), DataView.prototype.getInt8.call(o, 0) === 7',
  generator: 'generatorNext.call(o).value === 1',
};

/** Descriptors but for what a freeze changes; values by the node that they are. */
const SNAPSHOT_SOURCE = `const generatorNext = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())).next;
const place = x => (typeof x === 'object' && x !== null) || typeof x === 'function' ? (n.includes(x) ? 'node ' + n.indexOf(x) : typeof x) : typeof x + ' ' + String(x);
const snapshot = () => n.map(o => [place(Object.getPrototypeOf(o))].concat(Reflect.ownKeys(o).map(k => {
  const d = Reflect.getOwnPropertyDescriptor(o, k);
  return String(k) + (d.enumerable ? ' enumerable ' : ' hidden ') + ('value' in d ? place(d.value) : typeof d.get + ' ' + typeof d.set);
})).join('; '));
const exact = () => n.map(o => Object.isExtensible(o) + Reflect.ownKeys(o).map(k => { const d = Reflect.getOwnPropertyDescriptor(o, k); return String(d.writable) + d.configurable; }).join());
const use = {};`;

const values: fc.Arbitrary<Value> = fc
  .record({ graph: objectGraphs({ maxNodes: 6 }), order: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 5 }) })
  .map(({ graph, order }) => ({ graph, order: order.map((at) => at % graph.nodes.length) }));

/** The elements of an arguments object or array are surface; those of a typed array are not. */
export default law<Value>({
  id: 'harden-idempotent',
  statement: 'Hardening a graph, in whatever order and however often, keeps every property and its value, adds nothing the second time, and leaves contents mutable.',
  rules: ['harden/harden-idempotent', 'harden/harden-returns-arg', 'harden/harden-collections-mutable', 'harden/harden-typedarray-elements-writable'],
  threat: 'harden-completeness',
  requires: ['harden'],
  version: 1,
  arbitrary: values,
  programs: ({ graph, order }) => {
    const uses = graph.nodes.flatMap(({ kind }, at) => (USES[kind] === undefined ? [] : [`(o => (${USES[kind]}))(n[${at}])`]));
    const program = `${sourceOfGraph(graph)}
${SNAPSHOT_SOURCE}
const before = snapshot();
const same = ${JSON.stringify(order)}.every(at => harden(n[at]) === n[at]);
const after = snapshot();
const once = exact();
for (const at of ${JSON.stringify([...order].reverse())}) harden(n[at]);
const used = [${uses.join(', ')}];
[same, before, after, once, exact(), used]`;
    return [{ steps: [{ in: 'child', as: 'program', program }] }];
  },
  judge(_value, [answer]) {
    const last = lastCompletion(answer);
    if (last === undefined || last.type === 'throw') return 'harden threw, or hardened contents cannot be used';
    const [same, before, after, once, twice, used] = last.value as unknown as [boolean, string[], string[], string[], string[], boolean[]];
    if (!same) return 'harden returned something else';
    if (!sameTagged(before, after)) return `harden changed more than attributes: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
    if (!sameTagged(once, twice)) return 'hardening again changed attributes';
    return used.every(Boolean) ? null : 'hardened contents do not change any more';
  },
  classify({ graph, order }) {
    const hardened = new Set(order.flatMap((at) => [...surfaceOf(graph, at)]));
    const contents = graph.nodes.some(({ kind }, at) => hardened.has(at) && USES[kind] !== undefined);
    return `${order.length === 1 ? 'one call' : new Set(order).size === 1 ? 'one root often' : 'several roots'}, ${contents ? 'with contents' : 'without contents'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'harden:harden-refuses-typed-arrays' },
});
