import test from 'ava';
import { cite } from './cite.ts';
import { renderCsv } from './csv.ts';
import { renderCtrf } from './ctrf.ts';
import { derive } from './derive/index.ts';
import { renderEarl } from './earl.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { ResultLine } from './model.ts';
import { parseReport } from './read.ts';
import { fakeRun, footerFor, linesOf } from './testing/fixture.ts';

const run = fakeRun();
const derived = derive(parseReport(linesOf(run)), run.corpus);

/** The run with the first result changed. */
function withFirst(change: Partial<ResultLine>): typeof derived {
  const results = run.results.map((result, index) => (index === 0 ? { ...result, ...change } : result));
  return derive(parseReport(linesOf({ ...run, results, footer: footerFor(run.header, results) })), run.corpus);
}

test('CSV: fields with commas, quotes and line ends are quoted', (t) => {
  t.true(renderCsv(withFirst({ detail: 'saw "a, b"\nand more' })).includes('"saw ""a, b""\nand more"'));
});

test('CSV: a field never reads as a formula', (t) => {
  t.true(renderCsv(withFirst({ detail: '=1+1' })).includes(",'=1+1,"));
});

test('CSV: every row has as many fields as the head', (t) => {
  const [head, ...rows] = renderCsv(derived).trimEnd().split('\r\n');
  t.is(rows.length, derived.engines.length * derived.cases.length);
  for (const row of rows) t.is(row.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^",]*)/g)!.length, head.split(',').length, row);
});

test('JUnit: control characters and lone surrogates don’t break the XML', (t) => {
  const xml = renderJunit(withFirst({ detail: 'a\u0000b\u001b[1m \ud800 <&>', raw: ']]>\u0007' }));
  t.notRegex(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  t.notThrows(() => encodeURIComponent(xml), 'a lone surrogate is left');
  t.true(xml.includes('&lt;&amp;'));
});

test('JUnit: a hole is a failure of type hole, a difference is neither passed nor failed', (t) => {
  const xml = renderJunit(derived);
  t.regex(xml, /<failure message="[^"]*" type="hole"/);
  const differing = xml.slice(xml.indexOf('<property name="outcome" value="differs"/>'));
  t.regex(differing.slice(0, differing.indexOf('</testcase>')), /<skipped\/>/);
});

test('CTRF: the summary adds up to the tests', (t) => {
  const { results } = JSON.parse(renderCtrf(derived)) as { results: { summary: { [key: string]: number }; tests: unknown[] } };
  const { passed, failed, skipped, pending, other, tests } = results.summary;
  t.is(passed + failed + skipped + pending + other, tests);
  t.is(results.tests.length, tests);
});

test('EARL: one assertion for every engine and case, not run said as untested', (t) => {
  const graph = (JSON.parse(renderEarl(derived)) as { '@graph': { '@type': unknown; 'earl:result'?: { 'earl:outcome': { '@id': string } } }[] })['@graph'];
  const assertions = graph.filter((node) => node['@type'] === 'earl:Assertion');
  t.is(assertions.length, derived.engines.length * derived.cases.length);
  const untested = assertions.filter((node) => node['earl:result']?.['earl:outcome']['@id'] === 'earl:untested');
  t.is(untested.length, derived.engines.reduce((sum, engine) => sum + engine.counts['not-run'], 0));
});

test('Markdown: no cell breaks its table', (t) => {
  for (const block of renderMarkdown(withFirst({ detail: 'a | b\nc' })).split('\n\n').filter((part) => part.startsWith('| '))) {
    const widths = new Set(block.trimEnd().split('\n').map((line) => line.replaceAll('\\|', '').split('|').length));
    t.is(widths.size, 1, block);
  }
});

test('a citation names run, date, set and that engines are as configured', (t) => {
  const { text, bibtex } = cite(derived, 'https://example.org/r/1/');
  for (const part of ['2026-11-03-1a2b3c4d', '2026-11-03;', '2026-11-standalone', 'as configured', 'https://example.org/r/1/']) t.true(text.includes(part), part);
  t.regex(bibtex, /^@misc\{ses262-2026-11-03-1a2b3c4d,\n(.*\n)+\}$/);
});

test('a citation of a partial run says so', (t) => {
  t.regex(cite({ ...derived, partial: 'interrupted' }).text, /\(partial\)/);
});

test('Markdown: a counterexample comes with the command that shows it again', (t) => {
  t.true(renderMarkdown(derived).includes('`ses262 fuzz frozen-walk --engine node/bare --seed 262 --from 7 --runs 1`'));
});
