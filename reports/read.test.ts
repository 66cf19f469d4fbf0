import test from 'ava';
import { CountMismatch, DuplicateResult, HashMismatch, InvalidLine, MisplacedLine, MissingHeader, UnknownReference, UnreadableReport } from './errors.ts';
import { checkReferences, parseCorpus, parseReport, readRun } from './read.ts';
import { fakeRun, footerFor, linesOf } from './testing/fixture.ts';

const run = fakeRun();
const text = linesOf(run);
const lines = text.trimEnd().split('\n');
const join = (parts: readonly string[]): string => parts.map((part) => part + '\n').join('');

test('a complete report is read whole', (t) => {
  const report = parseReport(text);
  t.is(report.results.length, run.results.length);
  t.deepEqual(report.properties, run.properties);
  t.is(report.partial, null);
});

test('the hash doesn’t depend on the clock or on the name of the run', (t) => {
  const later = { ...run.header, runId: '2027-01-01-x', startedAt: '2027-01-01T00:00:00Z' };
  const slower = run.results.map((result) => ({ ...result, durationMs: 99 }));
  t.is(footerFor(later, slower).sha256, run.footer!.sha256);
});

test('a report without footer is partial', (t) => {
  t.regex(parseReport(join(lines.slice(0, -1))).partial!, /footer/);
});

test('half a last line is left out and makes the report partial', (t) => {
  const report = parseReport(text.slice(0, text.lastIndexOf('{"kind":"footer"') - 20));
  t.is(report.results.length, run.results.length);
  t.is(report.properties.length, run.properties.length - 1);
  t.regex(report.partial!, /middle of a line/);
});

test('a footer that says incomplete carries its reason', (t) => {
  const footer = footerFor(run.header, run.results, { complete: false, reason: 'interrupted' });
  t.is(parseReport(linesOf({ ...run, footer })).partial, 'interrupted');
});

const broken: readonly [title: string, text: string, type: new (message: string) => Error, where: RegExp][] = [
  ['an empty file has no header', '', MissingHeader, /no header/],
  ['a file that starts with a result has no header', join(lines.slice(1)), MissingHeader, /jsonl:1/],
  ['a line that is not JSON is named', join([lines[0], '{nope']), InvalidLine, /jsonl:2: not JSON/],
  ['a line of unknown kind is named', join([lines[0], '{"kind":"note"}']), InvalidLine, /jsonl:2: kind is "note"/],
  ['an unknown outcome is named', join([lines[0], lines[1].replace('"fail"', '"failed"')]), InvalidLine, /jsonl:2: result\/outcome/],
  ['a result after the footer is refused', join([...lines, lines[1]]), MisplacedLine, /after the footer/],
  ['a second header is refused', join([lines[0], lines[0]]), MisplacedLine, /jsonl:2: a second header/],
  ['a case reported twice by one engine is refused', join([lines[0], lines[1], lines[1]]), DuplicateResult, /jsonl:3.*line 2/],
  ['an engine that is not in the header is refused', join([lines[0], lines[1].replace('node/bare', 'other/bare')]), UnknownReference, /jsonl:2/],
  ['a changed outcome breaks the hash', text.replace('"outcome":"differs"', '"outcome":"pass"'), HashMismatch, /hash/],
  ['a law that is not in the header is refused', text.replace('"law":"frozen-walk","outcome"', '"law":"absent","outcome"'), UnknownReference, /law absent/],
  ['a law reported twice for one engine is refused', join([...lines.slice(0, -1), lines[lines.length - 2]]), DuplicateResult, /the law graphs-link/],
  ['counts of laws that the lines don’t hold are refused', linesOf({ ...run, footer: footerFor(run.header, run.results, { properties: {} }) }), CountMismatch, /no count .* of laws/],
  ['counts that the lines don’t hold are refused', linesOf({ ...run, footer: footerFor(run.header, run.results, { counts: {} }) }), CountMismatch, /no count/],
];
for (const [title, input, type, where] of broken) {
  test(title, (t) => {
    const error = t.throws(() => parseReport(input));
    t.true(error instanceof type, error.name);
    t.regex(error.message, where);
  });
}

test('a result for a case that the corpus doesn’t hold is refused', (t) => {
  t.throws(() => checkReferences(parseReport(text), { ...run.corpus, cases: run.corpus.cases.slice(1) }), { instanceOf: UnknownReference });
});

test('a corpus without chapters is refused', (t) => {
  t.throws(() => parseCorpus('{}'), { instanceOf: UnreadableReport });
});

test('a directory without a run is refused with its path', async (t) => {
  await t.throwsAsync(readRun('no/such/run'), { instanceOf: UnreadableReport, message: /no\/such\/run/ });
});
