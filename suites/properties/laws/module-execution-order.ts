/** The order of execution, and what stays of a failure, over several imports into one compartment. */
import fc from 'fast-check';
import { sameTagged } from '../answer.ts';
import { moduleGraphs, sourcesOf, specifierOf, type ModuleGraph } from '../graphs/module-graph.ts';
import { ModuleRun } from '../graphs/module-model.ts';
import type { Tagged } from '../../model.ts';
import { law } from '../model.ts';

interface Value {
  readonly graph: ModuleGraph;
  /** Modules in the order in which they are imported. */
  readonly entries: readonly number[];
}

const values: fc.Arbitrary<Value> = fc
  .record({
    graph: moduleGraphs({ maxModules: 7, maxItems: 4, kinds: ['bare', 'bare', 'namespace', 'star'], faults: false }),
    throwing: fc.option(fc.nat({ max: 6 }), { freq: 2 }),
    entries: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ graph, throwing, entries }) => ({
    graph: graph.map((node, at) => (throwing !== null && at === throwing % graph.length ? { ...node, fault: 'throw' as const } : node)),
    entries: entries.map((at) => at % graph.length),
  }));

/** What the programs log: modules as they run, and how each import ended. */
function expected({ graph, entries }: Value): Tagged[] {
  const run = new ModuleRun(graph);
  const log: Tagged[] = [];
  let seen = 0;
  for (const entry of entries) {
    const thrown = run.evaluate(entry);
    log.push(...run.log.slice(seen));
    seen = run.log.length;
    log.push(thrown === null ? 'loaded' : thrown);
  }
  return log;
}

export default law<Value>({
  id: 'module-execution-order',
  statement: 'Modules are executed once, dependencies first and in the order of the imports, and a module that threw fails every import that needs it with the same value.',
  rules: ['modules/module-execution-order', 'modules/module-cycles', 'modules/module-execution-error', 'modules/module-memo'],
  threat: 'module-cache-and-cycles',
  requires: ['modules', 'compartment-api'],
  version: 1,
  arbitrary: values,
  programs: ({ graph, entries }) => [
    {
      modules: sourcesOf(graph),
      steps: [
        {
          in: 'start',
          as: 'program',
          program: `(() => {
  const c = compartmentWith({ globals: { log }, resolveHook: s => s, importHook: async s => ({ source: sources[s] }) });
  const ask = s => c.import(s).then(() => log('loaded'), error => log(error));
  ${JSON.stringify(entries.map(specifierOf))}.reduce((before, s) => before.then(() => ask(s)), Promise.resolve());
})()`,
        },
      ],
    },
  ],
  judge(value, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const log = expected(value);
    return sameTagged(answer.log, log) ? null : `the log is ${JSON.stringify(answer.log)}, not ${JSON.stringify(log)}`;
  },
  classify(value) {
    const log = expected(value);
    const executed = log.filter((entry) => typeof entry !== 'string').length;
    const failed = log.some((entry) => typeof entry === 'string' && entry !== 'loaded');
    return `${executed === 1 ? 'one module' : executed < 4 ? 'few modules' : 'many modules'}${failed ? ', failure' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:imports-in-reverse' },
});
