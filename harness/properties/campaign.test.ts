import test from 'ava';
import type { Adapter } from '../../adapters/model.ts';
import type { PropertyLine } from '../../reports/model.ts';
import type { EngineIdentity } from '../../suites/engine-identity.ts';
import type { HostSettings } from '../../suites/model.ts';
import { fakeAdapter } from '../fakes/adapter.ts';
import type { PreparedEngine } from '../run/run.ts';
import { combineAll } from './combine.ts';
import { campaign, inMemory, truthLaw } from './testing/in-memory.ts';

async function fake(mode: string, detail?: string): Promise<PreparedEngine> {
  const adapter = fakeAdapter(mode, detail === undefined ? {} : { detail });
  return { adapter, identity: await adapter.describe() };
}

/** What does not depend on the clock. */
function timeless(lines: readonly PropertyLine[]): unknown[] {
  return lines.map((line) => ({ ...line, durationMs: 0, answeringMs: 0 }));
}

test('a law that holds for every value passes, with its classes counted', async (t) => {
  const [line] = await campaign([await inMemory(() => true)]);
  t.is(line.outcome, 'pass');
  t.is(line.runs, 100);
  t.deepEqual(line.ended, { held: 100 });
  t.is(line.labels.even + line.labels.odd, 100);
  t.deepEqual(line.findings, []);
});

test('a counterexample is shrunk to the smallest value that shows it', async (t) => {
  const [line] = await campaign([await inMemory((program) => Number(program) < 777)]);
  t.is(line.outcome, 'fail');
  t.true(line.hole);
  t.is(line.findings.length, 1);
  t.is(line.findings[0].shrunk.programs[0].steps[0].program, '777');
  t.true(line.findings[0].shrunk.steps > 0);
});

test('a counterexample of a law about what is harmless is no hole, in one line or several', async (t) => {
  const lines = await campaign([await inMemory((program) => Number(program) % 5 !== 0)], { laws: [truthLaw({ harmless: true })], runs: 600 });
  t.true(lines.length > 1);
  for (const line of [...lines, ...combineAll(lines)]) {
    t.is(line.outcome, 'fail');
    t.is(line.hole, undefined);
  }
});

test('runs go on after a counterexample, and each kind of failure is told once', async (t) => {
  const [line] = await campaign([await inMemory((program) => (Number(program) % 3 === 0 ? 'wrong' : Number(program) % 3 === 1 ? { $number: 'NaN' } : true))]);
  t.is(line.runs, 100);
  t.true((line.ended.fail ?? 0) > 20);
  t.is((line.ended.fail ?? 0) + (line.ended.held ?? 0), 100);
  t.is(line.findings.length, 2);
});

const deserved: readonly (readonly [mode: string, outcome: PropertyLine['outcome'], detail?: string])[] = [
  ['crash', 'crash'],
  ['exit', 'crash'],
  ['empty', 'harness-error'],
  ['hollow', 'harness-error'],
  ['another-job', 'harness-error'],
  ['forge', 'harness-error'],
  ['flood', 'harness-error'],
  ['fail', 'fail'],
  ['lies', 'fail'],
];

for (const [mode, outcome] of deserved) {
  test(`an engine that does "${mode}" gets ${outcome} with the program, in every run`, async (t) => {
    const [line] = await campaign([await fake(mode)], { runs: 2, shrinking: { trials: 2, ms: 5_000 } });
    t.is(line.outcome, outcome);
    t.is(line.ended[outcome as 'fail'], 2);
    t.is(line.ended.held, undefined);
    t.is(line.findings[0].shrunk.programs.length, 1);
  });
}

test('an engine that hangs gets timeout, is started again, and the runs go on', async (t) => {
  const limits = { timeoutMs: 250, memoryMb: 256, outputBytes: 100_000 };
  const [line] = await campaign([await fake('hang')], { runs: 2, limits, shrinking: { trials: 1, ms: 1_000 } });
  t.is(line.outcome, 'timeout');
  t.deepEqual(line.ended, { timeout: 2 });
});

test('a crash that only comes after other programs is a finding that says so, and the runs go on', async (t) => {
  const [line] = await campaign([await fake('dies-after', '5')], { runs: 20 });
  t.is(line.outcome, 'crash');
  t.is(line.runs, 20);
  t.true(line.findings[0].unconfirmed);
  t.true((line.ended.held ?? 0) >= 10);
});

test('a failure that only comes after other programs is a finding that says so', async (t) => {
  const [line] = await campaign([await fake('spoils')], { runs: 3 });
  t.is(line.outcome, 'fail');
  t.true(line.findings[0].unconfirmed);
});

test('a law that throws is the fault of the harness, never a pass', async (t) => {
  const [line] = await campaign([await inMemory(() => true)], { laws: [truthLaw({ judge: () => { throw new Error('a slip'); } })], runs: 1 });
  t.is(line.outcome, 'harness-error');
});

test('an engine without what a law requires is unsupported, and is asked nothing', async (t) => {
  const programs: string[] = [];
  const [line] = await campaign([await inMemory(() => true, { programs })], { laws: [truthLaw({ requires: ['modules'] })] });
  t.is(line.outcome, 'unsupported');
  t.is(line.runs, 0);
  t.deepEqual(programs, []);
});

test('an engine that is not there is not run, and says why', async (t) => {
  const [line] = await campaign([{ id: 'fake/absent', unavailable: { reason: 'no compiler', how: 'install one' } }]);
  t.is(line.outcome, 'not-run');
  t.is(line.detail, 'no compiler');
});

test('parts of a search say together what one run says', async (t) => {
  const answer = (program: string) => (Number(program) % 11 === 0 ? 'wrong' : Number(program) % 13 === 0 ? { $number: 'NaN' as const } : true);
  const whole = combineAll(await campaign([await inMemory(answer)], { runs: 700 }));
  const parts = [
    ...(await campaign([await inMemory(answer)], { from: 450, runs: 250 })),
    ...(await campaign([await inMemory(answer)], { from: 0, runs: 450 })),
  ];
  const ignoringEffort = (lines: readonly PropertyLine[]): unknown[] => timeless(lines.map((line) => ({ ...line, programs: 0 })));
  t.deepEqual(ignoringEffort(combineAll(parts)), ignoringEffort(whole));
  t.is(whole[0].findings.length, 2);
});

test('a search that is resumed does no run twice', async (t) => {
  const programs: string[] = [];
  const before = await campaign([await inMemory(() => true, { programs })], { runs: 64 });
  const rest = await campaign([await inMemory(() => true, { programs })], { runs: 100, before });
  const inOne: string[] = [];
  await campaign([await inMemory(() => true, { programs: inOne })], { runs: 100 });
  t.deepEqual(programs, inOne);
  t.is(combineAll([...before, ...rest])[0].runs, 100);
});

test('programs of one value run side by side in processes under the settings of the host that they ask for', async (t) => {
  const opened: (HostSettings | undefined)[] = [];
  const base = await inMemory(() => true, { capabilities: ['host-settings'] });
  const { adapter: inner, identity } = base as PreparedEngine & { readonly adapter: Adapter; readonly identity: EngineIdentity };
  const adapter: Adapter = {
    ...inner,
    open: async (limits, host) => {
      opened.push(host);
      const session = await inner.open(limits, host);
      const steps = [{ type: 'normal' as const, value: host?.timeZone ?? 'of the machine' }];
      return { ...session, run: (job) => Promise.resolve({ kind: 'reported', report: { id: job.id, status: 'observed', steps, log: [], probes: [] }, raw: '', durationMs: 0 }) };
    },
  };
  const zones = truthLaw({
    requires: ['host-settings'],
    programs: (value) => [undefined, 'Asia/Kolkata', undefined].map((timeZone) => ({ ...(timeZone === undefined ? {} : { world: { host: { timeZone } } }), steps: [{ in: 'child', program: String(value), as: 'program' }] })),
    judge: (_value, answers) => {
      const seen = answers.map((answer) => (answer.status === 'observed' ? answer.steps[0].value : 'none'));
      return JSON.stringify(seen) === JSON.stringify(['of the machine', 'Asia/Kolkata', 'of the machine']) ? null : `saw ${JSON.stringify(seen)}`;
    },
  });
  const [line] = await campaign([{ adapter, identity }], { laws: [zones], runs: 100 });
  t.is(line.outcome, 'pass', line.detail);
  t.is(line.programs, 300);
  t.deepEqual(opened, [undefined, { timeZone: 'Asia/Kolkata' }]);
});

test('programs are the same whatever other laws and engines run, and however many processes', async (t) => {
  const [alone, among]: [string[], string[]] = [[], []];
  await campaign([await inMemory(() => true, { programs: alone })], { runs: 200 });
  await campaign([await inMemory(() => true, { programs: among }), await fake('agree')], { runs: 200, jobs: 3 });
  t.deepEqual(among, alone);
});

test.serial('with time as the limit every law gets runs, and the search ends', async (t) => {
  const laws = [truthLaw(), truthLaw({ id: 'other-truth' })];
  const lines = combineAll(await campaign([await inMemory(() => true)], { laws, runs: null, ms: 2_000 }));
  t.deepEqual(lines.map(({ law }) => law).sort(), ['other-truth', 'truth']);
  for (const line of lines) t.true(line.runs >= 64);
});

test('a law whose turn did not come in time is not run, and says so', async (t) => {
  const [line] = await campaign([await inMemory(() => true)], { runs: null, ms: 0 });
  t.is(line.outcome, 'not-run');
  t.is(line.detail, 'time was over');
});

test('an interrupted search keeps the blocks that were done', async (t) => {
  const controller = new AbortController();
  const programs: string[] = [];
  const engine = await inMemory((program) => {
    if (programs.length > 600) controller.abort();
    return program !== '';
  }, { programs });
  const lines = await campaign([engine], { runs: 5_000, signal: controller.signal });
  const [line] = combineAll(lines);
  t.true(line.runs >= 512 && line.runs < 1_000);
  t.is(line.outcome, 'pass');
});
