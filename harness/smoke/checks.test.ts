import test from 'ava';
import { fakeAdapter } from '../fakes/adapter.ts';
import { GuardedSession } from '../run/guarded-session.ts';
import { smokeChecks } from './checks.ts';

const LIMITS = { timeoutMs: 400, memoryMb: 256, outputBytes: 50_000 };

for (const mode of ['agree', 'pass', 'hollow', 'fail', 'empty', 'crash', 'hang', 'half-a-line', 'another-job', 'lies', 'forge', 'counts']) {
  test(`an adapter whose engine does "${mode}" does not pass the smoke test`, async (t) => {
    const problems = await Promise.all(
      smokeChecks.slice(0, 10).map(async (check) => {
        const session = new GuardedSession(fakeAdapter(mode), LIMITS);
        const problem = await check.run((job) => session.run(job));
        await session.close();
        return problem;
      }),
    );
    t.true(problems.some((problem) => problem !== undefined));
  });
}
