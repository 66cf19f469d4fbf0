/** One program text of the portable dialect for the reference, the shim and XS: where an engine departs from it, that is written down with its cause. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import { resolveEngine } from '../../adapters/registry.ts';
import type { Case } from '../../suites/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { GuardedSession } from './guarded-session.ts';
import { runCase } from './run-case.ts';

type Departures = { readonly [engine: string]: readonly { readonly why: string; readonly cases: readonly string[] }[] };

const departures = parse(readFileSync(new URL('../../suites/controls/portable-dialect.yaml', import.meta.url), 'utf8')) as Departures;
const LIMITS = { timeoutMs: 30_000, memoryMb: 512, outputBytes: 1_000_000 };
const EDITION = 'draft-2019';

/** All of the dialect's chapter that runs in the process of others; what is asked of a host in a process of its own is not modules'. */
const cases = loadSuite().cases.filter(({ rules, origin, world, editions = [EDITION] }) => rules[0].startsWith('modules/') && origin !== 'generated' && world.host === undefined && editions.includes(EDITION));

/** Cases that the engine doesn't pass as they stand; a documented difference is a departure too. What fails is run again in a process of its own. */
async function departuresOf(engine: string): Promise<string[]> {
  const adapter = resolveEngine(engine);
  await adapter.prepare(() => undefined);
  const { capabilities } = await adapter.describe();
  const session = new GuardedSession(adapter, LIMITS);
  const passes = async (entry: Case, freshWorld: boolean): Promise<boolean> => {
    const { verdict } = await runCase(entry, { edition: EDITION, profile: 'compartment', capabilities, run: (job) => session.run(freshWorld ? { ...job, freshWorld } : job) });
    return verdict.outcome === 'pass';
  };
  try {
    const found: string[] = [];
    for (const entry of cases) if (!(await passes(entry, false)) && !(await passes(entry, true))) found.push(entry.id);
    return found;
  } finally {
    await session.close();
  }
}

test('the chapter of the portable dialect is not empty', (t) => t.true(cases.length > 200));

for (const engine of ['reference/compartment', 'node/shim', 'xs/native']) {
  const availability = await resolveEngine(engine).availability();
  const title = `${engine} runs every program of the portable dialect as the others do, but for departures that are written down`;
  if (availability.available) {
    test(title, async (t) => {
      t.timeout(120_000);
      t.deepEqual((await departuresOf(engine)).sort(), (departures[engine] ?? []).flatMap((departure) => departure.cases).sort());
    });
  } else {
    test.skip(`${title}: not run, ${availability.reason}`, () => undefined);
  }
}
