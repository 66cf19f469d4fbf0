import test from 'ava';
import { cite } from './cite.ts';
import { renderCsv } from './csv.ts';
import { renderCtrf } from './ctrf.ts';
import { derive } from './derive/index.ts';
import { renderEarl } from './earl.ts';
import { FORMAT_WORDS } from './format-words.ts';
import { renderJunit } from './junit.ts';
import { renderLawsCsv } from './laws-csv.ts';
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

/** Every law on every engine: what is said of it in each format is held against this. */
const lawRows = derived.engines.flatMap((engine) => derived.properties!.laws.map(({ law, cells }) => ({ engine: engine.id, law: law.id, outcome: cells[engine.index].outcome })));
const { properties: _laws, ...bareHeader } = run.header;
const withoutLaws = derive(parseReport(linesOf({ ...run, header: bareHeader, properties: [], footer: footerFor(bareHeader, run.results) })), run.corpus);

test('JUnit: laws are a suite of their own for each engine, with outcome, numbers and counterexamples', (t) => {
  const xml = renderJunit(derived);
  for (const engine of derived.engines) {
    const suite = xml.slice(xml.indexOf(`<testsuite name="${engine.id} laws"`));
    const own = suite.slice(0, suite.indexOf('</testsuite>'));
    for (const { law, outcome } of lawRows.filter((row) => row.engine === engine.id)) {
      const one = own.slice(own.indexOf(`name="${law}"`), own.indexOf('</testcase>', own.indexOf(`name="${law}"`)));
      t.true(one.includes(`<property name="outcome" value="${outcome}"/>`), `${engine.id} ${law}`);
      t.is(/<(failure|error|skipped)[ /]/.exec(one)?.[1] ?? 'passed', FORMAT_WORDS[outcome].junit, `${engine.id} ${law}`);
    }
  }
  t.regex(xml, /<failure message="it ended in &lt;fail(>|&gt;)" type="hole"/);
  t.true(xml.includes('ses262 fuzz frozen-walk --engine node/bare --seed 262 --from 7 --runs 1'));
  t.true(xml.includes('Array.prototype // '));
  t.false(renderJunit(withoutLaws).includes(' laws"'));
});

test('CTRF: a law is a test that says what was searched and what was found', (t) => {
  const { tests } = (JSON.parse(renderCtrf(derived)) as { results: { tests: { status: string; rawStatus: string; suite: string; extra: { engine: string; law?: string; runs?: number; findings?: { reproduce: string }[] } }[] } }).results;
  const ofLaws = tests.filter(({ extra }) => extra.law !== undefined);
  t.deepEqual(ofLaws.map(({ extra, rawStatus }) => ({ engine: extra.engine, law: extra.law, outcome: rawStatus })), lawRows);
  for (const { status, rawStatus, suite, extra } of ofLaws) {
    t.is(status, FORMAT_WORDS[rawStatus as 'pass'].ctrf);
    t.is(suite, `${extra.engine} laws`);
  }
  const broken = ofLaws.find(({ extra }) => extra.engine === 'node/bare' && extra.law === 'frozen-walk')!;
  t.is(broken.extra.runs, 20);
  t.is(broken.extra.findings![0].reproduce, 'ses262 fuzz frozen-walk --engine node/bare --seed 262 --from 7 --runs 1');
});

test('EARL: one assertion for every engine and law, about a requirement that has the law’s words', (t) => {
  const graph = (JSON.parse(renderEarl(derived)) as { '@graph': { '@id'?: string; '@type': unknown; 'dct:description'?: string; 'earl:test'?: { '@id': string }; 'earl:result'?: { 'earl:outcome': { '@id': string } } }[] })['@graph'];
  t.deepEqual(graph.filter((node) => node['@type'] === 'earl:TestRequirement').map((node) => node['dct:description']), derived.properties!.laws.map(({ law }) => law.statement));
  const assertions = graph.filter((node) => node['earl:test']?.['@id'].startsWith('urn:ses262:law:') === true);
  t.deepEqual(assertions.map((node) => node['earl:result']!['earl:outcome']['@id']), lawRows.map(({ outcome }) => `earl:${FORMAT_WORDS[outcome].earl}`));
});

test('CSV: laws have a file of their own, one row for each and engine, and none where none was searched', (t) => {
  const [head, ...rows] = renderLawsCsv(derived)!.trimEnd().split('\r\n').map((line) => line.split(','));
  const column = (name: string): number => head.indexOf(name);
  t.deepEqual(rows.map((row) => ({ engine: row[column('engine')], law: row[column('law')], outcome: row[column('outcome')] })), lawRows);
  for (const row of rows) t.is(row.length, head.length);
  const broken = rows[lawRows.findIndex(({ engine, law }) => engine === 'node/bare' && law === 'frozen-walk')];
  t.deepEqual(['seed', 'from', 'runs', 'held', 'classes', 'findings', 'hole'].map((name) => broken[column(name)]), ['262', '0', '20', '18', '2', '2', 'true']);
  t.is(renderLawsCsv(withoutLaws), undefined);
});

test('EARL: one assertion for every engine and case, not run said as untested', (t) => {
  const graph = (JSON.parse(renderEarl(derived)) as { '@graph': { '@type': unknown; 'earl:test'?: { '@id': string }; 'earl:result'?: { 'earl:outcome': { '@id': string } } }[] })['@graph'];
  const assertions = graph.filter((node) => node['@type'] === 'earl:Assertion' && node['earl:test']?.['@id'].startsWith('urn:ses262:case:') === true);
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
