import test from 'ava';
import { brief, observed, runner, type JobParts } from '../fixtures/jobs.ts';
import { resolveEngine } from '../registry.ts';

const shim = runner(resolveEngine('node/shim'));
const bare = runner(resolveEngine('node/bare'));
const native = runner(resolveEngine('xs/native'));
test.after.always(async () => { await shim.close(); await bare.close(); await native.close(); });

const inStart = (program: string) => ({ in: 'start', program });

const PHASES: readonly [string, JobParts['steps'][number], string][] = [
  ['a program that does not parse', 'let x = ;', 'threw shared SyntaxError in parse'],
  ['a program that throws', 'null.x', 'threw shared TypeError in run'],
  ['a program that throws a SyntaxError while running', 'new RegExp("(")', 'threw shared SyntaxError in run'],
  ['a program that only a comment precedes', '/* a */ // b\n null.x', 'threw shared TypeError in run'],
  ['a program that declares a name twice', 'let a; let a;', 'threw shared SyntaxError in parse'],
  ['indirect eval of text that does not parse', { as: 'indirect-eval', program: ')' }, 'threw shared SyntaxError in parse'],
  ['indirect eval of text that throws', { as: 'indirect-eval', program: 'null.x' }, 'threw shared TypeError in run'],
  ['a function body that does not parse', { as: 'function-body', program: 'return )' }, 'threw shared SyntaxError in parse'],
  ['a function body that throws', { as: 'function-body', program: 'return null.x' }, 'threw shared TypeError in run'],
  ['a start program that does not parse', inStart('}'), 'threw shared SyntaxError in parse'],
  ['a start program that throws', inStart('null.x'), 'threw shared TypeError in run'],
  ['a thrown value that is no error', 'throw 1', 'threw 1 in run'],
];
for (const [what, step, expected] of PHASES) {
  test(`the phase of ${what} is found`, async (t) => {
    t.is(brief(await shim.run({ steps: [step], fresh: true })), expected);
  });
}

for (const [source, expected] of [
  ["'use strict'; with ({}) {}", 'threw shared SyntaxError in parse'],
  ["'use strict'; null.x", 'threw shared TypeError in run'],
  ['#!hashbang\nnull.x', 'threw shared TypeError in run'],
  ['with ({}) { null.x }', 'threw shared TypeError in run'],
] as const) {
  test(`a directive or hashbang keeps its meaning while the phase is sought: ${JSON.stringify(source)}`, async (t) => {
    t.is(brief(await bare.run({ steps: [source] })), expected);
  });
}

test('finding the phase does not run the program again', async (t) => {
  const { log } = observed(await shim.run({ steps: ['({ n: 0 })', 'results[0].n += 1; log(results[0].n); null.x'] }));
  t.deepEqual(log, [1]);
});

test('an error of another ancestry is foreign', async (t) => {
  const program = 'const Other = { name: "TypeError" }; throw Object.create({ constructor: Other });';
  t.is(brief(await shim.run({ steps: [program] })), 'threw foreign TypeError in run');
});

test('an error whose class inherits an intrinsic is shared and named by that intrinsic', async (t) => {
  t.is(brief(await shim.run({ steps: ['class Mine extends RangeError {} throw new Mine()'] })), 'threw shared RangeError in run');
});

test('values that JSON has not are tagged, and what goes too deep or too far is cut', async (t) => {
  const value = async (program: string): Promise<unknown> => brief(await shim.run({ steps: [program] }));
  t.deepEqual(await value('[-0, NaN, Infinity, undefined, 10n, Symbol("s"), function f() {}, , /x/, { a: [null] }]'), [
    { $number: '-0' }, { $number: 'NaN' }, { $number: 'Infinity' }, { $undefined: true }, { $bigint: '10' }, { $symbol: 's' }, { $function: 'f' },
    { $undefined: true }, { $other: '[object RegExp]' }, { $object: { a: [null] } },
  ]);
  t.deepEqual(await value('const a = []; a[0] = a; a'), [[[[[[[[{ $other: '[object Array]' }]]]]]]]]);
  t.deepEqual(await value('"x".repeat(100000)'), { $other: 'beyond the size limit' });
  t.deepEqual(await value('new Proxy({}, { getPrototypeOf() { throw 1; } })'), { $other: 'unobservable' });
  t.deepEqual(await value('({ get x() { throw 1; } })'), { $object: { x: { $other: 'accessor' } } });
  t.deepEqual(await value('"caf\\u00e9 \\ud800 \\u{1f600}"'), 'caf\u00e9 \ud800 \u{1f600}');
  t.deepEqual(await value('Math'), { $other: '[object Math]' });
});

test('a program that replaces what the driver might use changes nothing about its report', async (t) => {
  const hostile = `
    const classes = [Array, Object, String, Function, Map, WeakSet, Promise, RegExp, Symbol];
    const { ownKeys } = Reflect;
    for (let c = 0; c < classes.length; c += 1) {
      const keys = ownKeys(classes[c].prototype);
      for (let k = 0; k < keys.length; k += 1) { try { classes[c].prototype[keys[k]] = () => { throw 'taken over'; }; } catch (kept) {} }
    }
    Object.defineProperty(Array.prototype, 0, { set() { throw 'trapped'; } });
    Object.defineProperty(Object.prototype, 'toJSON', { value() { return 'lie'; } });
    JSON.parse = JSON.stringify = Reflect.apply = Reflect.ownKeys = Object.freeze = String = () => 'lie';
    log('still here');
    ({ answer: [42] })`;
  const report = observed(await bare.run({ steps: [hostile], probes: [{ kind: 'frozen', depth: 'deep' }] }));
  t.deepEqual(report.log, ['still here']);
  t.deepEqual(report.steps, [{ type: 'normal', value: { $object: { answer: [42] } } }]);
  t.true(report.probes[0]?.kind === 'frozen' && report.probes[0].offenders.includes('value.answer'));
});

test('a bare world is new for every job', async (t) => {
  await bare.run({ steps: ['globalThis.left = 1; Array.prototype.left = 1;'] });
  t.deepEqual(brief(await bare.run({ steps: ['[typeof left, "left" in []]'] })), ['undefined', false]);
});

test('harness names exist only where a program mentions them', async (t) => {
  t.deepEqual(brief(await shim.run({ steps: ['["lo" + "g", "result" + "s", "mark"].map((name) => name in globalThis)'] })), [false, false, false]);
  t.deepEqual(brief(await shim.run({ steps: ['log(1); "lo" + "g" in globalThis'] })), true);
});

test('compartments of one case are distinct, and one name is one compartment', async (t) => {
  const report = observed(await shim.run({
    steps: [{ in: 'a', program: 'globalThis.x = 1; x' }, { in: 'b', program: 'typeof x' }, { in: 'a', program: 'x' }],
  }));
  t.deepEqual(report.steps.map((step) => step.value), [1, 'undefined', 1]);
});

test('the customisation runs before the freeze and stays', async (t) => {
  const world = { customise: 'globalThis.before = Object.isFrozen(Array.prototype);' };
  t.deepEqual(brief(await shim.run({ world, steps: [inStart('[before, Object.isFrozen(Array.prototype)]')] })), [false, true]);
});

test('lockdown options reach lockdown, and refused ones block the case', async (t) => {
  const startEval = (evalTaming: string): JobParts => ({ world: { lockdown: { evalTaming } }, steps: [{ in: 'start', as: 'indirect-eval', program: '1' }] });
  t.is(brief(await shim.run(startEval('safe-eval'))), 1);
  t.is(brief(await shim.run(startEval('no-eval'))), 'threw shared TypeError in parse');
  t.is(brief(await shim.run({ world: { lockdown: { noSuchOption: true } }, steps: ['1'] })), 'blocked: lockdown');
  t.is(brief(await shim.run({ steps: ['1'] })), 1);
});

test('a job of the stage before lockdown sees primordials that can change', async (t) => {
  t.false(brief(await shim.run({ world: { stage: 'before-lockdown' }, steps: ['Object.isFrozen(Array.prototype)'] })));
  t.true(brief(await shim.run({ steps: ['Object.isFrozen(Array.prototype)'] })));
});

test('named compartments are made with the globals asked for, in the start compartment', async (t) => {
  const steps = [inStart('globalThis.shared = { n: 1 }; 0'), { in: 'a', program: 'given.n' }, { in: 'b', program: 'typeof given' }];
  const report = observed(await shim.run({ fresh: true, world: { globals: { a: '({ given: shared })' } }, steps }));
  t.deepEqual(report.steps.map((step) => step.value), [0, 1, 'undefined']);
});

test('what a world cannot do is blocked as unsupported, not failed', async (t) => {
  const unsupported = 'blocked: unsupported';
  t.is(brief(await shim.run({ steps: [{ program: '1', as: 'expression' }] })), unsupported);
  t.is(brief(await shim.run({ steps: [{ program: 'x', endowments: '({ x: 1 })' }] })), unsupported);
  t.is(brief(await bare.run({ modules: { './a.js': '' }, steps: [{ program: './a.js', as: 'module' }] })), unsupported);
  t.is(brief(await bare.run({ steps: [{ in: 'a', program: '1' }] })), unsupported);
});

test('a throw ends the sequence, and probes of it find nothing', async (t) => {
  const report = observed(await shim.run({ steps: ['1', 'throw 2', '3'], probes: [{ kind: 'frozen', depth: 'deep' }] }));
  t.is(report.steps.length, 2);
  t.deepEqual(report.probes, []);
});

test('identity is SameValue of the last two steps', async (t) => {
  const same = async (...steps: string[]): Promise<unknown> => observed(await shim.run({ steps, probes: [{ kind: 'identity' }] })).probes[0];
  t.deepEqual(await same('({})', 'results[0]'), { kind: 'identity', same: true });
  t.deepEqual(await same('({})', '({})'), { kind: 'identity', same: false });
  t.deepEqual(await same('NaN', 'NaN'), { kind: 'identity', same: true });
});

const MODULES = {
  './main.js': 'import { x } from "./dep/one.js"; export const y = x + 1;',
  './dep/one.js': 'export { x } from "../two.js";',
  './two.js': 'export let x = 1; x = 41;',
  './bad.js': 'export let;',
  './throws.js': 'import "./two.js"; null.x;',
};
for (const [name, engine] of [['shim', shim], ['native', native]] as const) {
  test(`modules given as texts are linked in the ${name} world`, async (t) => {
    t.is(brief(await engine.run({ modules: MODULES, steps: [{ program: './main.js', as: 'module' }, 'results[0].y'] })), 42);
    t.is(brief(await engine.run({ modules: MODULES, steps: [{ program: './throws.js', as: 'module' }] })), 'threw shared TypeError in run');
    t.regex(String(brief(await engine.run({ modules: MODULES, steps: [{ program: './bad.js', as: 'module' }] }))), /in parse$/);
  });

  test(`programs in the start compartment of the ${name} world get module sources and a maker of compartments`, async (t) => {
    const program = `
      const c = compartmentWith({ resolveHook: (s) => s, importHook: async (s) => ({ source: sources[s] }) });
      c.import('./two.js').then((namespace) => log(namespace.x));
      try { sources['./bad.js']; } catch (error) { log(error); }`;
    const { log } = observed(await engine.run({ modules: MODULES, fresh: true, steps: [inStart(program)] }));
    t.deepEqual(log, [{ $error: { constructor: 'SyntaxError', realm: 'shared' } }, 41]);
    t.deepEqual(brief(await engine.run({ fresh: true, steps: [inStart('["sou" + "rces", "compartment" + "With"].map((name) => name in globalThis)')] })), [false, false]);
  });
}
