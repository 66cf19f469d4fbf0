import test from 'ava';
import { fileURLToPath } from 'node:url';
import { LIMITS, makeJob } from '../fixtures/jobs.ts';
import type { JobOutcome } from '../model.ts';
import { DriverSession } from './driver-session.ts';

const FAKE = fileURLToPath(new URL('../fixtures/fake-driver.js', import.meta.url));

async function outcomeOf(manner: string): Promise<{ outcome: JobOutcome; alive: boolean }> {
  const session = new DriverSession({ command: process.execPath, args: [FAKE, manner], residentMb: 512 });
  const outcome = await session.run(makeJob({ steps: ['1'] }), { ...LIMITS, timeoutMs: manner === 'hang' ? 700 : 20_000, outputBytes: 200_000 });
  const { alive } = session;
  await session.close();
  return { outcome, alive };
}

const EXPECTED: readonly [string, JobOutcome['kind']][] = [
  ['right', 'reported'],
  ['in pieces', 'reported'],
  ['half a line', 'protocol-error'],
  ['no report', 'protocol-error'],
  ['another id', 'protocol-error'],
  ['not JSON', 'protocol-error'],
  ['wrong shape', 'protocol-error'],
  ['wrong prefix', 'protocol-error'],
  ['in the middle of a line', 'protocol-error'],
  ['flood', 'protocol-error'],
  ['hang', 'timeout'],
  ['crash', 'crash'],
  ['signal', 'crash'],
];
for (const [manner, kind] of EXPECTED) {
  test(`an engine whose manner is "${manner}" ends as ${kind}, and only a reported job leaves the session usable`, async (t) => {
    const { outcome, alive } = await outcomeOf(manner);
    t.is(outcome.kind, kind, JSON.stringify(outcome));
    t.is(alive, kind === 'reported');
  });
}

for (const [manner, kind] of [['slow to start', 'reported'], ['ready, then hangs', 'timeout']] as const) {
  test(`of an engine that announces its start, only what comes after counts as the job's time: ${manner}`, async (t) => {
    const session = new DriverSession({ command: process.execPath, args: [FAKE, manner], residentMb: 512, announces: true });
    const outcome = await session.run(makeJob({ steps: ['1'] }), { ...LIMITS, timeoutMs: 500 });
    t.is(outcome.kind, kind, JSON.stringify(outcome));
    await session.close();
  });
}

test('a crash tells its exit code or its signal', async (t) => {
  const crash = (await outcomeOf('crash')).outcome;
  const signal = (await outcomeOf('signal')).outcome;
  t.like(crash, { kind: 'crash', exitCode: 9, signal: null });
  t.like(signal, { kind: 'crash', exitCode: null, signal: 'SIGSEGV' });
});

test('a command that does not exist is a crash, not an exception', async (t) => {
  const session = new DriverSession({ command: '/no/such/engine', args: [], residentMb: 512 });
  t.is((await session.run(makeJob({ steps: ['1'] }), LIMITS)).kind, 'crash');
});

test('raw output carries no trace of chance', async (t) => {
  const [one, two] = [await outcomeOf('right'), await outcomeOf('right')];
  t.is(one.outcome.raw, two.outcome.raw);
  t.true(one.outcome.raw.startsWith('noise\n{"id":"test"'));
});
