/** An engine in this process, and a law about it, for tests of what lies between them. */
import fc from 'fast-check';
import type { Adapter, Session } from '../../../adapters/model.ts';
import type { PropertyLine } from '../../../reports/model.ts';
import type { Capability, Tagged } from '../../../suites/model.ts';
import { law } from '../../../suites/properties/model.ts';
import type { Law } from '../../../suites/properties/model.ts';
import { fakeAdapter } from '../../fakes/adapter.ts';
import type { PreparedEngine } from '../../run/run.ts';
import { runCampaign, type CampaignInput } from '../campaign.ts';

/** Answers each program with what `answer` makes of its text. */
export async function inMemory(answer: (program: string) => Tagged, told: { readonly capabilities?: readonly Capability[]; readonly programs?: string[] } = {}): Promise<PreparedEngine> {
  const identity = { ...(await fakeAdapter('agree', { capabilities: told.capabilities ?? [] }).describe()), id: 'fake/in-memory' };
  const adapter: Adapter = {
    id: identity.id,
    availability: () => Promise.resolve({ available: true }),
    prepare: () => Promise.resolve(),
    describe: () => Promise.resolve(identity),
    open: (): Promise<Session> => Promise.resolve({
      alive: true,
      close: () => Promise.resolve(),
      run: (job) => {
        if (job.id !== 'warm-up') told.programs?.push(...job.steps.map(({ program }) => program));
        const steps = job.steps.map(({ program }) => ({ type: 'normal' as const, value: answer(program) }));
        return Promise.resolve({ kind: 'reported', report: { id: job.id, status: 'observed', steps, log: [], probes: [] }, raw: '', durationMs: 0 });
      },
    }),
  };
  return { adapter, identity };
}

/** Every program's value is `true`. */
export function truthLaw(more: Partial<Law> = {}): Law {
  return law<number>({
    id: 'truth',
    statement: 'Every program is true.',
    rules: ['confinement/no-mutual-observation'],
    threat: 'mutable-shared-state-channels',
    requires: [],
    version: 1,
    arbitrary: fc.nat(100_000),
    programs: (value) => [{ steps: [{ in: 'child', program: String(value), as: 'program' }] }],
    judge: (_value, [answer]) => {
      if (answer.status !== 'observed') return `no world: ${answer.detail}`;
      const { value } = answer.steps[0];
      return value === true ? null : `the value is ${typeof value === 'object' ? 'odd' : JSON.stringify(value)}`;
    },
    classify: (value) => (value % 2 === 0 ? 'even' : 'odd'),
    proof: { engine: 'reference/draft', fault: 'nothing-frozen' },
    ...(more as object),
  });
}

/** A campaign over these engines with one law, unless told otherwise. */
export async function campaign(engines: readonly PreparedEngine[], more: Partial<CampaignInput> = {}): Promise<PropertyLine[]> {
  const lines: PropertyLine[] = [];
  await runCampaign(
    {
      engines, laws: [truthLaw()], edition: 'draft-2019', limits: { timeoutMs: 20_000, memoryMb: 256, outputBytes: 100_000 }, seed: 1, from: 0, runs: 100, ms: null, jobs: 1,
      shrinking: { trials: 1_000, ms: 20_000 }, signal: new AbortController().signal, ...more,
    },
    { line: (line) => void lines.push(line) },
  );
  return lines;
}
