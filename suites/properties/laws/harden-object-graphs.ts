import { lastCompletion, sameTagged } from '../answer.ts';
import { FROZEN_SOURCE, objectGraphs, sourceOfGraph, surfaceOf, type ObjectGraph } from '../graphs/object-graph.ts';
import { law } from '../model.ts';

/** harden's surface, computed from the drawing alone, against what harden froze. */
export default law<ObjectGraph>({
  id: 'harden-object-graphs',
  statement: 'harden returns its argument, freezes all that properties and prototypes lead to from it and nothing else, and calls nothing.',
  rules: [
    'harden/harden-transitive-props',
    'harden/harden-returns-arg',
    'harden/harden-symbol-props',
    'harden/harden-nonenumerable',
    'harden/harden-accessors-not-called',
    'harden/harden-prototype-chain',
    'harden/harden-cycles',
    'harden/harden-collections-mutable',
    'harden/harden-surface-only',
    'harden/harden-typedarray-expandos',
    'harden/harden-typedarray-elements-writable',
  ],
  threat: 'harden-completeness',
  requires: ['harden'],
  version: 1,
  arbitrary: objectGraphs({ maxNodes: 7 }),
  programs: (graph) => [
    {
      steps: [
        {
          in: 'child',
          as: 'program',
          program: `${sourceOfGraph(graph)}
${FROZEN_SOURCE}
const before = n.map(isFixed);
const returned = harden(n[0]);
[returned === n[0], calls, countOpen(n[0]), before, n.map(isFixed)]`,
        },
      ],
    },
  ],
  judge(graph, [answer]) {
    const last = lastCompletion(answer);
    if (last === undefined || last.type === 'throw') return 'harden threw';
    const [same, calls, open, before, after] = last.value as unknown as [boolean, number, number, boolean[], boolean[]];
    if (!same) return 'harden returned something else';
    if (calls !== 0) return 'harden called an accessor';
    if (open !== 0) return `${open} objects on the surface are not frozen`;
    const surface = surfaceOf(graph, 0);
    const expected = before.map((was, at) => was || surface.has(at));
    return sameTagged(after, expected) ? null : `frozen nodes are ${JSON.stringify(after)} where the surface says ${JSON.stringify(expected)}`;
  },
  classify(graph) {
    const reached = surfaceOf(graph, 0);
    const cyclic = graph.links.some(({ to, kind }) => to === 0 && kind !== 'entry' && kind !== 'closure');
    const outside = reached.size < graph.nodes.length ? 'some outside' : 'all reached';
    return `${reached.size === 1 ? 'root alone' : reached.size < 4 ? 'few reached' : 'many reached'}, ${outside}${cyclic ? ', cyclic' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'harden:harden-skips-symbols' },
});
