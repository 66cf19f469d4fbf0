import test from 'ava';
import type { WalkTarget } from '../../suites/model.ts';
import { observed, runner, type JobParts } from '../fixtures/jobs.ts';
import { resolveEngine } from '../registry.ts';

const shim = runner(resolveEngine('node/shim'));
const bare = runner(resolveEngine('node/bare'));
test.after.always(async () => { await shim.close(); await bare.close(); });

async function offenders(where: typeof shim, target: WalkTarget, steps: JobParts['steps']): Promise<readonly string[]> {
  const [finding] = observed(await where.run({ fresh: true, steps, probes: [{ kind: 'walk', target }] })).probes;
  if (finding?.kind !== 'walk') throw new Error('no walk');
  return finding.offenders;
}

/** What is planted, and where a walk must find it; then something alike that must be found innocent. */
const PLANTED: readonly [WalkTarget, string, string, string][] = [
  ['unfrozen', 'Object.freeze({ a: Object.freeze({ get b() { return 1; } }) })', 'value.a.b(get)', 'harden({ a: { get b() { return 1; } } })'],
  ['unfrozen', 'Object.freeze(Object.create({}))', 'value.[[Prototype]]', 'Object.freeze(Object.create(null))'],
  ['unfrozen', 'Object.freeze({ [Symbol.for("s")]: [] })', 'value[s]', 'harden({ [Symbol.for("s")]: [] })'],
  ['evaluator', '({ deep: [Function] })', 'value.deep.0', '({ deep: [Function.prototype.constructor] })'],
  ['evaluator', '({ run: (text) => (0, eval)(text) })', 'value.run', '({ run: (text) => text })'],
  ['evaluator', 'new Compartment()', 'value: .evaluate', '({ evaluate(text) { return text; } })'],
  ['global-object', '({ get g() { return 1; }, h: { i: globalThis } })', 'value.h.i', '({ h: { i: "globalThis" } })'],
  ['host-object', '({})', '', 'harden([Map, Promise, eval])'],
  ['mutable-state', 'Object.freeze({ cache: Object.freeze(new Map()) })', 'value.cache: Map', 'harden([Map, Date, WeakMap.prototype])'],
  ['mutable-state', 'harden(new Date(0))', 'value: Date', 'harden(new Error("x"))'],
];
for (const [target, program, path, innocent] of PLANTED) {
  if (path !== '') {
    test(`a walk for ${target} finds it in ${program}`, async (t) => {
      const found = await offenders(shim, target, [program]);
      t.true(found.includes(path), found.join(' | '));
    });
  }
  test(`a walk for ${target} finds nothing in ${innocent}`, async (t) => {
    t.deepEqual(await offenders(shim, target, [innocent]), []);
  });
}

test('a walk for host-object finds what the host put on the start global, and another realm', async (t) => {
  const found = await offenders(bare, 'host-object', ['({ c: console, m: Math })']);
  t.deepEqual(found.filter((path) => path.startsWith('value.c:')), ['value.c: console']);
});

test('a walk for evaluator finds the hidden function constructors of a bare engine', async (t) => {
  const found = await offenders(bare, 'evaluator', ['[function* () {}, async () => {}, async function* () {}]']);
  t.deepEqual(found, ['value.0.[[Prototype]].constructor', 'value.1.[[Prototype]].constructor', 'value.2.[[Prototype]].constructor', 'value.0.[[Prototype]].constructor.[[Prototype]]']);
});

test('a walk for unknown-intrinsic names what the table does not know', async (t) => {
  const found = await offenders(bare, 'unknown-intrinsic', ['Math.planted = 1; [Math]']);
  t.true(found.some((line) => /%Math% has.* planted/.test(line)), found.join(' | '));
});

test('a typed array counts as frozen when only its elements can change', async (t) => {
  t.deepEqual(await offenders(shim, 'unfrozen', ['harden(new Uint8Array(2))']), []);
  t.true((await offenders(shim, 'unfrozen', ['new Uint8Array(2)'])).includes('value'));
});
