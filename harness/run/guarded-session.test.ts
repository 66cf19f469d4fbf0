import test from 'ava';
import type { Job } from '../../adapters/protocol/messages.ts';
import { fakeAdapter } from '../fakes/adapter.ts';
import { GuardedSession } from './guarded-session.ts';

const limits = { timeoutMs: 20_000, memoryMb: 256, outputBytes: 100_000 };

function jobs(count: number): Job[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `job-${index + 1}`, world: { stage: 'locked' }, edition: 'draft-2019', steps: [{ in: 'child', program: '1', as: 'program' }], probes: [], freshWorld: false,
  }));
}

test('jobs sent ahead are answered in order, by one process', async (t) => {
  const session = new GuardedSession(fakeAdapter('counts'), limits);
  const outcomes = await session.runAll(jobs(200));
  await session.close();
  t.deepEqual(outcomes.map((outcome) => outcome.kind === 'reported' && outcome.report.status === 'observed' && [outcome.report.id, outcome.report.steps[0].value]), jobs(200).map(({ id }, index) => [id, index + 1]));
});

test('a crash ends the jobs that were sent ahead: those before it are answered, those after it were not run', async (t) => {
  const session = new GuardedSession(fakeAdapter('dies-after', { detail: '3' }), limits);
  t.deepEqual((await session.runAll(jobs(10))).map(({ kind }) => kind), ['reported', 'reported', 'reported', 'crash']);
  t.deepEqual((await session.runAll(jobs(2))).map(({ kind }) => kind), ['reported', 'reported'], 'a new process answers again');
  await session.close();
});

test('the time limit is that of one job, not of all that were sent ahead', async (t) => {
  const session = new GuardedSession(fakeAdapter('hang'), { ...limits, timeoutMs: 400 });
  const outcomes = await session.runAll(jobs(50));
  t.deepEqual(outcomes.map(({ kind }) => kind), ['timeout']);
  await session.close();
});

test('the answer of another job is refused, and what follows it is not believed', async (t) => {
  const session = new GuardedSession(fakeAdapter('another-job'), limits);
  t.deepEqual((await session.runAll(jobs(3))).map(({ kind }) => kind), ['protocol-error']);
  await session.close();
});

test('an adapter that gives no outcome, or throws, gets a protocol error', async (t) => {
  const adapter = fakeAdapter('agree');
  const silent = new GuardedSession({ ...adapter, open: () => Promise.resolve({ alive: true, run: () => Promise.reject(new Error('no')), runAll: () => Promise.resolve([]), close: () => Promise.resolve() }) }, limits);
  t.deepEqual((await silent.runAll(jobs(3))).map(({ kind }) => kind), ['protocol-error']);
  t.deepEqual((await silent.runAll(jobs(1))).map(({ kind }) => kind), ['protocol-error']);
});
