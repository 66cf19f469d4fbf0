import test from 'ava';
import { agreementOf } from './agreement.ts';
import { engineColumns } from './engines.ts';
import { derive, total } from './index.ts';
import { uniqueSlugs } from './slugs.ts';
import { countOutcomes } from './counts.ts';
import { standingOf } from './standing.ts';
import type { Standing } from './vocabulary.ts';
import type { Outcome } from '../model.ts';
import { parseReport } from '../read.ts';
import { fakeEngine, fakeRule, fakeRun, footerFor, linesOf } from '../testing/fixture.ts';

const run = fakeRun();
const derived = derive(parseReport(linesOf(run)), run.corpus);
const ruleRow = (id: string) => derived.rules.find(({ rule }) => rule.id === id)!;
const column = (id: string) => derived.engines.find((engine) => engine.id === id)!;

test('columns: reference first, then SES engines by name, then baselines', (t) => {
  t.deepEqual(derived.engines.map(({ id }) => id), ['reference', 'node/shim@2.3.0', 'quickjs/shim', 'xs/native', 'node/bare']);
});

const standings: readonly [Standing, readonly Outcome[]][] = [
  ['satisfied', ['pass', 'pass']],
  ['violated', ['pass', 'crash', 'fail']],
  ['undecided', ['pass', 'timeout']],
  ['undecided', ['differs', 'blocked']],
  ['undecided', ['harness-error']],
  ['differs', ['pass', 'differs', 'unsupported']],
  ['in-part', ['pass', 'unsupported']],
  ['in-part', ['pass', 'not-run']],
  ['unsupported', ['unsupported', 'not-run']],
  ['not-run', ['not-run']],
  ['untested', []],
];
for (const [standing, outcomes] of standings) {
  test(`a rule with [${outcomes.join(', ')}] is ${standing}`, (t) => {
    t.is(standingOf(fakeRule('a/b'), 'draft-2019', countOutcomes(outcomes)), standing);
  });
}

test('a rule that nothing can observe is not untested', (t) => {
  t.is(standingOf(fakeRule('a/b', { observable: { no: 'x' } }), 'draft-2019', countOutcomes([])), 'unobservable');
});

test('an open rule is chosen, not satisfied', (t) => {
  t.is(standingOf(fakeRule('a/b', { keyword: 'open' }), 'draft-2019', countOutcomes(['pass'])), 'chose');
  t.deepEqual(ruleRow('open-points/date-parse').standings[column('xs/native').index].alternatives, ['utc']);
});

test('a rule that allows alternatives is satisfied when its cases pass without one', (t) => {
  const rule = fakeRule('a/b', { keyword: 'may', alternatives: [{ id: 'x', text: 'X.' }] });
  t.is(standingOf(rule, 'draft-2019', countOutcomes(['pass'])), 'satisfied');
  t.is(standingOf(rule, 'draft-2019', countOutcomes(['pass']), 1), 'chose');
});

test('an empty engine satisfies nothing', (t) => {
  const empty = derive({ ...parseReport(linesOf(run)), results: [] }, run.corpus);
  t.true(empty.claims.every(({ standings: counts }) => counts.satisfied === 0));
});

test('every case has one outcome for every engine', (t) => {
  for (const engine of derived.engines) t.is(total(engine.counts), run.corpus.cases.length, engine.id);
});

test('counts by chapter, by engine and from the lines are equal', (t) => {
  for (const { id, index, counts } of derived.engines) {
    const fromLines = countOutcomes(run.results.filter(({ engine }) => engine === id).map(({ outcome }) => outcome));
    for (const [outcome, count] of Object.entries(counts) as [Outcome, number][]) {
      t.is(derived.chapters.reduce((sum, chapter) => sum + chapter.counts[index][outcome], 0), count);
      if (outcome !== 'not-run') t.is(fromLines[outcome], count);
    }
  }
});

test('a claim accounts for every rule of the set', (t) => {
  for (const claim of derived.claims) t.is(total(claim.standings), claim.total, claim.sentence);
});

test('a claim is a sentence with absolute numbers and their denominator', (t) => {
  const claim = derived.claims.find(({ engine, keyword }) => engine === 'quickjs/shim' && keyword === 'must')!;
  t.is(
    claim.sentence,
    'Of the 5 must rules in set 2026-11-standalone, quickjs/shim satisfies 1 and violates 1; 1 holds only by a documented alternative; 1 is undecided; 1 cannot be observed by a program.',
  );
});

test('an engine that was not available makes no claim', (t) => {
  t.false(derived.claims.some(({ engine }) => engine === 'reference'));
});

test('rules of another edition are not counted in the set', (t) => {
  t.false(ruleRow('omissions/later').inSet);
});

test('holes are the failures of rules with a threat', (t) => {
  t.deepEqual(
    derived.holes.map(({ engine, row }) => `${engine.id} ${row.case.id}`),
    ['quickjs/shim import-with-comment', 'xs/native table/array-prototype/frozen', 'node/bare math-random-absent', 'node/bare import-with-comment'],
  );
});

test('a rule that one engine alone fails comes under fails in exactly one', (t) => {
  const ids = derived.disagreements.failsInExactlyOne.map(({ rule }) => rule.id);
  t.deepEqual(ids, ['omissions/import-expression', 'primordials/table', 'primordials/should-be-nice']);
  t.is(ruleRow('omissions/import-expression').agreement.failsOnlyIn, 'quickjs/shim');
});

test('baselines don’t take part in agreement', (t) => {
  t.deepEqual(ruleRow('omissions/import-expression').agreement.of, 3);
});

test('baselines are compared when nothing else is there', (t) => {
  t.true(engineColumns([fakeEngine('node/bare', { world: 'bare' })])[0].compared);
});

test('open rules on which engines chose differently stand apart', (t) => {
  t.deepEqual(derived.disagreements.choices.map(({ rule }) => rule.id), ['open-points/date-parse']);
});

const agreements: readonly [kind: string, signatures: readonly (string | null)[], agree: number, of: number][] = [
  ['unanimous', ['pass', 'pass', 'pass', null], 3, 3],
  ['majority', ['pass', 'pass', 'fail', 'pass'], 3, 4],
  ['split', ['pass', 'pass', 'fail', 'fail'], 2, 4],
  ['not-compared', [null, null, null, 'pass'], 1, 1],
];
const four = engineColumns(['reference', 'b/native', 'c/native', 'd/native'].map((id) => fakeEngine(id)));
for (const [kind, signatures, agree, of] of agreements) {
  test(`answers [${signatures.join(', ')}] are ${kind}`, (t) => {
    const agreement = agreementOf(four, signatures);
    t.is(agreement.kind, kind as never);
    t.is(agreement.agree, agree);
    t.is(agreement.of, of);
  });
}

test('a reference that stands alone is against the majority', (t) => {
  t.true(agreementOf(four, ['pass', 'fail', 'fail', 'fail']).referenceAgainst);
  t.false(agreementOf(four, ['fail', 'fail', 'fail', 'pass']).referenceAgainst);
});

test('the reference is alone where no other engine stands as it does', (t) => {
  t.true(agreementOf(four, ['pass', 'fail', 'differs:x', 'fail']).referenceAlone);
  t.true(agreementOf(four, ['pass', 'fail', null, null]).referenceAlone);
  t.false(agreementOf(four, ['pass', 'pass', 'fail', 'fail']).referenceAlone);
  t.false(agreementOf(four, ['pass', null, null, null]).referenceAlone);
  t.false(agreementOf(four, [null, 'pass', 'fail', 'fail']).referenceAlone);
});

test('the reference speaks once, by the first of its worlds that answered, the draft’s first', (t) => {
  const columns = engineColumns(['reference/compartment', 'node/shim', 'reference/draft'].map((id) => fakeEngine(id)));
  t.deepEqual(columns.map(({ id }) => id), ['reference/draft', 'reference/compartment', 'node/shim']);
  t.is(agreementOf(columns, ['pass', 'pass', 'fail']).of, 2);
  t.true(agreementOf(columns, ['pass', 'fail', 'fail']).referenceAlone);
  t.false(agreementOf(columns, [null, 'fail', 'fail']).referenceAlone);
});

test('a failure shared by all is nobody’s alone', (t) => {
  t.is(agreementOf(four, ['fail', null, null, null]).failsOnlyIn, null);
  t.is(agreementOf(four, ['pass', 'fail', 'pass', 'pass']).failsOnlyIn, 'b/native');
});

test('what a partial run didn’t reach is not run, with the reason', (t) => {
  const part = fakeRun({ partial: true });
  const cut = derive(parseReport(linesOf(part)), part.corpus);
  const last = cut.cases.at(-1)!;
  t.is(last.cells[1].outcome, 'not-run');
  t.regex(last.cells[1].detail!, /partial/);
});

test('a case of an engine that was not available gives that engine’s reason', (t) => {
  t.regex(derived.cases[0].cells[0].detail!, /not part of this build/);
});

test('slugs never merge', (t) => {
  t.deepEqual(uniqueSlugs(['%Array%', 'array', 'node/shim@2.3.0', '%%']), ['array', 'array-2', 'node-shim-2.3.0', 'x']);
});

test('laws are counted by engine, and what was found is listed', (t) => {
  const { properties } = derived;
  t.deepEqual(properties?.laws.map(({ law }) => law.id), ['frozen-walk', 'graphs-link']);
  const at = (id: string): number => derived.engines.findIndex((engine) => engine.id === id);
  t.is(properties?.counts[at('node/bare')].fail, 1);
  t.is(properties?.counts[at('quickjs/shim')].crash, 1);
  t.is(properties?.counts[at('reference')]['not-run'], 2);
  t.deepEqual(properties?.broken.map(({ engine, law }) => [engine, law.law.id]).sort(), [['node/bare', 'frozen-walk'], ['quickjs/shim', 'frozen-walk']]);
});

test('a run without laws has no chapter of them', (t) => {
  const { properties: _laws, ...header } = run.header;
  t.is(derive(parseReport(linesOf({ ...run, header, properties: [], footer: footerFor(header, run.results) })), run.corpus).properties, null);
});
