import { brief, observed, runner } from '../../fixtures/jobs.ts';
import { resolveEngine } from '../../registry.ts';
import { onXs } from './on-xs.ts';

onXs('XS has lockdown, harden and Compartment of its own, and lockdown freezes what the host added too', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  const program = '[typeof lockdown, typeof harden, typeof Compartment, Object.isFrozen(harden), Object.isFrozen(lockdown), Object.isFrozen(Array.prototype)]';
  t.deepEqual(brief(await xs.run({ steps: [{ in: 'start', program }] })), ['function', 'function', 'function', true, true, true]);
  await xs.close();
});

onXs('XS links modules given as text, and the phase of their errors is found', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  const run = async (main: string, dependency: string): Promise<unknown> =>
    brief(await xs.run({ modules: { './main.js': main, './lib/dependency.js': dependency, './lib/deeper.js': 'export const deep = 1;' }, steps: [{ program: './main.js', as: 'module' }] }));
  const imports = "import { x } from './lib/dependency.js';";
  t.deepEqual(await run(`${imports} export default x + 1;`, 'export const x = 41;'), { $object: { default: 42 } });
  t.deepEqual(await run(`${imports} export { x };`, "import { deep } from './deeper.js'; export const x = deep;"), { $object: { x: 1 } });
  t.is(await run(`${imports} null.x;`, 'export const x = 1;'), 'threw shared TypeError in run');
  t.is(await run(`${imports} let y = ;`, 'export const x = 1;'), 'threw shared SyntaxError in parse');
  t.is(await run(imports, 'export const y = 1;'), 'threw shared SyntaxError in parse');
  t.is(await run(imports, 'null.x; export const x = 1;'), 'threw shared TypeError in run');
  await xs.close();
});

onXs('an import that never settles blocks the case', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  t.is(brief(await xs.run({ modules: { './a.js': 'await new Promise(() => {});' }, steps: [{ program: './a.js', as: 'module' }] })), 'blocked: module');
  await xs.close();
});

onXs('lexical endowments on XS are constants of the compartment', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  const endowments = '({ x: 1 })';
  t.deepEqual(brief(await xs.run({ steps: [{ program: '[x, "x" in globalThis]', endowments }] })), [1, false]);
  t.is(brief(await xs.run({ steps: [{ program: 'x = 2', endowments }] })), 'threw shared TypeError in run');
  t.is(brief(await xs.run({ steps: [{ program: 'x', endowments }, 'typeof x'] })), 'blocked: unsupported');
  await xs.close();
});

onXs('harden is lent to compartments whose programs call it, and to no others', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  t.true(brief(await xs.run({ steps: ['Object.isFrozen(harden({}))'] })));
  t.is(brief(await xs.run({ steps: ['typeof harden'] })), 'undefined');
  await xs.close();
});

onXs('exhausted memory and an overflown stack are told apart on XS', async (t) => {
  const xs = runner(resolveEngine('xs/native'));
  t.is((await xs.run({ steps: ['const kept = []; for (;;) kept.push({});'] }, { memoryMb: 96 })).kind, 'out-of-memory');
  t.like(await xs.run({ steps: ['(function f() { return f() + 1; })()'] }), { kind: 'crash', exitCode: 102 });
  t.deepEqual(observed(await xs.run({ steps: ['1'] })).steps, [{ type: 'normal', value: 1 }]);
  await xs.close();
});
