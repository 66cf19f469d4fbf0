import { fileURLToPath } from 'node:url';
import test from 'ava';
import { externalAdapter } from '../../adapters/engines/external/adapter.ts';
import type { Outcome, ResultLine } from '../../reports/model.ts';
import type { Case } from '../../suites/model.ts';
import { runAll } from '../run/run.ts';
import { fakeAdapter } from './adapter.ts';
import { fakeCase, fakeCases } from './cases.ts';

const limits = { timeoutMs: 20_000, memoryMb: 256, outputBytes: 100_000 };

async function resultsOf(mode: string, cases: readonly Case[], options: Parameters<typeof fakeAdapter>[1] & { timeoutMs?: number; jobs?: number } = {}): Promise<ResultLine[]> {
  const adapter = fakeAdapter(mode, options);
  const lines: ResultLine[] = [];
  await runAll(
    {
      engines: [{ adapter, identity: await adapter.describe() }],
      cases,
      edition: 'draft-2019',
      limits: { ...limits, timeoutMs: options.timeoutMs ?? limits.timeoutMs },
      jobs: options.jobs ?? 1,
      signal: new AbortController().signal,
    },
    { result: (line) => void lines.push(line), done: () => undefined },
  );
  return lines;
}

/** One case of each verb that a single step can be judged by. */
const everyVerb: readonly Case[] = [
  fakeCase({ id: 'value', expect: { verb: 'value', value: 1 } }),
  fakeCase({ id: 'throws', expect: { verb: 'throws', throws: { constructor: 'TypeError' } } }),
  fakeCase({ id: 'throws-value', expect: { verb: 'throws-value', value: 1 } }),
  fakeCase({ id: 'parses', expect: { verb: 'parses' } }),
  fakeCase({ id: 'log', expect: { verb: 'log', log: ['a'] } }),
  fakeCase({ id: 'frozen', expect: { verb: 'frozen', frozen: 'deep' } }),
  fakeCase({ id: 'unreachable', expect: { verb: 'unreachable', target: 'evaluator' } }),
];

const deserved: readonly (readonly [mode: string, outcome: Outcome])[] = [
  ['pass', 'harness-error'],
  ['hollow', 'harness-error'],
  ['empty', 'harness-error'],
  ['exit', 'crash'],
  ['crash', 'crash'],
  ['flood', 'harness-error'],
  ['half-a-line', 'harness-error'],
  ['not-json', 'harness-error'],
  ['another-job', 'harness-error'],
  ['forge', 'harness-error'],
  ['lies', 'blocked'],
];

for (const [mode, outcome] of deserved) {
  test(`an engine that does "${mode}" gets ${outcome}, and no pass`, async (t) => {
    const lines = await resultsOf(mode, everyVerb);
    t.deepEqual(lines.map((line) => [line.case, line.outcome]), everyVerb.map(({ id }) => [id, outcome]));
    for (const line of lines) t.truthy(line.detail);
  });
}

const externalEngine = fileURLToPath(new URL('../../adapters/fixtures/external-engine.js', import.meta.url));

for (const [manner, outcome] of [['version 2', 'harness-error'], ['lies about capabilities', 'harness-error'], ['half a line', 'harness-error'], ['flood', 'harness-error'], ['dies', 'crash']] as const) {
  test(`an external engine whose manner is "${manner}" gets ${outcome}, and no pass`, async (t) => {
    const adapter = externalAdapter({ name: 'tiny', session: [process.execPath, externalEngine, manner] });
    const lines: ResultLine[] = [];
    await runAll(
      { engines: [{ adapter, identity: { ...(await fakeAdapter('agree').describe()), id: 'tiny' } }], cases: fakeCases(2), edition: 'draft-2019', limits: { ...limits, timeoutMs: 10_000 }, jobs: 1, signal: new AbortController().signal },
      { result: (line) => void lines.push(line), done: () => undefined },
    );
    t.deepEqual(lines.map((line) => line.outcome), [outcome, outcome], lines[0].detail);
  });
}

test('an engine that hangs gets timeout', async (t) => {
  const lines = await resultsOf('hang', fakeCases(2), { timeoutMs: 300 });
  t.deepEqual(lines.map(({ outcome }) => outcome), ['timeout', 'timeout']);
});

test('an engine that always throws passes only what holds however a program ends', async (t) => {
  const lines = await resultsOf('fail', everyVerb);
  t.deepEqual(lines.filter(({ outcome }) => outcome === 'pass').map((line) => line.case), ['parses']);
});

test('an engine that agrees with everything fails where true is not the answer', async (t) => {
  const lines = await resultsOf('agree', everyVerb);
  t.deepEqual(lines.filter(({ outcome }) => outcome === 'fail').map((line) => line.case), ['value', 'throws', 'throws-value', 'log']);
});

test('an engine that lacks what a case requires is unsupported and not asked', async (t) => {
  const lines = await resultsOf('crash', fakeCases(2, { requires: ['modules'] }));
  t.deepEqual(lines.map(({ outcome }) => outcome), ['unsupported', 'unsupported']);
});

test('a crash is restarted, and the run goes on', async (t) => {
  const lines = await resultsOf('dies-after', fakeCases(7), { detail: '2' });
  t.is(lines.length, 7);
  t.deepEqual(new Set(lines.map(({ outcome }) => outcome)), new Set(['pass']), 'each crash was not confirmed by a fresh process');
});

test('a failure that a fresh process does not confirm is not said', async (t) => {
  const lines = await resultsOf('spoils', fakeCases(4));
  t.deepEqual(lines.map(({ outcome }) => outcome), ['pass', 'pass', 'pass', 'pass']);
});

test('every hand-written failure is seen in a process that ran nothing before', async (t) => {
  const lines = await resultsOf('counts', fakeCases(5));
  t.deepEqual(lines.map(({ observed }) => (observed as { steps: { value: number }[] }).steps[0].value), [1, 1, 1, 1, 1]);
});

test('an engine that does not start gets harness-error for every case', async (t) => {
  const adapter = { ...fakeAdapter('agree'), open: () => Promise.reject(new Error('no such file')) };
  const lines: ResultLine[] = [];
  await runAll(
    { engines: [{ adapter, identity: await adapter.describe() }], cases: fakeCases(6), edition: 'draft-2019', limits, jobs: 1, signal: new AbortController().signal },
    { result: (line) => void lines.push(line), done: () => undefined },
  );
  t.deepEqual(new Set(lines.map(({ outcome }) => outcome)), new Set(['harness-error']));
  t.regex(lines[0].detail ?? '', /does not start: no such file/);
});

test('an adapter that throws gets harness-error', async (t) => {
  const session = { alive: true, run: () => Promise.reject(new Error('broken')), close: () => Promise.resolve() };
  const adapter = { ...fakeAdapter('agree'), open: () => Promise.resolve(session) };
  const lines: ResultLine[] = [];
  await runAll(
    { engines: [{ adapter, identity: await adapter.describe() }], cases: fakeCases(1), edition: 'draft-2019', limits, jobs: 1, signal: new AbortController().signal },
    { result: (line) => void lines.push(line), done: () => undefined },
  );
  t.is(lines[0].outcome, 'harness-error');
});

test('results are the same and in the same order with any number of workers', async (t) => {
  const cases = [...fakeCases(90), ...fakeCases(300, { origin: 'generated' }).map((entry) => ({ ...entry, id: `table/${entry.id}` }))];
  const withoutTimes = (lines: readonly ResultLine[]) => lines.map((line) => ({ ...line, durationMs: 0 }));
  const one = withoutTimes(await resultsOf('agree', cases, { jobs: 1 }));
  const three = withoutTimes(await resultsOf('agree', cases, { jobs: 3 }));
  t.deepEqual(one, three);
  t.deepEqual(one.map((line) => line.case), cases.map(({ id }) => id));
});

test('an interrupted run reports what it did not do', async (t) => {
  const adapter = fakeAdapter('hang');
  const interrupt = new AbortController();
  setTimeout(() => interrupt.abort(), 200);
  const lines: ResultLine[] = [];
  await runAll(
    { engines: [{ adapter, identity: await adapter.describe() }], cases: fakeCases(3), edition: 'draft-2019', limits: { ...limits, timeoutMs: 20_000 }, jobs: 2, signal: interrupt.signal },
    { result: (line) => void lines.push(line), done: () => undefined },
  );
  t.deepEqual(lines.map(({ outcome, detail }) => [outcome, detail]), Array.from({ length: 3 }, () => ['not-run', 'the run was interrupted']));
});

test('an engine that is not there is a column of not-run with the reason', async (t) => {
  const lines: ResultLine[] = [];
  await runAll(
    { engines: [{ id: 'xs/native', unavailable: { reason: 'no C compiler', how: 'install one' } }], cases: fakeCases(2), edition: 'draft-2019', limits, jobs: 1, signal: new AbortController().signal },
    { result: (line) => void lines.push(line), done: () => undefined },
  );
  t.deepEqual(lines.map(({ outcome, detail }) => [outcome, detail]), [['not-run', 'no C compiler'], ['not-run', 'no C compiler']]);
});
