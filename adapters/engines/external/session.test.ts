import test from 'ava';
import { fileURLToPath } from 'node:url';
import { LIMITS, makeJob } from '../../fixtures/jobs.ts';
import type { JobOutcome } from '../../model.ts';
import { messageFault } from '../../protocol/validate.ts';
import { externalAdapter } from './adapter.ts';

const ENGINE = fileURLToPath(new URL('../../fixtures/external-engine.js', import.meta.url));
const adapterOf = (manner: string) => externalAdapter({ name: 'tiny', session: [process.execPath, ENGINE, manner] });

async function outcomeOf(manner: string): Promise<JobOutcome> {
  const limits = { ...LIMITS, timeoutMs: manner === 'hang' || manner === 'silent' ? 700 : 20_000, outputBytes: 200_000 };
  const session = await adapterOf(manner).open(limits);
  const outcome = await session.run(makeJob({ steps: ['6 * 7'] }), limits);
  await session.close();
  return outcome;
}

test('an engine that speaks the protocol runs job after job in one session', async (t) => {
  const session = await adapterOf('right').open(LIMITS);
  const first = await session.run(makeJob({ steps: ['6 * 7'] }, 'first'), LIMITS);
  const second = await session.run(makeJob({ steps: ['other'] }, 'second'), LIMITS);
  await session.close();
  t.like(first, { kind: 'reported', report: { id: 'first', steps: [{ type: 'normal', value: 42 }] } });
  t.like(second, { kind: 'reported', report: { id: 'second', steps: [{ type: 'normal', value: null }] } });
  t.false(session.alive);
});

test('an engine is described by what its hello says', async (t) => {
  const { engine, world, capabilities, flags } = await adapterOf('right').describe();
  t.deepEqual({ engine, world, capabilities, flags }, { engine: { name: 'tiny', version: '0.1' }, world: 'native', capabilities: ['compartments'], flags: [] });
});

for (const [manner, kind] of [
  ['version 2', 'protocol-error'], ['lies about capabilities', 'protocol-error'], ['silent', 'timeout'], ['dies', 'crash'], ['another id', 'protocol-error'],
  ['free text', 'protocol-error'], ['half a line', 'protocol-error'], ['wrong shape', 'protocol-error'], ['flood', 'protocol-error'], ['hang', 'timeout'],
] as const) {
  test(`an external engine whose manner is "${manner}" ends as ${kind}`, async (t) => {
    const outcome = await outcomeOf(manner);
    t.is(outcome.kind, kind, JSON.stringify(outcome));
  });
}

test('an engine whose hello is refused is not available, and the reason says why', async (t) => {
  const availability = await adapterOf('version 2').availability();
  t.true(!availability.available && availability.reason.includes('version'), JSON.stringify(availability));
});

test('what we send keeps the published schema', (t) => {
  t.is(messageFault('greeting', { kind: 'hello', version: 1 }), undefined);
  const job = makeJob({
    steps: ['1', { in: 'a', as: 'expression', program: 'x', endowments: '({ x: 1 })' }],
    world: { stage: 'before-lockdown', lockdown: { errorTaming: 'unsafe' }, customise: '1', globals: { a: '({})' } },
    modules: { './a.js': '' },
    probes: [{ kind: 'frozen', depth: 'deep' }, { kind: 'walk', target: 'evaluator' }, { kind: 'identity' }],
  });
  t.is(messageFault('job', { kind: 'job', job }), undefined);
  t.not(messageFault('job', { kind: 'job', job: { ...job, steps: 'x' } }), undefined);
});
