import { dirname, posix } from 'node:path';
import test from 'ava';
import { conflicts } from '../../spec/conflicts.ts';
import { chapters, requirementSets } from '../../spec/index.ts';
import { globals, intrinsics } from '../../spec/intrinsics/index.ts';
import { compartment } from '../../spec/intrinsics/compartment.ts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ThreatDictionary } from '../corpus.ts';
import { derive } from '../derive/index.ts';
import { parseReport } from '../read.ts';
import { fakeCase, fakeRule, fakeRun, linesOf } from '../testing/fixture.ts';
import { renderSpecDocument } from './index.ts';
import type { SpecDocument } from './index.ts';
import { chapterPath, ruleAnchor } from './paths.ts';

const threats = parse(readFileSync(new URL('../../suites/threats.yaml', import.meta.url), 'utf8')) as ThreatDictionary;
const written = chapters.flatMap((chapter) => chapter.rules.slice(0, 2).map((rule, index) => fakeCase(`${chapter.id}-case-${index}`, rule.id)));
const generated = ['presence', 'frozen'].map((aspect) => fakeCase(`table/math/${aspect}`, 'primordials/table-presence', { origin: 'generated' }));
/** The spec as it is, tried by a few cases. */
const real: SpecDocument = { chapters, sets: requirementSets(), conflicts, threats, cases: [...written, ...generated], version: '0.0.0' };

const run = fakeRun();
const derived = derive(parseReport(linesOf(run)), run.corpus);
/** The spec of the fixture, annotated from its run. */
const globalsChapter = { id: 'globals', title: 'Globals', introduction: 'The names.', rules: [] };
const annotated: SpecDocument = { chapters: [...run.corpus.chapters, globalsChapter], sets: [run.corpus.set!], conflicts: [], threats: run.corpus.threats, cases: run.corpus.cases, version: '0.0.0', run: { derived, href: '../run/' } };

const entities: { readonly [entity: string]: string } = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]);
const clauseOf = (html: string, id: string): string => {
  const start = html.indexOf(`<section class="clause`);
  const own = html.indexOf(` id="${ruleAnchor(id)}" aria-labelledby`, start);
  return own < 0 ? '' : html.slice(own, html.indexOf('</section>', own));
};

test('every chapter has a page with its introduction, and the overview and every page lead to it', async (t) => {
  const files = await renderSpecDocument(real);
  for (const { id, title, introduction } of chapters) {
    const html = files.get(chapterPath(id))!;
    t.true(textOf(html).includes(introduction.replaceAll('`', '')), id);
    for (const [path, page] of files) if (path.endsWith('.html')) t.true(page.includes(`>${title.replace(/'/g, '&#39;')}</a>`), `${path} does not lead to ${id}`);
  }
});

test('every rule stands at its address with its keyword, sentence, reason, source and alternatives', async (t) => {
  const files = await renderSpecDocument(real);
  let found = 0;
  for (const chapter of chapters) {
    for (const rule of chapter.rules) {
      const clause = clauseOf(files.get(chapterPath(chapter.id))!, rule.id);
      const text = textOf(clause);
      t.true(text.includes(rule.id), rule.id);
      t.true(clause.includes(`<b class="keyword">${rule.keyword}</b>`), rule.id);
      const said = [rule.text, rule.why ?? '', rule.source.section, ...(rule.alternatives ?? []).map((one) => one.text), rule.observable === true ? '' : rule.observable.no];
      for (const sentence of said) t.true(text.includes(sentence.replaceAll('`', '')), `${rule.id}: ${sentence}`);
      for (const edition of rule.editions ?? []) t.true(text.includes(edition), rule.id);
      if (rule.threat !== undefined) t.true(clause.includes(`threats/index.html#${rule.threat}"`), rule.id);
      found += 1;
    }
  }
  t.true(found > 300);
});

test('the tables have every intrinsic, every property and every global', async (t) => {
  const files = await renderSpecDocument(real);
  const [objects, names] = [files.get('tables/intrinsics/index.html')!, files.get('tables/globals/index.html')!];
  const rows = [...intrinsics.values(), ...compartment];
  for (const { id } of rows) t.true(textOf(objects).includes(id), id);
  t.is(objects.split('<tr id=').length - 1, rows.reduce((sum, row) => sum + row.properties.length, 0));
  for (const { name } of globals) t.true(names.includes(`<tr id="${name}">`), name);
});

test('attributes are told before and after the freeze, and a status by edition where they differ', async (t) => {
  const html = (await renderSpecDocument(real)).get('tables/intrinsics/index.html')!;
  const row = (anchor: string): string => html.slice(html.indexOf(`<tr id="${anchor}">`)).split('</tr>')[0];
  t.regex(textOf(row('array-prototype.map')), /^mapfunction, length 1w-c---requiredES/);
  t.regex(textOf(row('math.PI')), /3\.141592653589793------required/);
  t.regex(textOf(row('math.random')), /Called in any way, it is absent in 2019 and throws a TypeError in 2023\..*forbidden in 2019, required in 2023/);
  t.regex(textOf(row('map-prototype.size')), /getter, length 0-c--required/);
});

test('without a run the cases of a rule are listed by id and description', async (t) => {
  const files = await renderSpecDocument(real);
  const clause = clauseOf(files.get('language/index.html')!, chapters[0].rules[0].id);
  t.true(textOf(clause).includes('language-case-0'));
  t.true(textOf(clause).includes('The case language-case-0 shows it.'));
  t.notRegex(clause, /class="engines"/);
  t.true(clauseOf(files.get('primordials/index.html')!, 'primordials/table-presence').includes('tables/intrinsics/index.html#math">math</a> <small>2</small>'));
});

test('with a run each rule says what each engine did, and cases lead to their pages in it', async (t) => {
  const html = (await renderSpecDocument(annotated)).get('omissions/index.html')!;
  const clause = clauseOf(html, 'omissions/math-random');
  const text = textOf(clause).replace(/\s+/g, ' ');
  t.regex(text, /xs\/native ✓ satisfied/);
  t.regex(text, /node\/shim@2\.3\.0 ≈ differs secure-mode-throw/);
  t.regex(text, /node\/bare ✗ violated 1 of 1 ◆ hole/);
  t.regex(text, /reference – not run/);
  t.true(clause.includes('href="../../run/case/math-random-absent/index.html"'));
  t.true(clause.includes('href="../../run/rule/omissions/math-random/index.html"'));
  t.regex(text, /math-random-absent attack The case math-random-absent shows it\. ≈ node\/shim@2\.3\.0 differs ≈ quickjs\/shim differs ✗ node\/bare fail, hole/);
});

test('an open rule says which engine chose which alternative', async (t) => {
  const html = (await renderSpecDocument(annotated)).get('open-points/index.html')!;
  const choices = textOf(html.slice(html.indexOf('<dl class="choices">'))).replace(/\s+/g, ' ');
  t.regex(choices, /local\s?The local zone\. ◇ node\/shim@2\.3\.0, node\/bare utc\s?UTC\. ◇ quickjs\/shim, xs\/native/);
});

test('a rule that the run does not know, or knew in other words, says so', async (t) => {
  const [first, ...rest] = annotated.chapters;
  const rules = [fakeRule('omissions/newer'), { ...first.rules[0], text: 'What it says now.' }, ...first.rules.slice(1)];
  const html = (await renderSpecDocument({ ...annotated, chapters: [{ ...first, rules }, ...rest] })).get('omissions/index.html')!;
  t.regex(clauseOf(html, 'omissions/newer'), /does not know the rule/);
  t.regex(clauseOf(html, 'omissions/math-random'), /worded differently/);
  t.notRegex(clauseOf(html, 'omissions/strictness'), /worded differently/);
});

test('links and fragments within the document resolve', async (t) => {
  for (const document of [real, annotated]) {
    const files = await renderSpecDocument(document);
    let links = 0;
    for (const [name, html] of files) {
      if (!name.endsWith('.html')) continue;
      for (const [, raw] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        const href = raw.replaceAll('&amp;', '&');
        if (/^(https?|data):/.test(href)) continue;
        const [path, fragment] = href.split('#');
        const target = path === '' ? name : posix.normalize(posix.join(dirname(name), path));
        links += 1;
        if (target.startsWith('../run/')) continue;
        t.true(files.has(target), `${name} links to ${href}`);
        if (fragment !== undefined) t.true(files.get(target)!.includes(` id="${fragment}"`), `${name} links to ${href}`);
      }
    }
    t.true(links > 500);
  }
});

test('no page names one id twice, and nothing unescaped or undefined is shown', async (t) => {
  for (const document of [real, annotated]) {
    for (const [name, html] of await renderSpecDocument(document)) {
      if (!name.endsWith('.html')) continue;
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      t.is(new Set(ids).size, ids.length, name);
      t.is(/.{0,60}(?:<holds>|\[object Object|>null<\/(?!code)|>undefined<\/(?!code|a>|dt>)).{0,60}/.exec(html)?.[0], undefined, name);
    }
  }
});

test('the style sheet is the report’s own, and no page has a script', async (t) => {
  const files = await renderSpecDocument(real);
  t.is(files.get('assets/style.css'), readFileSync(new URL('../html/assets/style.css', import.meta.url), 'utf8'));
  t.notRegex(files.get('assets/document.css')!, /#[0-9a-f]{3,8}\b|rgba?\(/i, 'colours are tokens');
  for (const [name, html] of files) if (name.endsWith('.html')) t.notRegex(html, /<script/, name);
});

test('requirement sets are listed, and rules name those that they are in', async (t) => {
  const files = await renderSpecDocument(annotated);
  t.regex(textOf(files.get('sets/index.html')!), /2026-11-standalone/);
  t.regex(textOf(clauseOf(files.get('omissions/index.html')!, 'omissions/math-random')).replace(/\s+/g, ' '), /In set\s?2026-11-standalone/);
  t.regex((await renderSpecDocument({ ...annotated, sets: [] })).get('sets/index.html')!, /No set is frozen yet/);
});
