/** Compartments with modules of the same sources, some of them linked to another compartment's instance. */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import type { Tagged } from '../../model.ts';
import { law } from '../model.ts';

interface Value {
  /** For each compartment the one, made before it, whose instance of m it is linked to. */
  readonly links: readonly (number | null)[];
  readonly uses: readonly { readonly compartment: number; readonly way: 'direct' | 'through' }[];
}

const values: fc.Arbitrary<Value> = fc
  .record({
    links: fc.array(fc.option(fc.nat({ max: 3 }), { freq: 2 }), { minLength: 1, maxLength: 4, size: 'max' }),
    uses: fc.array(fc.record({ compartment: fc.nat({ max: 3 }), way: fc.constantFrom('direct' as const, 'through' as const) }), { minLength: 1, maxLength: 8, size: 'max' }),
  })
  .map(({ links, uses }) => ({
    links: links.map((to, at) => (to === null || at === 0 ? null : to % at)),
    uses: uses.map(({ compartment, way }) => ({ compartment: compartment % links.length, way })),
  }));

const modules = {
  './m.js': "log('m in ' + here); let count = 0; export const bump = () => { count += 1; return here + ' counts ' + count; };",
  './w.js': "import { bump } from './m.js'; log('w in ' + here); export { bump }; export const through = () => 'w in ' + here + ': ' + bump();",
};

function sourceOf({ links, uses }: Value): string {
  const made = links.map((to, at) => {
    const map = to === null ? '' : `modules: { './m.js': { namespace: './m.js', compartment: c[${to}] } }, `;
    return `c.push(compartmentWith({ globals: { log, here: 'c${at}' }, ${map}resolveHook: s => s, importHook: async s => ({ source: sources[s] }) }));`;
  });
  return `(() => {
const c = [];
${made.join('\n')}
const uses = ${JSON.stringify(uses.map(({ compartment, way }) => [compartment, way]))};
uses.reduce((before, [at, way]) => before
  .then(() => c[at].import(way === 'direct' ? './m.js' : './w.js'))
  .then(ns => { log(way === 'direct' ? ns.bump() : ns.through()); }), Promise.resolve())
  .then(() => log('done'), error => log(error));
})()`;
}

function ownerOf(links: Value['links'], at: number): number {
  const to = links[at];
  return to === null ? at : ownerOf(links, to);
}

function expected({ links, uses }: Value): Tagged[] {
  const log: Tagged[] = [];
  const counts = new Map<number, number>();
  const wrappers = new Set<number>();
  for (const { compartment, way } of uses) {
    const owner = ownerOf(links, compartment);
    if (!counts.has(owner)) log.push(`m in c${owner}`);
    if (way === 'through' && !wrappers.has(compartment)) {
      wrappers.add(compartment);
      log.push(`w in c${compartment}`);
    }
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
    const count = `c${owner} counts ${counts.get(owner)!}`;
    log.push(way === 'direct' ? count : `w in c${compartment}: ${count}`);
  }
  return [...log, 'done'];
}

export default law<Value>({
  id: 'module-instances-apart',
  statement: 'Compartments have instances of their own even of one source, with their own globals, and share an instance exactly where they are linked.',
  rules: ['modules/compartment-own-modules', 'modules/compartment-link', 'modules/descriptor-namespace-link', 'modules/module-source-reuse', 'modules/module-globals', 'modules/module-memo'],
  threat: 'module-hook-isolation',
  requires: ['modules', 'compartment-api'],
  version: 1,
  arbitrary: values,
  programs: (value) => [{ modules, steps: [{ in: 'start', as: 'program', program: sourceOf(value) }] }],
  judge(value, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const log = expected(value);
    return sameTagged(answer.log, log) ? null : `the log is ${JSON.stringify(answer.log)}, not ${JSON.stringify(log)}`;
  },
  classify({ links, uses }) {
    const used = new Set(uses.map(({ compartment }) => compartment));
    const owners = new Set([...used].map((at) => ownerOf(links, at)));
    return `${used.size === 1 ? 'one compartment' : 'several compartments'}, ${owners.size === used.size ? 'apart' : owners.size === 1 ? 'all linked' : 'some linked'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:one-instance-of-a-source' },
});
