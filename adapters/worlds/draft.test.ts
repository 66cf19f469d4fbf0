import test from 'ava';
import { commandAdapter } from '../engines/command/adapter.ts';
import { brief, observed, runner } from '../fixtures/jobs.ts';

/** The shape of the draft's Realm API and nothing of its security: enough to drive the driver. */
const TOY_REALM = `globalThis.Realm = class Realm {
  static makeCompartment() { return new Realm(); }
  #global = { eval, Function };
  get global() { return this.#global; }
  evaluateProgram(source, endowments = {}) {
    const run = new Function('scope', 'endowments', 'source', 'with (scope) { with (endowments) { return eval(source); } }');
    return run(this.#global, Object.freeze(endowments), source);
  }
  evaluateExpr(source, endowments) { return this.evaluateProgram('(' + source + '\\n)', endowments); }
};`;

const draft = runner(commandAdapter('toy/draft', {
  name: 'toy', command: [process.execPath, '{script}'], print: 'console.log', worlds: ['draft'], fixes: [TOY_REALM],
}, 'draft'));
test.after.always(() => draft.close());

test('programs run in compartments that the Realm API makes', async (t) => {
  const report = observed(await draft.run({ steps: [{ in: 'a', program: 'global = 1; 2' }, { in: 'start', program: 'typeof Realm.makeCompartment' }] }));
  t.deepEqual(report.steps.map((step) => step.value), [2, 'function']);
});

test('expressions are evaluated as such, and their phase is found', async (t) => {
  const expression = (program: string) => draft.run({ steps: [{ program, as: 'expression' }] });
  t.deepEqual(brief(await expression('{}')), { $object: {} });
  t.is(brief(await expression('if (1) 2')), 'threw shared SyntaxError in parse');
  t.is(brief(await expression('null.x')), 'threw shared TypeError in run');
});

test('endowments belong to one evaluation', async (t) => {
  const endowments = '({ x: 1 })';
  const report = observed(await draft.run({ steps: [{ program: 'x', endowments }, { program: 'typeof x' }, { program: 'x + 1', as: 'expression', endowments }] }));
  t.deepEqual(report.steps.map((step) => step.value), [1, 'undefined', 2]);
  t.is(brief(await draft.run({ steps: [{ program: '"use strict"; x = 2', endowments }] })), 'threw shared TypeError in run');
});

test('a world that begins frozen has no stages', async (t) => {
  t.is(brief(await draft.run({ world: { customise: '1' }, steps: ['1'] })), 'blocked: unsupported');
});

test('the log reaches compartments', async (t) => {
  t.deepEqual(observed(await draft.run({ steps: ['log(1); Promise.resolve().then(() => log(2)); 0'] })).log, [1, 2]);
});
