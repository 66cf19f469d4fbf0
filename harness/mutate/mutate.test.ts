/** Proves that the suite can fail: each rule has a world that breaks it and a case that says so. */
import { readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import { compartmentFaultsOf, faultsOf } from '../../reference/faults/catalogue.ts';
import type { FaultFacts } from '../../reference/faults/model.ts';
import { requirementSets, rulesById } from '../../spec/index.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { scoreOf } from './score.ts';
import { operatorCount, readScores } from './stored-score.ts';
import { knownSurvivors } from './survivors.ts';
import { trySwitches } from './switches.ts';
import type { Target } from './target.ts';
import { targetById } from './targets.ts';
import { FaultTrials, type FaultResult } from './try-fault.ts';

interface Listed {
  readonly switched: { readonly [rule: string]: readonly string[] };
  readonly unswitched: { readonly [rule: string]: string } | null;
}

const listed = parse(readFileSync(new URL('../../suites/controls/switches.yaml', import.meta.url), 'utf8')) as Listed;

const tried = trySwitches(loadSuite().cases, new Set(Object.values(listed.switched).flat()));

/** Every must-rule of a frozen set that programs can see, in the sets' order. */
const asked = [...new Set(requirementSets().flatMap(({ rules }) => rules))].filter((id) => {
  const rule = rulesById.get(id);
  return rule?.keyword === 'must' && rule.observable === true;
});

test('every must-rule of the frozen sets is listed with faults that switch it off, or with the reason why none does', (t) => {
  t.true(asked.length > 250);
  t.deepEqual(asked.filter((id) => !Object.hasOwn(listed.switched, id) && !Object.hasOwn(listed.unswitched ?? {}, id)), []);
});

test('where a rule is switched off, a case of that very rule notices', async (t) => {
  const { proved } = await tried;
  const wrong = Object.entries(listed.switched).flatMap(([rule, faults]) => (faults.length === 0 ? [rule] : faults.filter((fault) => proved.get(rule)?.includes(fault) !== true).map((fault) => `${rule}: ${fault}`)));
  t.deepEqual(wrong, []);
});

test('no rule is listed that the spec does not have, and none as unswitched that a fault switches off', async (t) => {
  const { proved } = await tried;
  t.deepEqual(Object.keys(listed.switched).filter((rule) => !rulesById.has(rule as RuleId)), []);
  t.deepEqual(Object.keys(listed.unswitched ?? {}).filter((rule) => !rulesById.has(rule as RuleId) || proved.has(rule) || Object.hasOwn(listed.switched, rule)), []);
});

test('a fault that the cases of one of its rules miss is listed with the reason', async (t) => {
  const { results } = await tried;
  for (const engine of ['reference/draft', 'reference/compartment']) {
    const { gaps } = knownSurvivors(engine);
    const missed = results.filter((result) => result.engine === engine).flatMap(({ id, byRule }) => Object.entries(byRule).flatMap(([rule, notice]) => (notice === null ? [`${id} ${rule}`] : [])));
    t.deepEqual(missed.sort(), [...gaps.keys()].sort(), engine);
  }
});

test('of the faults that are tried here, at least 99 of 100 are noticed by a case of their own rules', async (t) => {
  const { results } = await tried;
  const noticed = results.filter(({ byRule }) => Object.values(byRule).every((notice) => notice !== null)).length;
  t.true(results.length > 300);
  t.true(noticed / results.length >= 0.99, `${noticed} of ${results.length}`);
});

test('the kept score is of the present operators, has at least 99 of 100 noticed, and a reason for each survivor', (t) => {
  const scores = readScores();
  t.deepEqual(scores.map(({ engine }) => engine), ['node/shim', 'reference/compartment', 'reference/draft']);
  for (const { engine, edition, total, operators, noticed, survivors } of scores) {
    const present = targetById(engine).faults(edition as Edition);
    const again = `measure again: ses262 mutate --engine ${engine} --save`;
    t.is(operators, operatorCount(present), again);
    t.true(total >= 0.95 * present.length, again);
    t.true(noticed / total >= 0.99, `${engine}: ${noticed} of ${total}`);
    t.is(noticed + survivors.length, total);
    t.deepEqual(survivors.filter(({ reason }) => reason === undefined), []);
  }
  t.true(scores.reduce((sum, { total }) => sum + total, 0) >= 1500);
});

test('a world without faults is noticed by nobody', async (t) => {
  for (const [engine, chapters] of [['reference/draft', ['realm-api', 'function-constructors']], ['reference/compartment', ['compartment-api']]] as const) {
    const rules = [...rulesById.keys()].filter((id) => chapters.some((chapter) => id.startsWith(`${chapter}/`)));
    const nothing: FaultFacts = { id: 'none', rules: rules as [RuleId, ...RuleId[]], description: 'Nothing is wrong.' };
    const target = targetById(engine);
    const sound: Target = { ...target, open: (_fault, edition) => target.open(undefined, edition) };
    const { noticed } = await new FaultTrials(loadSuite().cases, sound, 'draft-2019').try(nothing, { ownRulesOnly: true });
    t.is(noticed, null, engine);
  }
});

test('every fault names rules of the spec and has an id of its own', (t) => {
  for (const edition of ['draft-2019', 'draft-2023'] as const) {
    const faults = [...faultsOf(edition), ...compartmentFaultsOf(edition)];
    t.is(new Set(faults.map(({ id }) => id)).size, faults.length);
    t.deepEqual(faults.filter(({ rules }) => rules.some((rule) => !rulesById.has(rule))), []);
  }
});

test('a score counts by chapter, and keeps survivors with their reasons apart from what other rules\' cases notice', (t) => {
  const notice = { case: 'a-case', outcome: 'fail' } as const;
  const change = { case: 'another', outcome: 'change', from: 'pass', to: 'differs: later-edition' } as const;
  const results: FaultResult[] = [
    { id: 'seen', rules: ['globals/a', 'globals/b'], noticed: notice, byRule: { 'globals/a': notice, 'globals/b': null } },
    { id: 'unseen', rules: ['errors/a'], noticed: null, byRule: { 'errors/a': null } },
    { id: 'changed', rules: ['errors/b'], noticed: change, byRule: { 'errors/b': change } },
  ];
  t.deepEqual(scoreOf(results, (fault) => (fault === 'unseen' ? 'Nobody looks.' : undefined)), {
    total: 3,
    noticed: 2,
    survivors: [{ id: 'unseen', rules: ['errors/a'], reason: 'Nobody looks.' }],
    gaps: [{ fault: 'seen', rule: 'globals/b' }],
    byChapter: { errors: { total: 2, noticed: 1 }, globals: { total: 1, noticed: 1 } },
    byOutcome: { change: 1, fail: 1 },
  });
});
