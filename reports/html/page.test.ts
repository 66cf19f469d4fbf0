/** Looks at the site in a real browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import test from 'ava';
import type { Browser } from 'playwright-core';
import { publish } from '../embargo/publish.ts';
import { renderAll } from '../index.ts';
import { parseReport } from '../read.ts';
import { audit, launch, look, openPage, there, title, VIEWS } from '../testing/browser.ts';
import { fakeRun, linesOf, writeRun } from '../testing/fixture.ts';

/** One page of each type, and those with the most on them. */
const PAGES = [
  'index.html',
  'disagreements/index.html',
  'chapter/omissions/index.html',
  'rule/omissions/math-random/index.html',
  'rule/omissions/silence/index.html',
  'rule/open-points/date-parse/index.html',
  'rule/primordials/table/index.html',
  'case/math-random-absent/index.html',
  'case/import-with-comment/index.html',
  'case/date-parse-zone/index.html',
  'table/index.html',
  'table/array-prototype/index.html',
  'engine/quickjs-shim/index.html',
  'engine/reference/index.html',
  'properties/index.html',
  'law/frozen-walk/index.html',
  'law/graphs-link/index.html',
  'threats/index.html',
  'methodology/index.html',
  'glossary/index.html',
  'cite/index.html',
];

let browser: Browser;
const sites: { [name in 'full' | 'partial' | 'embargo']?: string } = {};
/** Of the published copy, those that hold something back. */
const EMBARGOED = ['index.html', 'case/import-with-comment/index.html', 'law/frozen-walk/index.html', 'methodology/index.html'];

test.before(async () => {
  if (!there) return;
  for (const name of ['full', 'partial'] as const) {
    const dir = await mkdtemp(join(tmpdir(), 'ses262-page-'));
    await writeRun(dir, fakeRun({ partial: name === 'partial' }));
    await renderAll(dir);
    sites[name] = dir;
  }
  const [run, dir] = [fakeRun(), await mkdtemp(join(tmpdir(), 'ses262-page-'))];
  const entry = { until: '2027-01-31', program: 'withheld' } as const;
  await publish({ report: parseReport(linesOf(run)), corpus: run.corpus }, dir, [
    { ...entry, engine: 'quickjs/shim', of: 'case', id: 'import-with-comment' },
    { ...entry, engine: 'node/bare', of: 'law', id: 'frozen-walk' },
  ]);
  sites.embargo = dir;
  browser = await launch();
});
test.after.always(async () => {
  if (!there) return;
  await browser.close();
  for (const dir of Object.values(sites)) await rm(dir, { recursive: true, force: true });
});

const address = (dir: string, path: string): string => pathToFileURL(join(dir, path)).href;

for (const [scheme, width] of VIEWS) {
  look(title(`every page type, ${scheme}, ${width} wide: no console message, no axe violation, no sideways scrolling`), async (t) => {
    await audit(t, browser, scheme, width, [...PAGES.map((name) => address(sites.full!, name)), address(sites.partial!, 'index.html'), ...EMBARGOED.map((name) => address(sites.embargo!, name))]);
  });
}

look(title('without scripts the first view shows claims and disagreements'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280, false);
  await page.goto(address(sites.full!, 'index.html'));
  t.true(await page.getByText('Of the 5 must rules in set 2026-11-standalone, xs/native').first().isVisible());
  t.true(await page.getByRole('heading', { name: /Violated in exactly one engine/ }).isVisible());
  await page.context().close();
});

look(title('the filter keeps the rows with all words and says how many'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280);
  await page.goto(address(sites.full!, 'chapter/omissions/index.html'));
  // The fixture's tables are below the size from which filters are offered.
  await page.evaluate("{ const body = document.querySelector('table').tBodies[0]; while (body.rows.length < 8) body.append(body.rows[0].cloneNode(true)); }");
  await page.addScriptTag({ path: join(sites.full!, 'assets/table.js') });
  await page.getByLabel('Filter').fill('import quickjs');
  t.regex((await page.getByRole('status').textContent()) ?? '', /^0 of 8 rows$/);
  await page.getByLabel('Filter').fill('dynamic import');
  t.regex((await page.getByRole('status').textContent()) ?? '', /^[1-9] of 8 rows$/);
  await page.context().close();
});

look(title('the skip link is the first stop of the keyboard'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280);
  await page.goto(address(sites.full!, 'index.html'));
  await page.keyboard.press('Tab');
  t.is(await page.evaluate<string>('document.activeElement.textContent'), 'Skip to content');
  await page.context().close();
});

look(title('a link to a generated case opens its findings'), async (t) => {
  const { page } = await openPage(browser, 'light', 1280);
  await page.goto(`${address(sites.full!, 'table/array-prototype/index.html')}#table/array-prototype/frozen`);
  t.true(await page.locator('[id="table/array-prototype/frozen"] details').evaluate((details: { readonly open?: boolean }) => details.open));
  await page.context().close();
});
