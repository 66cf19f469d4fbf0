import fc from 'fast-check';
import { lastCompletion } from '../answer.ts';
import { FROZEN_SOURCE, objectGraphs, sourceOfGraph, type ObjectGraph } from '../graphs/object-graph.ts';
import { law } from '../model.ts';

const TRAPS = ['preventExtensions', 'isExtensible', 'ownKeys', 'getOwnPropertyDescriptor', 'defineProperty', 'getPrototypeOf'] as const;

/** What a trap does instead of, or before, forwarding. */
const ACTS = {
  throw: 'throw MARK;',
  refuse: 'return false;',
  hide: "return trap === 'ownKeys' ? [] : trap === 'getPrototypeOf' ? null : undefined;",
  plant: "Reflect.set(victim, 'late' + fired, { deep: {} }); Reflect.set(target, 'late' + fired, { deep: {} });",
  swap: 'Reflect.setPrototypeOf(target, { deep: {} }); Reflect.setPrototypeOf(victim, { deep: {} });',
  harden: 'try { harden(victim); } catch (error) {}',
  'harden-root': 'try { harden(n[0]); } catch (error) {}',
} as const;

interface Hostility {
  /** The node that becomes a proxy; from there on its links are the proxy's. */
  readonly node: number;
  readonly victim: number;
  readonly trap: (typeof TRAPS)[number];
  readonly act: keyof typeof ACTS;
  /** Which of the trap's calls; `all` of them. */
  readonly at: number | 'all';
}

interface Value {
  readonly graph: ObjectGraph;
  readonly hostilities: readonly Hostility[];
}

const index = fc.nat({ max: 5 });

const values: fc.Arbitrary<Value> = fc.record({
  graph: objectGraphs({ maxNodes: 6, kinds: ['object', 'array', 'function', 'map', 'proxy'] }),
  hostilities: fc.array(
    fc.record({
      node: index,
      victim: index,
      trap: fc.constantFrom(...TRAPS),
      act: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
      at: fc.oneof(fc.nat({ max: 3 }), fc.constant('all' as const)),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

/** The graph is made of plain objects first; then the proxies take their places, linked from the root. */
function sourceOf({ graph, hostilities }: Value): string {
  const size = graph.nodes.length;
  const acts = hostilities.map(
    ({ node, victim, trap, act, at }) => `wild(${node % size}, '${trap}', ${at === 'all' ? 'Infinity' : String(at)}, (trap, target, victim, fired) => { ${ACTS[act]} }, ${victim % size});`,
  );
  const places = [...new Set(hostilities.map(({ node }) => node % size))];
  return `${sourceOfGraph(graph)}
${FROZEN_SOURCE}
const MARK = Symbol('mark');
const scripts = [];
let calm = false;
let fired = 0;
const wild = (at, trap, call, act, victim) => { scripts.push({ at, trap, call, act, victim, calls: 0 }); };
const forwarding = at => {
  const h = {};
  for (const trap of ${JSON.stringify(TRAPS)}) h[trap] = (target, ...rest) => {
    if (!calm) {
      for (const s of scripts) {
        if (s.at !== at || s.trap !== trap) continue;
        const due = s.call === Infinity || s.call === s.calls;
        s.calls += 1;
        if (!due || fired > 40) continue;
        fired += 1;
        const answer = s.act(trap, target, n[s.victim], fired);
        if (answer !== undefined || String(s.act).includes('return')) return answer;
      }
    }
    return Reflect[trap](target, ...rest);
  };
  return h;
};
${acts.join('\n')}
const root = { n0: n[0] };
for (const at of ${JSON.stringify(places)}) root['wild' + at] = n[at] = new Proxy(n[at], forwarding(at));
const attempt = () => {
  let outcome = 'returned';
  try { if (harden(root) !== root) outcome = 'returned another'; } catch (error) {
    outcome = error === MARK ? 'mark' : error instanceof TypeError ? 'TypeError' : 'another error';
  }
  const was = calm;
  calm = true;
  const open = countOpen(root);
  calm = was;
  return [outcome, open];
};
const first = attempt();
const second = attempt();
calm = true;
[first, second, attempt(), fired]`;
}

type Attempt = readonly [outcome: string, open: number];

/** Whether the outcome is one that leaves nobody deceived. */
function sound([outcome, open]: Attempt): boolean {
  return outcome === 'returned' ? open === 0 : outcome === 'mark' || outcome === 'TypeError';
}

const observed = (value: unknown): readonly [Attempt, Attempt, Attempt, number] => value as [Attempt, Attempt, Attempt, number];

/** Whatever traps do while harden is at work, what it returned for is frozen, and a failure is no success the next time. */
export default law<Value>({
  id: 'harden-hostile-proxies',
  statement: 'Whatever the traps of proxies throw, refuse, hide, plant or swap, harden returns only when all of the surface is frozen, and completes when the traps have calmed down.',
  rules: ['harden/harden-hostile-traps', 'harden/harden-proxy-refusal', 'harden/harden-retry-after-failure'],
  threat: 'harden-completeness',
  requires: ['harden'],
  version: 1,
  arbitrary: values,
  programs: (value) => [{ steps: [{ in: 'child', as: 'program', program: sourceOf(value) }] }],
  judge(_value, [answer]) {
    const last = lastCompletion(answer);
    if (last === undefined || last.type === 'throw') return 'something besides harden threw';
    const [first, second, third] = observed(last.value);
    if (!sound(first)) return `harden ${first[0]} and left ${first[1]} objects of the surface open`;
    if (!sound(second)) return `harden, called again, ${second[0]} and left ${second[1]} objects of the surface open`;
    if (third[0] !== 'returned' || third[1] !== 0) return `once nothing refuses, harden ${third[0]} and left ${third[1]} objects of the surface open`;
    return null;
  },
  classify(_value, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return 'no answer';
    const [[first], [second], , fired] = observed(last.value);
    return `${first}, then ${second}${fired === 0 ? ', no trap acted' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'harden:harden-looks-first' },
});
