import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import test from 'ava';
import { answered, derive, total } from '../derive/index.ts';
import { renderAll } from '../index.ts';
import { parseReport } from '../read.ts';
import { fakeCase, fakeEngine, fakeResult, fakeRun, footerFor, linesOf, writeRun } from '../testing/fixture.ts';
import type { FakeRun } from '../testing/fixture.ts';

const run = fakeRun();
const derived = derive(parseReport(linesOf(run)), run.corpus);

async function rendered(input: FakeRun): Promise<{ dir: string; files: string[]; read(name: string): Promise<string> }> {
  const dir = await mkdtemp(join(tmpdir(), 'ses262-report-'));
  await writeRun(dir, input);
  const { files } = await renderAll(dir);
  return { dir, files, read: (name) => readFile(join(dir, name), 'utf8') };
}

let site: Awaited<ReturnType<typeof rendered>>;
test.before(async () => {
  site = await rendered(run);
});
test.after.always(() => rm(site.dir, { recursive: true, force: true }));

test('every internal link and fragment resolves', async (t) => {
  const present = new Set([...site.files, 'results.jsonl', 'corpus.json']);
  const pages = new Map<string, string>();
  for (const name of site.files.filter((file) => file.endsWith('.html'))) pages.set(name, await site.read(name));
  let links = 0;
  for (const [name, html] of pages) {
    for (const [, raw] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      const href = raw.replaceAll('&amp;', '&');
      if (/^(https?|data):/.test(href)) continue;
      links += 1;
      const [path, fragment] = href.split('#');
      const target = path === '' ? name : posix.normalize(posix.join(dirname(name), path));
      t.true(present.has(target), `${name} links to ${href}`);
      if (fragment !== undefined) t.true(pages.get(target)!.includes(` id="${fragment}"`), `${name} links to ${href}`);
    }
  }
  t.true(links > 500);
});

test('no page names one id twice', async (t) => {
  for (const name of site.files.filter((file) => file.endsWith('.html'))) {
    const ids = [...(await site.read(name)).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    t.is(new Set(ids).size, ids.length, name);
  }
});

test('programs, rules and raw output are escaped', async (t) => {
  for (const name of site.files.filter((file) => file.endsWith('.html'))) {
    const html = await site.read(name);
    t.notRegex(html, /<script>alert|<holds>|<strict-a>|<fail>/, name);
    t.notRegex(html, /undefined<|\[object |>null</, name);
  }
  t.regex(await site.read('case/strict-a/index.html'), /&#39;&lt;strict-a&gt;&#39;;\na &amp;&amp; &#39;a &amp;amp; b&#39;/);
});

test('the first view stays below 200 kB', async (t) => {
  const parts = await Promise.all(['index.html', 'assets/style.css', 'assets/table.js'].map((name) => site.read(name)));
  t.true(parts.join('').length < 200_000);
});

test('an engine that was not available keeps its column and says why', async (t) => {
  const home = await site.read('index.html');
  t.regex(home, /not run: the reference interpreter is not part of this build/);
  t.regex(home, /<th scope="col" class="engine"><a href="engine\/reference\/index.html">reference<\/a>/);
});

test('a partial report says so on its first page and on every other', async (t) => {
  const partial = await rendered(fakeRun({ partial: true }));
  t.regex(await partial.read('index.html'), /Partial report\./);
  t.regex(await partial.read('rule/omissions/strictness/index.html'), /<b class="stopped">partial<\/b>/);
  t.regex(await partial.read('summary.md'), /\*\*Partial report:\*\*/);
  await rm(partial.dir, { recursive: true });
});

test('disagreements come before the counts of chapters', async (t) => {
  const home = await site.read('index.html');
  t.true(home.indexOf('id="disagreements"') < home.indexOf('id="chapters"'));
});

test('rendering again gives the same bytes', async (t) => {
  const before = await Promise.all(site.files.map(site.read));
  await renderAll(site.dir);
  t.deepEqual(await Promise.all(site.files.map(site.read)), before);
});

test('pages that are no longer written are removed, and nothing else', async (t) => {
  const again = await rendered(run);
  const fewer = { ...run, corpus: { ...run.corpus, cases: run.corpus.cases.slice(1) }, results: run.results.filter((result) => result.case !== run.corpus.cases[0].id) };
  await writeRun(again.dir, { ...fewer, footer: null });
  await renderAll(again.dir);
  const names = await readdir(join(again.dir, 'case', 'math-random-absent'));
  t.deepEqual(names, []);
  t.true((await readdir(again.dir)).includes('corpus.json'));
  await rm(again.dir, { recursive: true });
});

test('numbers are equal in the page, Markdown, CSV, JUnit and CTRF', async (t) => {
  const [home, markdown, csv, junit, ctrf] = await Promise.all(['index.html', 'summary.md', 'results.csv', 'junit.xml', 'ctrf.json'].map(site.read));
  const tests = (JSON.parse(ctrf) as { results: { tests: { rawStatus: string; extra: { engine: string; case?: string } }[] } }).results.tests;
  const table = home.slice(home.indexOf('id="engines-title"'));
  for (const engine of derived.engines) {
    const numbers = derived.outcomes.map((outcome) => engine.counts[outcome]);
    const row = table.slice(table.indexOf(`>${engine.id}</a>`));
    const shown = [...row.slice(0, row.indexOf('</tr>')).matchAll(/<td class="n[^"]*">(\d+)<\/td>/g)].map(([, number]) => Number(number));
    t.deepEqual(shown, numbers, 'page');
    const line = markdown.split('\n').find((text) => text.startsWith(`| ${engine.id} |`))!;
    t.deepEqual(line.split('|').slice(3, 3 + numbers.length).map(Number), numbers, 'markdown');
    const suite = junit.slice(junit.indexOf(`<testsuite name="${engine.id}"`));
    const own = suite.slice(0, suite.indexOf('</testsuite>'));
    for (const outcome of derived.outcomes) {
      const n = engine.counts[outcome];
      t.is(csv.split('\r\n').filter((text) => text.startsWith(`${engine.id},`) && text.split(',')[6] === outcome).length, n, 'csv');
      t.is(own.split(`<property name="outcome" value="${outcome}"/>`).length - 1, n, 'junit');
      t.is(tests.filter((one) => one.extra.engine === engine.id && one.extra.case !== undefined && one.rawStatus === outcome).length, n, 'ctrf');
    }
    t.is(Number(/failures="(\d+)"/.exec(own)![1]), engine.counts.fail);
    t.is(Number(/tests="(\d+)"/.exec(own)![1]), total(engine.counts));
    t.true(answered(engine.counts) <= total(engine.counts));
  }
});

test('claims are word for word the same in the page and in Markdown', async (t) => {
  const [home, markdown] = await Promise.all([site.read('index.html'), site.read('summary.md')]);
  for (const { sentence } of derived.claims) {
    t.true(home.includes(sentence));
    t.true(markdown.includes(`- ${sentence}`));
  }
});

// Processor time, so that a busy machine doesn't decide; serial, so that other tests don't count.
test.serial('a run of thousands of table cases is rendered within ten seconds of processor time', async (t) => {
  const aspects = Array.from({ length: 40 }, (_, index) => `aspect-${index}`);
  const cases = Array.from({ length: 100 }, (_, index) => aspects.map((aspect) => fakeCase(`table/intrinsic-${index}/${aspect}`, 'primordials/table', { origin: 'generated' }))).flat();
  const engines = run.header.engines.filter((engine) => !('unavailable' in engine)).map(({ id }) => id);
  const results = engines.flatMap((engine) => cases.map((one, index) => fakeResult(engine, one, index % 7 === 0 ? 'fail' : 'pass')));
  const start = process.cpuUsage();
  const large = await rendered({ ...run, results, footer: footerFor(run.header, results), corpus: { ...run.corpus, cases } });
  const { user, system } = process.cpuUsage(start);
  t.true((user + system) / 1e6 < 10);
  t.is(large.files.filter((name) => name.startsWith('table/')).length, 101);
  await rm(large.dir, { recursive: true });
});

test('a counterexample has its programs and the command that shows it again, and its rules lead to the law', async (t) => {
  const law = await site.read('law/frozen-walk/index.html');
  t.true(law.includes('Array.prototype // &lt;walk&gt;'));
  t.true(law.includes('in the time zone Asia/Kolkata, with the locale tr_TR.UTF-8'));
  t.true(law.includes('npx ses262 fuzz frozen-walk --engine node/bare --seed 262 --from 7 --runs 1'));
  t.true((await site.read('rule/omissions/math-random/index.html')).includes('href="../../../law/frozen-walk/index.html"'));
  t.true((await site.read('index.html')).includes('href="properties/index.html"'));
});

test('a run without laws has no page and no word of them', async (t) => {
  const { properties: _laws, ...header } = run.header;
  const without = await rendered({ ...run, header, properties: [], footer: footerFor(header, run.results) });
  t.deepEqual(without.files.filter((file) => /^(law|properties)\//.test(file)), []);
  t.notRegex(await without.read('index.html'), /properties\/index/);
  t.notRegex(await without.read('summary.md'), /## Properties/);
  await rm(without.dir, { recursive: true, force: true });
});

/** The reference passes everything; another engine passes all but the cases of one rule. */
function standingAlone(rule: string, explanation?: string): FakeRun {
  const engines = ['reference/draft', 'xs/native'].map((id) => fakeEngine(id));
  const { properties: _laws, ...rest } = run.header;
  const header = { ...rest, engines };
  const results = engines.flatMap(({ id }) => run.corpus.cases.map((one) => fakeResult(id, one, id === 'xs/native' && one.rules[0] === rule ? 'fail' : 'pass')));
  const chapters = run.corpus.chapters.map((chapter) => ({
    ...chapter,
    rules: chapter.rules.map((one) => (explanation === undefined ? one : { ...one, againstPractice: explanation })),
  }));
  return { ...run, header, results, properties: [], corpus: { ...run.corpus, chapters }, footer: footerFor(header, results) };
}

for (const [what, explanation, said] of [
  ['why, where the rule does', 'The letter has it so.', 'The letter has it so.'],
  ['that nobody has, where the rule does not', undefined, 'nobody has explained why yet'],
] as const) {
  test(`the page of a rule on which the reference stands alone says ${what}`, async (t) => {
    const other = await rendered(standingAlone('omissions/strictness', explanation));
    try {
      for (const rule of ['omissions/strictness', 'primordials/table']) {
        t.is((await other.read(`rule/${rule}/index.html`)).includes(said), rule === 'omissions/strictness', rule);
      }
    } finally {
      await rm(other.dir, { recursive: true, force: true });
    }
  });
}
