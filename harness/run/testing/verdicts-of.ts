/** For tests: what an engine makes of many cases. */
import { resolveEngine } from '../../../adapters/registry.ts';
import type { Edition, Profile } from '../../../spec/model.ts';
import type { Case } from '../../../suites/model.ts';
import type { Verdict } from '../../judge/index.ts';
import { GuardedSession } from '../guarded-session.ts';
import { runCase } from '../run-case.ts';

const LIMITS = { timeoutMs: 30_000, memoryMb: 512, outputBytes: 1_000_000 };

/** One process for all: what fails in a world that others used is run again in its own. Cases that need settings of the host are left out. */
export async function verdictsOf(engine: string, profile: Profile, edition: Edition, cases: readonly Case[]): Promise<ReadonlyMap<Case, Verdict>> {
  const adapter = resolveEngine(engine);
  const { capabilities } = await adapter.describe();
  const session = new GuardedSession(adapter, LIMITS);
  const verdicts = new Map<Case, Verdict>();
  try {
    for (const entry of cases.filter(({ world }) => world.host === undefined)) {
      const context = { edition, profile, capabilities };
      let { verdict } = await runCase(entry, { ...context, run: (job) => session.run(job) });
      if (verdict.outcome !== 'pass' && verdict.outcome !== 'unsupported') ({ verdict } = await runCase(entry, { ...context, run: (job) => session.run({ ...job, freshWorld: true }) }));
      verdicts.set(entry, verdict);
    }
  } finally {
    await session.close();
  }
  return verdicts;
}
