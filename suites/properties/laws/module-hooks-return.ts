/** What hooks of every kind return, also another thing each time that they are called, and what of it is code. */
import fc from 'fast-check';
import { FAILURE_SOURCE, junk, primitives } from '../graphs/junk.ts';
import { INTEGRITY_SOURCE } from '../graphs/integrity.ts';
import { law } from '../model.ts';

interface Value {
  readonly hook: Hook;
  /** By call, the last one again and again. */
  readonly returned: readonly string[];
}

const PLAIN = 'Promise.resolve({ source: sources[s] })';

/** The options in which the hook's word is `junk()`; what an engine does not know of them it passes over. */
const HOOKS = {
  import: `resolveHook: s => s, importHook: s => s === './dep.js' ? junk() : ${PLAIN}`,
  now: "resolveHook: s => s, importNowHook: s => s === './dep.js' ? junk() : { source: sources[s] }",
  resolve: `resolveHook: () => junk(), importHook: s => ${PLAIN}, importNowHook: s => ({ source: sources[s] })`,
  modules: `resolveHook: s => s, modules: { './dep.js': junk() }, importHook: s => ${PLAIN}`,
  map: `resolveHook: s => s, moduleMapHook: s => s === './dep.js' ? junk() : undefined, importHook: s => ${PLAIN}`,
  mapNow: "resolveHook: s => s, moduleMapHook: s => s === './dep.js' ? junk() : undefined, importNowHook: s => ({ source: sources[s] })",
  meta: `resolveHook: s => s, importMetaHook: (s, meta) => { meta.given = junk(); return junk(); }, importHook: s => Promise.resolve({ source: sources[s], importMeta: junk() })`,
} as const;
type Hook = keyof typeof HOOKS;

const modules = { './main.js': "import './dep.js'; log('executed');", './dep.js': 'export default 1; import.meta;', './good.js': 'export default 42;' };

const isNow = (hook: Hook): boolean => hook === 'now' || hook === 'mapNow';

function sourceOf({ hook, returned }: Value): string {
  return `(() => {
${FAILURE_SOURCE}
${INTEGRITY_SOURCE}
const before = integrity();
let calls = 0;
const junk = () => { calls += 1; switch (calls) { ${returned.slice(0, -1).map((source, at) => `case ${at + 1}: return (${source}); `).join('')}default: return (${returned.at(-1)!}); } };
const outcomes = [];
const attempt = () => {
  const c = compartmentWith({ globals: { log: () => {} }, ${HOOKS[hook]} });
  ${isNow(hook) ? "c.importNow('./main.js'); outcomes.push('loaded');" : "c.import('./main.js').then(() => outcomes.push('loaded'), error => outcomes.push(kindOf(error)));"}
};
try { attempt(); } catch (error) { outcomes.push(kindOf(error)); }
turns(80).then(() => {
  const c = compartmentWith({ resolveHook: s => s, importHook: async s => ({ source: sources[s] }) });
  return c.import('./good.js');
}).then(ns => log([outcomes, ns.default, integrity() === before]), error => log(['another import failed']));
})()`;
}

export default law<Value>({
  id: 'module-hooks-return',
  statement: 'Whatever a hook returns, be it a thenable, a proxy, a forgery, a primitive or another thing each time, the import loads, fails cleanly or stays open, and the world is as before.',
  rules: ['modules/module-descriptor-checked', 'modules/module-source-forged', 'modules/module-specifier-nonstring', 'modules/descriptor-read-once', 'modules/module-import-meta', 'modules-legacy/modulemaphook'],
  threat: 'module-hook-isolation',
  requires: ['modules', 'compartment-api'],
  version: 3,
  arbitrary: fc.record({
    hook: fc.oneof({ weight: 3, arbitrary: fc.constant('import' as const) }, { weight: 7, arbitrary: fc.constantFrom(...(Object.keys(HOOKS) as Hook[])) }),
    returned: fc.array(junk, { minLength: 1, maxLength: 3 }),
  }),
  programs: (value) => [{ modules, steps: [{ in: 'start', as: 'program', program: sourceOf(value) }] }],
  judge({ hook, returned }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    if (answer.steps[0].type === 'throw') return 'the program could not go on after the import';
    const [outcomes, good, intact] = (answer.log[0] ?? []) as readonly [readonly string[], number, boolean];
    if (answer.log.length !== 1 || good !== 42) return `another compartment's import does not work any more: ${JSON.stringify(answer.log)}`;
    if (outcomes.length > 1) return `the import ended more than once: ${outcomes.join()}`;
    if (outcomes.includes('other')) return 'the import failed with a value that nobody threw';
    if ((hook === 'import' || hook === 'now') && returned.every((source) => primitives.includes(source)) && outcomes[0] !== 'error') return `what is no object was taken for a descriptor: ${outcomes.join()}`;
    return intact ? null : 'the world answers otherwise than before';
  },
  classify({ hook }, [answer]) {
    const outcomes = answer.status === 'observed' ? (answer.log[0] as readonly [readonly string[]] | undefined)?.[0] : undefined;
    return `${hook}: ${outcomes?.[0] ?? 'open'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:descriptor-unchecked' },
});
