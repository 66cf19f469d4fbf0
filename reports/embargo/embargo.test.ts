import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { means } from '../../spec/id-pattern.ts';
import { derive } from '../derive/index.ts';
import { parseReport, readRun } from '../read.ts';
import { fakeRun, linesOf } from '../testing/fixture.ts';
import { publicCopy } from './apply.ts';
import type { EmbargoEntry } from './model.ts';
import { isOver } from './model.ts';
import { publish } from './publish.ts';

const run = fakeRun();
const report = parseReport(linesOf(run));
const entry = (change: Partial<EmbargoEntry> = {}): EmbargoEntry => ({ engine: 'quickjs/shim', of: 'case', id: 'import-with-comment', until: '2027-01-31', program: 'withheld', ...change });
const ENTRIES = [entry(), entry({ engine: 'node/bare', of: 'law', id: 'frozen-walk', until: null })];

/** The copy, read back as a reader would. */
function copied(entries: readonly EmbargoEntry[]) {
  const copy = publicCopy(report, run.corpus, entries);
  return { copy, derived: derive(parseReport(linesOf({ ...copy })), copy.corpus) };
}

test('a copy is a valid report: schema, hash and counts', (t) => {
  const { copy, derived } = copied(ENTRIES);
  t.is(derived.partial, null);
  t.deepEqual(copy.header.embargo, { original: run.footer!.sha256, results: 1, properties: 1 });
  t.not(copy.footer!.sha256, run.footer!.sha256);
  t.is(copy.footer!.counts['quickjs/shim'].embargoed, 1);
  t.is(copy.footer!.properties!['node/bare'].embargoed, 1);
});

test('a run that did not end has a copy that did not end either', (t) => {
  const partial = fakeRun({ partial: true });
  const copy = publicCopy(parseReport(linesOf(partial)), partial.corpus, [entry()]);
  t.is(copy.footer, null);
  t.is(copy.header.embargo!.original, null);
});

test('an embargoed row says until when, and nothing of what was seen', (t) => {
  const { copy } = copied(ENTRIES);
  const row = copy.results.find(({ engine, case: id }) => engine === 'quickjs/shim' && id === 'import-with-comment')!;
  t.deepEqual(row, {
    kind: 'result', engine: 'quickjs/shim', case: 'import-with-comment', rule: 'omissions/import-expression', outcome: 'embargoed', detail: 'under embargo until 2027-01-31', embargo: { until: '2027-01-31' }, durationMs: 0,
  });
  const law = copy.properties.find(({ engine, law: id }) => engine === 'node/bare' && id === 'frozen-walk')!;
  t.deepEqual([law.outcome, law.runs, law.findings, law.labels, law.ended, law.embargo], ['embargoed', 0, [], {}, {}, { until: null }]);
});

test('embargoed counts apart: in counts, in the standing of the rule, in agreement, and not among holes', (t) => {
  const before = derive(report, run.corpus);
  const { derived } = copied([entry(), entry({ engine: 'node/bare' })]);
  const engine = derived.engines.find(({ id }) => id === 'quickjs/shim')!;
  t.is(engine.counts.embargoed, 1);
  t.is(engine.counts.fail, before.engines[engine.index].counts.fail - 1);
  t.is(engine.counts.pass, before.engines[engine.index].counts.pass);
  const rule = derived.rules.find(({ rule: { id } }) => id === 'omissions/import-expression')!;
  t.is(rule.standings[engine.index].standing, 'embargoed');
  t.false(derived.holes.some(({ row, engine: of }) => row.case.id === 'import-with-comment' && of.id === 'quickjs/shim'));
  const row = derived.cases.find(({ case: { id } }) => id === 'import-with-comment')!;
  t.is(row.agreement.of, before.cases.find(({ case: { id } }) => id === 'import-with-comment')!.agreement.of - 1);
  const claim = derived.claims.find((one) => one.engine === 'quickjs/shim' && one.keyword === 'must')!;
  t.regex(claim.sentence, /of 1 not all outcomes are told, being under embargo/);
});

test('nothing is held back where nothing was seen', (t) => {
  const { copy } = copied([entry({ engine: '*', id: '*' })]);
  const outcomes = new Set(copy.results.map(({ outcome }) => outcome));
  t.deepEqual([...outcomes].sort(), ['embargoed', 'not-run', 'unsupported'].filter((outcome) => run.results.some((line) => line.outcome === outcome) || outcome === 'embargoed'));
});

test('of two embargoes on one row the later holds, and an open one before all', (t) => {
  const until = (...all: readonly (string | null)[]): string | null | undefined => {
    const { copy } = copied(all.map((day) => entry({ until: day })));
    return copy.results.find(({ outcome }) => outcome === 'embargoed')!.embargo!.until;
  };
  t.is(until('2027-01-31', '2027-02-01', '2026-12-01'), '2027-02-01');
  t.is(until('2027-01-31', null), null);
});

test('the name of a copy follows from what it holds back', (t) => {
  const name = (entries: readonly EmbargoEntry[]): string => copied(entries).copy.header.runId;
  t.regex(name(ENTRIES), /^2026-11-03-1a2b3c4d-embargo-[0-9a-f]{6}$/);
  t.is(name(ENTRIES), name([...ENTRIES].reverse()));
  t.not(name(ENTRIES), name(ENTRIES.slice(1)));
});

test('a shown program stays, and so does what other engines did with it', (t) => {
  const { copy } = copied([entry({ program: 'shown' })]);
  t.deepEqual(copy.corpus.cases, run.corpus.cases);
  t.deepEqual(copy.results.filter(({ outcome }) => outcome !== 'embargoed'), run.results.filter((line) => line.engine !== 'quickjs/shim' || line.case !== 'import-with-comment'));
});

for (const [pattern, id, is] of [['xs/*', 'xs/native', true], ['xs/native', 'xs/native', true], ['xs/native', 'xs/native2', false], ['*', 'any/thing', true], ['node.shim', 'node/shim', false], ['*@2.3.0', 'node/shim@2.3.0', true]] as const) {
  test(`${pattern} ${is ? 'means' : 'does not mean'} ${id}`, (t) => t.is(means(pattern, id), is));
}

test('an embargo holds to the end of its last day, and an open one for good', (t) => {
  t.deepEqual(['2027-01-30', '2027-01-31', '2027-02-01'].map((today) => isOver({ until: '2027-01-31' }, today)), [false, false, true]);
  t.false(isOver({ until: null }, '9999-12-31'));
});

/** What must be nowhere in a copy: programs, modules, observations and commands of what is held back. */
const SECRETS = ['globalThis.x = 1', 'import/**/', 'planted', 'export default 1', 'globalThis.x', 'Array.prototype //', 'Array.prototype is not frozen', '--from 7', 'a long walk', 'Comments between'];

test('no file of a published copy holds what is held back, and every format says that it is', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'ses262-embargo-'));
  try {
    const { files, results, properties, withheldCases } = await publish({ report, corpus: run.corpus }, folder, ENTRIES);
    t.deepEqual([results, properties, withheldCases], [1, 1, 1]);
    for (const name of files.filter((file) => !file.startsWith('assets/') && !file.startsWith('schema/'))) {
      const text = await readFile(join(folder, name), 'utf8');
      const plain = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      for (const secret of SECRETS) t.false(plain.includes(secret), `${name} holds ${secret}`);
      t.notRegex(plain, /ses262 run import-with-comment|ses262 fuzz frozen-walk/, name);
    }
    t.is((await readRun(folder)).report.partial, null);
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    t.regex(await read('junit.xml'), /<testcase classname="omissions\/import-expression" name="import-with-comment"[^]*?<property name="outcome" value="embargoed"\/>[^]*?<skipped\/>[^]*?embargoed: under embargo until 2027-01-31/);
    const { tests } = (JSON.parse(await read('ctrf.json')) as { results: { tests: { name: string; status: string; rawStatus: string }[] } }).results;
    t.deepEqual(tests.filter(({ rawStatus }) => rawStatus === 'embargoed').map(({ name, status }) => `${name} ${status}`), ['quickjs/shim import-with-comment other', 'node/bare law frozen-walk other']);
    t.regex(await read('earl.jsonld'), /"earl:outcome":\{"@id":"earl:cantTell"\},"dct:title":"embargoed","dct:description":"under embargo until 2027-01-31"/);
    t.regex(await read('results.csv'), /quickjs\/shim,import-with-comment,.*,embargoed,false,,under embargo until 2027-01-31,0\r\n/);
    t.regex(await read('laws.csv'), /node\/bare,frozen-walk,.*,embargoed,false,under embargo until the engine’s makers have answered,262,0,0,/);
    t.regex(await read('summary.md'), /\*\*Published copy:\*\* 1 outcome of a case is under embargo, and so is 1 outcome of a law\./);
    t.regex(await read('methodology/index.html'), /1 outcome of a case is under embargo, and so is 1 outcome of a law\./);
    const page = await read('case/import-with-comment/index.html');
    t.regex(page, /<b>Withheld\.<\/b>/);
    t.regex(page, /Under embargo until 2027-01-31\./);
    t.notRegex(page, /<h2>Reproduce|class="program"|id="quickjs-shim"/);
    t.regex(await read('law/frozen-walk/index.html'), /Under embargo until the engine’s makers have answered\./);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('where the program may be shown, the row has neither observation nor command', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'ses262-embargo-'));
  try {
    await publish({ report, corpus: run.corpus }, folder, [entry({ program: 'shown' })]);
    const page = await readFile(join(folder, 'case/import-with-comment/index.html'), 'utf8');
    t.regex(page, /class="program"/);
    t.notRegex(page, /id="quickjs-shim"|run import-with-comment --engine quickjs\/shim/);
    t.regex(page, /run import-with-comment --engine xs\/native/);
    t.regex(page, /Under embargo until 2027-01-31\./);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
