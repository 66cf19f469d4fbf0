/** What hooks return, and what of it is code. */
import fc from 'fast-check';
import { FAILURE_SOURCE, junk, primitives } from '../graphs/junk.ts';
import { INTEGRITY_SOURCE } from '../graphs/integrity.ts';
import { law } from '../model.ts';

interface Value {
  readonly hook: 'import' | 'now' | 'resolve' | 'modules';
  readonly returned: string;
}

const modules = { './main.js': "import './dep.js'; log('executed');", './dep.js': 'export default 1;', './good.js': 'export default 42;' };

function sourceOf({ hook, returned }: Value): string {
  const plain = 'Promise.resolve({ source: sources[s] })';
  const options = {
    import: `resolveHook: s => s, importHook: s => s === './dep.js' ? junk() : ${plain}`,
    now: `resolveHook: s => s, importNowHook: s => s === './dep.js' ? junk() : { source: sources[s] }`,
    resolve: `resolveHook: () => junk(), importHook: s => ${plain}, importNowHook: s => ({ source: sources[s] })`,
    modules: `resolveHook: s => s, modules: { './dep.js': junk() }, importHook: s => ${plain}`,
  }[hook];
  return `(() => {
${FAILURE_SOURCE}
${INTEGRITY_SOURCE}
const before = integrity();
const junk = () => (${returned});
const outcomes = [];
const attempt = () => {
  const c = compartmentWith({ globals: { log: () => {} }, ${options} });
  ${hook === 'now' ? "c.importNow('./main.js'); outcomes.push('loaded');" : "c.import('./main.js').then(() => outcomes.push('loaded'), error => outcomes.push(kindOf(error)));"}
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
  statement: 'Whatever a hook returns, be it a thenable, a proxy, a forgery or a primitive, the import loads, fails cleanly or stays open, and the world is as before.',
  rules: ['modules/module-descriptor-checked', 'modules/module-source-forged', 'modules/module-specifier-nonstring', 'modules/descriptor-read-once'],
  threat: 'module-hook-isolation',
  requires: ['modules', 'compartment-api'],
  version: 2,
  arbitrary: fc.record({ hook: fc.constantFrom('import' as const, 'import' as const, 'now' as const, 'resolve' as const, 'modules' as const), returned: junk }),
  programs: (value) => [{ modules, steps: [{ in: 'start', as: 'program', program: sourceOf(value) }] }],
  judge({ hook, returned }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    if (answer.steps[0].type === 'throw') return 'the program could not go on after the import';
    const [outcomes, good, intact] = (answer.log[0] ?? []) as readonly [readonly string[], number, boolean];
    if (answer.log.length !== 1 || good !== 42) return `another compartment's import does not work any more: ${JSON.stringify(answer.log)}`;
    if (outcomes.length > 1) return `the import ended more than once: ${outcomes.join()}`;
    if (outcomes.includes('other')) return 'the import failed with a value that nobody threw';
    if ((hook === 'import' || hook === 'now') && primitives.includes(returned) && outcomes[0] !== 'error') return `what is no object was taken for a descriptor: ${outcomes.join()}`;
    return intact ? null : 'the world answers otherwise than before';
  },
  classify({ hook }, [answer]) {
    const outcomes = answer.status === 'observed' ? (answer.log[0] as readonly [readonly string[]] | undefined)?.[0] : undefined;
    return `${hook}: ${outcomes?.[0] ?? 'open'}`;
  },
  proof: { engine: 'reference/compartment', fault: 'module:descriptor-unchecked' },
});
