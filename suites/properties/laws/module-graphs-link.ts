/**
 * Linking and running of drawn module graphs, against a model of ECMA-262 that knows drawings only. Every graph has texts of its own: where
 * modules are translated before the engine gets them, that is most of the time.
 */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { moduleGraphs, sourcesOf, specifierOf, type ModuleGraph } from '../graphs/module-graph.ts';
import { linkOutcome, ModuleRun, namespaceKeys, repaired } from '../graphs/module-model.ts';
import { law } from '../model.ts';

const graphs: fc.Arbitrary<ModuleGraph> = fc
  .tuple(moduleGraphs({ maxModules: 5, maxItems: 5 }), fc.integer({ min: 0, max: 3 }))
  .map(([graph, luck]) => (luck === 0 ? graph : repaired(graph)));

export default law<ModuleGraph>({
  id: 'module-graphs-link',
  statement: 'A graph of modules, with cycles, aliases, star exports and failures, links or fails, runs in the order and reads the values that ECMA-262 says.',
  rules: [
    'modules/module-reexports',
    'modules/module-missing-export',
    'modules/module-syntax-error',
    'modules/module-no-hook',
    'modules/module-cycles',
    'modules/module-tdz',
    'modules/module-execution-order',
    'modules/module-namespace-object',
  ],
  threat: 'module-namespace-integrity',
  requires: ['modules'],
  version: 1,
  arbitrary: graphs,
  programs: (graph) => [
    {
      modules: sourcesOf(graph),
      steps: [
        { in: 'child', as: 'module', program: specifierOf(0) },
        { in: 'child', as: 'program', program: "Reflect.ownKeys(results[0]).filter(k => typeof k === 'string')" },
      ],
    },
  ],
  judge(graph, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const outcome = linkOutcome(graph, 0);
    const last = lastCompletion(answer)!;
    if (outcome !== 'linked') {
      if (last.type !== 'throw') return `the import succeeded, though: ${outcome}`;
      // Of which class, cases ask: where several modules fail at once, engines put errors together.
      const thrown = last.value as { $error?: { realm: string } };
      if (thrown.$error?.realm !== 'shared') return `it failed with no error of this world (${outcome})`;
      return answer.log.length === 0 ? null : `modules were executed though the graph does not link (${outcome})`;
    }
    const run = new ModuleRun(graph);
    const thrown = run.evaluate(0);
    if (!sameTagged(answer.log, run.log)) return `the modules logged ${JSON.stringify(answer.log)}, not ${JSON.stringify(run.log)}`;
    if (thrown !== null) return last.type === 'throw' && last.value === thrown ? null : `the import did not fail with '${thrown}'`;
    if (last.type === 'throw') return `the import failed with ${JSON.stringify(last.value)}`;
    const keys = namespaceKeys(graph, 0);
    return sameTagged(last.value, keys) ? null : `the namespace has ${JSON.stringify(last.value)}, not ${JSON.stringify(keys)}`;
  },
  classify(graph) {
    const outcome = linkOutcome(graph, 0);
    if (outcome !== 'linked') return outcome;
    const run = new ModuleRun(graph);
    const thrown = run.evaluate(0);
    return `${run.log.length === 1 ? 'one module' : 'several modules'}${run.log.some((line) => line.includes('tdz')) ? ', tdz' : ''}${thrown === null ? '' : ', threw'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:missing-exports-undefined' },
});
