/** Looks at the document in a real browser. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { conflicts } from '../../spec/conflicts.ts';
import { chapters, requirementSets } from '../../spec/index.ts';
import type { ThreatDictionary } from '../corpus.ts';
import { derive } from '../derive/index.ts';
import { parseReport } from '../read.ts';
import { audit, launch, look, openPage, there, title, VIEWS } from '../testing/browser.ts';
import { fakeRun, linesOf } from '../testing/fixture.ts';
import { renderSpecDocument } from './index.ts';

/** One page of each type; of the chapters one with alternatives, one of the fixture's with every sort of annotation. */
const PAGES = ['index.html', 'omissions/index.html', 'open-points/index.html', 'tables/globals/index.html', 'tables/intrinsics/index.html', 'editions/index.html', 'sets/index.html', 'conflicts/index.html', 'threats/index.html'];

let browser: Browser;
let root: string;

test.before(async () => {
  if (!there) return;
  const run = fakeRun();
  // The spec with the fixture's rules in its chapters, so that both real texts and every outcome are looked at.
  const merged = chapters.map((chapter) => {
    const fake = run.corpus.chapters.find(({ id }) => id === chapter.id)?.rules ?? [];
    return { ...chapter, rules: [...fake, ...chapter.rules.filter(({ id }) => !fake.some((other) => other.id === id))] };
  });
  const threats = parse(readFileSync(new URL('../../suites/threats.yaml', import.meta.url), 'utf8')) as ThreatDictionary;
  const sets = [...requirementSets(), { ...run.corpus.set!, id: 'fixture-standalone' }];
  const files = await renderSpecDocument({ chapters: merged, sets, conflicts, threats, cases: run.corpus.cases, version: '0.0.0', run: { derived: derive(parseReport(linesOf(run)), run.corpus), href: '../run/' } });
  root = await mkdtemp(join(tmpdir(), 'ses262-spec-'));
  for (const [name, text] of files) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  browser = await launch();
});
test.after.always(async () => {
  if (!there) return;
  await browser.close();
  await rm(root, { recursive: true, force: true });
});

const address = (path: string): string => pathToFileURL(join(root, path.split('#')[0])).href + (path.includes('#') ? `#${path.split('#')[1]}` : '');

for (const [scheme, width] of VIEWS) {
  look(title(`every page type of the spec, ${scheme}, ${width} wide: no console message, no axe violation, no sideways scrolling`), async (t) => {
    // The table of intrinsics is a long page, and machines that test are busy.
    t.timeout(300_000);
    await audit(t, browser, scheme, width, PAGES.map(address));
  });
}

look(title('a rule’s address brings its sentence into view'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280);
  await page.goto(address('globals/index.html#global-not-frozen'));
  const top = await page.locator('[id="global-not-frozen"]').evaluate((clause: { getBoundingClientRect(): { readonly top: number } }) => clause.getBoundingClientRect().top);
  t.true(top >= -1 && top < 200);
  await page.context().close();
});

look(title('on paper there are the rules and no navigation'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280);
  await page.goto(address('omissions/index.html'));
  await page.emulateMedia({ media: 'print' });
  t.false(await page.locator('#contents').isVisible());
  t.true(await page.getByText('The shared Math object has no').first().isVisible());
  await page.context().close();
});
