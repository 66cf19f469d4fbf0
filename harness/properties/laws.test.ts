import { readdirSync } from 'node:fs';
import test from 'ava';
import { COMPARTMENT, DRAFT } from '../../adapters/capabilities.ts';
import { rulesById } from '../../spec/index.ts';
import { laws } from '../../suites/properties/laws/index.ts';
import { impliedCapabilities } from '../corpus/requires.ts';
import { suitesFolder } from '../corpus/files.ts';
import { threatKeys } from '../corpus/threats.ts';
import { engineFor } from '../cli/choose-engines.ts';
import { targetById } from '../mutate/targets.ts';
import { combineAll } from './combine.ts';
import { prove } from './prove.ts';
import { drawRun } from './stream.ts';
import { campaign } from './testing/in-memory.ts';

const SEED = 262;
const SOME = [...Array(40).keys()];
/** Of each law, on the reference. */
const BUDGET = 12;
/** Every n-th proof; `ses262 fuzz --prove` does all. */
const EVERY = 4;

test('every file of a law is listed under its name, and every law has a file', (t) => {
  const folder = new URL('../../suites/properties/laws/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts').map((name) => name.slice(0, -3));
  t.deepEqual(laws.map(({ id }) => id).sort(), files.sort());
});

const threats = threatKeys(suitesFolder);

for (const law of laws) {
  test(`${law.id} cites what there is, and a fault that can prove it`, (t) => {
    t.regex(law.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    t.regex(law.statement, /^\S.*\.$/);
    t.true(Number.isInteger(law.version) && law.version >= 1);
    for (const rule of law.rules) t.true(rulesById.has(rule), rule);
    t.true(threats.has(law.threat), law.threat);
    t.true(targetById(law.proof.engine).faults('draft-2019').some(({ id }) => id === law.proof.fault), law.proof.fault);
    const able = law.proof.engine === 'reference/draft' ? DRAFT : COMPARTMENT;
    t.deepEqual(law.requires.filter((capability) => !able.includes(capability)), [], 'the engine of its proof can do what it requires');
  });

  test(`${law.id} requires what its programs need`, (t) => {
    for (const run of SOME) {
      for (const { steps, modules, world } of law.programs(drawRun(law, SEED, run).value)) {
        t.true(steps.length > 0);
        const implied = impliedCapabilities({ steps, world: { stage: 'locked', ...world }, differs: [], ...(modules === undefined ? {} : { modules }) });
        t.deepEqual(implied.filter((capability) => !law.requires.includes(capability)), []);
      }
    }
  });
}

for (const engine of ['reference/draft', 'reference/compartment'] as const) {
  test.serial(`every law holds on ${engine} for a small fixed budget, and its values are of more than one class`, async (t) => {
    t.timeout(300_000);
    const adapter = engineFor(engine);
    const own = laws.filter(({ proof }) => proof.engine === engine);
    const lines = combineAll(await campaign([{ adapter, identity: await adapter.describe() }], { laws: own, seed: SEED, runs: BUDGET, limits: { timeoutMs: 30_000, memoryMb: 512, outputBytes: 1_000_000 } }));
    t.deepEqual(lines.map(({ law }) => law).sort(), own.map(({ id }) => id).sort());
    for (const line of lines) {
      t.is(line.outcome, 'pass', `${line.law}: ${line.detail ?? ''}`);
      t.is(line.runs, BUDGET);
      t.true(Object.keys(line.labels).length > 1, `${line.law}: all values are ${Object.keys(line.labels).join()}`);
    }
  });
}

for (const law of laws.filter((_law, index) => index % EVERY === 0)) {
  test.serial(`${law.id} notices its fault within a thousand runs`, async (t) => {
    t.timeout(120_000);
    const { run, detail } = await prove(law, 'draft-2019', SEED);
    t.not(run, null, detail);
  });
}
