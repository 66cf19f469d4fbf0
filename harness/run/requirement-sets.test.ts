/**
 * The reference passes every case of the frozen sets of its profiles. Here: all that is written by hand and an even sample of what the table generates,
 * of the configuration without evaluators, where each case takes a world of its own, an even sample of both; of the later edition what is its own.
 */
import test from 'ava';
import { resolveEngine } from '../../adapters/registry.ts';
import type { Edition, Profile } from '../../spec/model.ts';
import type { Capability, Case } from '../../suites/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { verdictsOf } from './testing/verdicts-of.ts';

/**
 * What the documents of a profile do not describe. A case that needs it is none of the profile's, whatever its rule; `later-editions` is
 * a language that the reference has in no profile.
 */
const foreign: { readonly [profile in Profile]: readonly Capability[] } = {
  standalone: ['lockdown', 'lockdown-options', 'harden', 'compartment-api', 'modules', 'later-editions'],
  compartment: ['realm-api', 'evaluate-expression', 'later-editions'],
  'no-evaluators': ['evaluators', 'compartments', 'realm-api', 'compartment-api', 'modules', 'lockdown', 'lockdown-options', 'harden', 'stages', 'customise', 'evaluate-expression', 'lexical-endowments', 'later-editions'],
};

const suite = loadSuite();

interface Sample {
  readonly handWritten: number;
  readonly generated: number;
}

/** Of every profile's newest set: cases of the rules that are not open. */
function casesOf(profile: Profile, edition: Edition, sample: Sample): Case[] {
  const set = suite.sets.filter((one) => one.profile === profile).at(-1);
  const rules = new Set<string>(set?.rules.filter((id) => suite.rules.get(id)?.keyword !== 'open'));
  const counts = { handWritten: 0, generated: 0 };
  return suite.cases.filter((entry) => {
    if (!rules.has(entry.rules[0]) || entry.editions?.includes(edition) === false) return false;
    if (edition === 'draft-2023' && entry.editions === undefined) return false;
    const kind = entry.origin === 'generated' ? 'generated' : 'handWritten';
    return counts[kind]++ % sample[kind] === 0;
  });
}

for (const [engine, profile, edition, sample, least] of [
  ['reference/draft', 'standalone', 'draft-2019', { handWritten: 1, generated: 6 }, 1500],
  ['reference/draft', 'standalone', 'draft-2023', { handWritten: 1, generated: 1 }, 10],
  ['reference/compartment', 'compartment', 'draft-2019', { handWritten: 1, generated: 6 }, 1500],
  ['reference/no-evaluators', 'no-evaluators', 'draft-2019', { handWritten: 4, generated: 20 }, 200],
] as const) {
  test(`${engine} passes every case of the newest set of the profile ${profile}, ${edition}`, async (t) => {
    t.timeout(600_000);
    const cases = casesOf(profile, edition, sample);
    const verdicts = [...(await verdictsOf(engine, profile, edition, cases))];
    const isForeign = ({ requires }: Case): boolean => requires.some((one) => foreign[profile].includes(one));
    const wrong = verdicts.filter(([entry, { outcome }]) => outcome !== 'pass' && !(outcome === 'unsupported' && isForeign(entry)));
    t.deepEqual(wrong.map(([entry, { outcome, alternative, detail }]) => `${entry.id}: ${outcome} ${alternative ?? detail ?? ''}`), []);
    t.true(verdicts.filter(([, { outcome }]) => outcome === 'pass').length > least);
  });
}

test('every requirement of a profile that the reference lacks is foreign to it', async (t) => {
  for (const [engine, profile] of [['reference/draft', 'standalone'], ['reference/compartment', 'compartment'], ['reference/no-evaluators', 'no-evaluators']] as const) {
    const { capabilities } = await resolveEngine(engine).describe();
    for (const one of capabilities) t.false(foreign[profile].includes(one), `${engine} ${one}`);
  }
});
