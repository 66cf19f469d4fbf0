import test from 'ava';
import { resolveEngine } from '../../adapters/registry.ts';
import { fakeCase } from '../fakes/cases.ts';
import { runCase } from '../run/run-case.ts';

const limits = { timeoutMs: 20_000, memoryMb: 512, outputBytes: 1_000_000 };

test('a child of the shim sees the shared Date, Error and RegExp, not those of the start compartment', async (t) => {
  const adapter = resolveEngine('node/shim');
  await adapter.prepare(() => undefined);
  const session = await adapter.open(limits);
  try {
    const program = '[Date, Error, RegExp, Symbol].map(function (C) { return C.prototype.constructor === C && Object.isFrozen(C); })';
    const entry = fakeCase({ steps: [{ in: 'child', program, as: 'program' }], expect: { verb: 'value', value: [true, true, true, true] } });
    const { capabilities } = await adapter.describe();
    const { verdict } = await runCase(entry, { edition: 'draft-2019', capabilities, run: (job) => session.run(job, limits) });
    t.is(verdict.outcome, 'pass', verdict.detail);
  } finally {
    await session.close();
  }
});
