/** What hooks throw, anywhere in a chain of modules. */
import fc from 'fast-check';
import { FAILURE_SOURCE, junk } from '../graphs/junk.ts';
import { INTEGRITY_SOURCE } from '../graphs/integrity.ts';
import type { Tagged } from '../../model.ts';
import { law } from '../model.ts';

interface Value {
  readonly hook: 'resolve' | 'throw' | 'reject' | 'now';
  readonly thrown: string;
  /** Which module of the chain m0, m1, m2 cannot be had. */
  readonly depth: number;
}

const CHAIN = ['./m0.js', './m1.js', './m2.js', './m3.js'];

const modules = Object.fromEntries([
  ...CHAIN.map((specifier, at) => [specifier, `${at + 1 < CHAIN.length ? `import '${CHAIN[at + 1]}'; ` : ''}log('m${at}'); export default ${at};`] as const),
  ['./good.js', 'export default 42;'] as const,
]);

function sourceOf({ hook, thrown, depth }: Value): string {
  return `(() => {
${FAILURE_SOURCE}
${INTEGRITY_SOURCE}
const before = integrity();
const thrown = ${thrown};
let armed = true;
const bad = s => armed && s === '${CHAIN[depth]}';
const c = compartmentWith({
  globals: { log },
  resolveHook: s => { if (${String(hook === 'resolve')} && bad(s)) throw thrown; return s; },
  importHook: s => { if (${String(hook === 'throw')} && bad(s)) throw thrown; return ${String(hook === 'reject')} && bad(s) ? Promise.reject(thrown) : Promise.resolve({ source: sources[s] }); },
  importNowHook: s => { if (${String(hook === 'now')} && bad(s)) throw thrown; return { source: sources[s] }; },
});
const ask = s => new Promise(settle => {
  const failed = error => settle(kindOf(error, thrown));
  ${hook === 'now' ? 'try { c.importNow(s); settle("loaded"); } catch (error) { failed(error); }' : 'c.import(s).then(() => settle("loaded"), failed);'}
});
const outcomes = [];
ask('./m0.js').then(first => { outcomes.push(first); log('again'); armed = false; return ask('./m0.js'); })
  .then(second => { outcomes.push(second); return ask('./good.js'); })
  .then(good => { outcomes.push(good, integrity() === before); log(outcomes); });
})()`;
}

const CLEAN = ['same', 'error', 'mark', 'hostile'];

/** Where the retry is answered from memory nothing is executed, and where the hook is asked again everything, once. */
function judgeLog(log: readonly Tagged[]): string | null {
  const outcomes = log.at(-1);
  if (!Array.isArray(outcomes)) return `an import never settled: the log is ${JSON.stringify(log)}`;
  const [first, second, good, intact] = outcomes as [string, string, string, boolean];
  if (!CLEAN.includes(first)) return first === 'loaded' ? 'the import succeeded' : 'the import failed with something else than was thrown or an error of this world';
  if (!CLEAN.includes(second) && second !== 'loaded') return 'the second import failed with something else than was thrown or an error of this world';
  const executed = log.slice(0, -1).join();
  const expected = second === 'loaded' ? 'again,m3,m2,m1,m0' : 'again';
  if (executed !== expected) return `executed were: ${executed}; not: ${expected}`;
  if (good !== 'loaded') return 'another module of the compartment cannot be imported any more';
  return intact ? null : 'the world answers otherwise than before';
}

export default law<Value>({
  id: 'module-hooks-throw',
  statement: 'Whatever a hook throws, for whichever module of a graph, the import fails, nothing of the graph runs, and the compartment and its world go on as before.',
  rules: ['modules/module-hook-throws', 'modules/module-execution-order', 'modules/module-importnow'],
  threat: 'error-sanitiser-reentry',
  requires: ['modules', 'compartment-api'],
  version: 3,
  // resolveHook is not asked about the specifier of the entry.
  arbitrary: fc
    .record({ hook: fc.constantFrom('resolve' as const, 'throw' as const, 'reject' as const, 'now' as const), thrown: junk, depth: fc.nat({ max: 3 }) })
    .map((value) => (value.hook === 'resolve' && value.depth === 0 ? { ...value, depth: 1 } : value)),
  programs: (value) => [{ modules, steps: [{ in: 'start', as: 'program', program: sourceOf(value) }] }],
  judge(_value, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    return answer.steps[0].type === 'throw' ? 'import threw rather than reject' : judgeLog(answer.log);
  },
  classify({ hook, depth }, [answer]) {
    const outcomes = answer.status === 'observed' ? answer.log.at(-1) : null;
    return `${hook} ${depth === 0 ? 'at the entry' : 'below it'}, ${Array.isArray(outcomes) ? `${String(outcomes[0])} then ${String(outcomes[1])}` : 'no outcome'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:hook-failure-spreads' },
});
