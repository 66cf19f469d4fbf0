import test from 'ava';
import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS, brief, makeJob, observed, runner } from '../../fixtures/jobs.ts';
import { messageFault } from '../../protocol/validate.ts';
import { resolveEngine } from '../../registry.ts';

test('what an engine prints as its report keeps the published schema', async (t) => {
  const shim = runner(resolveEngine('node/shim'));
  const probes = [{ kind: 'frozen', depth: 'deep' }, { kind: 'walk', target: 'unfrozen' }, { kind: 'identity' }] as const;
  const report = observed(await shim.run({ steps: ['log(NaN); 1', '[{ a: Symbol("s") }, new Error("x"), 1n, /x/]'], probes }));
  await shim.close();
  t.is(messageFault('jobReport', report), undefined);
});

test('an engine states exact versions, and the hash of its shim', async (t) => {
  const { engine, shim } = await resolveEngine('node/shim').describe();
  t.is(engine.version, process.versions.node);
  t.is(shim?.name, 'ses');
  t.regex(shim?.sha256 ?? '', /^[0-9a-f]{64}$/);
});

test('host objects cannot be reached from a program: what it is given has the functions of its own realm', async (t) => {
  const bare = runner(resolveEngine('node/bare'));
  const program = `log(1); const escaped = log.constructor('return typeof process')(); [escaped, typeof process, typeof require, log.constructor === Function]`;
  t.deepEqual(brief(await bare.run({ steps: [program] })), ['undefined', 'undefined', 'undefined', true]);
  await bare.close();
});

test('without code generation there is one compartment, and programs there cannot make code', async (t) => {
  const world = runner(resolveEngine('node/no-codegen'));
  t.is(brief(await world.run({ steps: ['[1].map((x) => x + 1)[0]'] })), 2);
  t.is(brief(await world.run({ steps: ['new Function("return 1")'] })), 'threw shared EvalError in run');
  t.is(brief(await world.run({ steps: ['('] })), 'threw shared SyntaxError in parse');
  await world.close();
});

test('the caller\'s environment does not reach an engine', async (t) => {
  process.env['LOCKDOWN_ERROR_TAMING'] = 'no-such-taming';
  process.env['NODE_OPTIONS'] = '--no-such-option';
  const shim = runner(resolveEngine('node/shim'));
  const outcome = await shim.run({ steps: ['1'] });
  delete process.env['NODE_OPTIONS'];
  delete process.env['LOCKDOWN_ERROR_TAMING'];
  await shim.close();
  t.is(brief(outcome), 1);
});

test('a local build of the shim is used and hashed; one that does not parse, or is not there, is said', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ses262-test-'));
  const broken = join(folder, 'broken.js');
  writeFileSync(broken, 'function (');
  const empty = join(folder, 'empty.js');
  writeFileSync(empty, '1;');
  for (const path of [broken, empty]) {
    const adapter = resolveEngine(`node/shim:${path}`);
    t.is((await adapter.describe()).shim?.version, 'local');
    const session = await adapter.open(LIMITS);
    t.is(brief(await session.run(makeJob({ steps: ['1'] }), LIMITS)), 'blocked: load');
    await session.close();
  }
  t.false((await resolveEngine(`node/shim:${join(folder, 'absent.js')}`).availability()).available);
});
