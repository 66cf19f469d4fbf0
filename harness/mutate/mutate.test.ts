/** Proves that the suite can fail: each rule has a world that breaks it and a case that says so. */
import test from 'ava';
import { faultsOf, tableFaults } from '../../reference/faults/catalogue.ts';
import type { Fault, FaultFacts } from '../../reference/faults/model.ts';
import { rulesById } from '../../spec/index.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { scoreOf } from './score.ts';
import { knownSurvivors } from './survivors.ts';
import type { Target } from './target.ts';
import { targetById } from './targets.ts';
import { FaultTrials, type FaultResult } from './try-fault.ts';

/** Of what operators make, so many for each rule. */
const SAMPLE = 6;

function sampleByRule(faults: readonly Fault[]): Fault[] {
  const byRule = new Map<string, Fault[]>();
  for (const fault of faults) byRule.set(fault.rules[0], [...(byRule.get(fault.rules[0]) ?? []), fault]);
  return [...byRule.values()].flatMap((all) => Array.from({ length: SAMPLE }, (_, index) => all[Math.floor((index * all.length) / SAMPLE)]));
}

async function tryThem(): Promise<{ results: FaultResult[]; askable: Set<RuleId> }> {
  const { cases } = loadSuite();
  const results: FaultResult[] = [];
  const askable = new Set<RuleId>();
  for (const edition of ['draft-2019', 'draft-2023'] as const satisfies readonly Edition[]) {
    const trials = new FaultTrials(cases, targetById('reference/draft'), edition);
    const byHand = faultsOf(edition).filter(({ about, edition: only }) => about === undefined && (edition === 'draft-2019' || only === edition));
    const faults = edition === 'draft-2019' ? [...byHand, ...sampleByRule(tableFaults(edition))] : byHand;
    for (const fault of faults) results.push(await trials.try(fault, { ownRulesOnly: true }));
    for (const { id, keyword, observable, profiles } of rulesById.values()) {
      if (keyword === 'must' && observable === true && profiles.includes('standalone') && trials.hasCases(id)) askable.add(id);
    }
  }
  return { results, askable };
}

const tried = tryThem();

test('for every must-rule of the standalone profile that cases speak about, a world that breaks it fails one of its cases', async (t) => {
  const { results, askable } = await tried;
  const proved = new Set(results.flatMap(({ byRule }) => Object.entries(byRule).flatMap(([rule, notice]) => (notice === null ? [] : [rule]))));
  t.true(askable.size > 100);
  t.deepEqual([...askable].filter((rule) => !proved.has(rule)), []);
});

test('a fault that the cases of one of its rules miss is listed with the reason', async (t) => {
  const { results } = await tried;
  const { gaps } = knownSurvivors('reference/draft');
  const missed = results.flatMap(({ id, byRule }) => Object.entries(byRule).flatMap(([rule, notice]) => (notice === null ? [`${id} ${rule}`] : [])));
  t.deepEqual(missed.sort(), [...gaps.keys()].sort());
});

test('a world without faults is noticed by nobody', async (t) => {
  const rules = [...rulesById.keys()].filter((id) => id.startsWith('realm-api/') || id.startsWith('function-constructors/'));
  const nothing: FaultFacts = { id: 'none', rules: rules as [RuleId, ...RuleId[]], description: 'Nothing is wrong.' };
  const draft = targetById('reference/draft');
  const sound: Target = { ...draft, open: (_fault, edition) => draft.open(undefined, edition) };
  t.is((await new FaultTrials(loadSuite().cases, sound, 'draft-2019').try(nothing, { ownRulesOnly: true })).noticed, null);
});

test('every fault names rules of the spec and has an id of its own', (t) => {
  for (const edition of ['draft-2019', 'draft-2023'] as const) {
    const faults = faultsOf(edition);
    t.is(new Set(faults.map(({ id }) => id)).size, faults.length);
    t.deepEqual(faults.filter(({ rules }) => rules.some((rule) => !rulesById.has(rule))), []);
  }
});

test('a score counts by chapter, and keeps survivors with their reasons apart from what other rules\' cases notice', (t) => {
  const notice = { case: 'a-case', outcome: 'fail' } as const;
  const results: FaultResult[] = [
    { id: 'seen', rules: ['globals/a', 'globals/b'], noticed: notice, byRule: { 'globals/a': notice, 'globals/b': null } },
    { id: 'unseen', rules: ['errors/a'], noticed: null, byRule: { 'errors/a': null } },
  ];
  t.deepEqual(scoreOf(results, new Map([['unseen', 'Nobody looks.']])), {
    total: 2,
    noticed: 1,
    survivors: [{ id: 'unseen', rules: ['errors/a'], reason: 'Nobody looks.' }],
    gaps: [{ fault: 'seen', rule: 'globals/b' }],
    byChapter: { errors: { total: 1, noticed: 0 }, globals: { total: 1, noticed: 1 } },
    byOutcome: { fail: 1 },
  });
});
