/** One program text of the portable dialect for the reference, the shim and XS: where an engine departs from it, that is written down with its cause. */
import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { parse } from 'yaml';
import { onXs } from '../../adapters/engines/xs/on-xs.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { verdictsOf } from './testing/verdicts-of.ts';

type Departures = { readonly [engine: string]: readonly { readonly why: string; readonly cases: readonly string[] }[] };

const departures = parse(readFileSync(new URL('../../suites/controls/portable-dialect.yaml', import.meta.url), 'utf8')) as Departures;
const EDITION = 'draft-2019';

/** All of the dialect's chapter that runs in the process of others; what is asked of a host in a process of its own is not modules'. */
const cases = loadSuite().cases.filter(({ rules, origin, world, editions = [EDITION] }) => rules[0].startsWith('modules/') && origin !== 'generated' && world.host === undefined && editions.includes(EDITION));

test('the chapter of the portable dialect is not empty', (t) => t.true(cases.length > 200));

for (const engine of ['reference/compartment', 'node/shim', 'xs/native']) {
  (engine.startsWith('xs/') ? onXs : test)(`${engine} runs every program of the portable dialect as the others do, but for departures that are written down`, async (t: ExecutionContext) => {
    t.timeout(120_000);
    const verdicts = await verdictsOf(engine, 'compartment', EDITION, cases);
    t.is(verdicts.size, cases.length);
    // A documented difference is a departure too.
    const found = [...verdicts].filter(([, { outcome }]) => outcome !== 'pass').map(([{ id }]) => id);
    t.deepEqual(found.sort(), (departures[engine] ?? []).flatMap((departure) => departure.cases).sort());
  });
}
