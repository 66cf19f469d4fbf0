/** For tests: looks at pages in a real browser. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test, { type ExecutionContext } from 'ava';
import { chromium, type Browser, type Page } from 'playwright-core';

// Scripts for the page are strings: its globals are not those of this file.

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Whether there is a browser. Without one, `look` skips and `title` says why. */
export const there = existsSync(executablePath);
export const look = there ? test.serial : test.skip;
export const title = (text: string): string => (there ? text : `${text} (skipped: no Chromium at ${executablePath}; set CHROMIUM)`);

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

export type Scheme = 'light' | 'dark';

/** Every page is audited in these. */
export const VIEWS: readonly (readonly [Scheme, number])[] = [['light', 1280], ['dark', 1280], ['light', 360]];

/** A page that takes down what the browser complains of, and whatever leaves the disk. */
export async function openPage(browser: Browser, scheme: Scheme, width: number, script = true): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, javaScriptEnabled: script });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`leaves the disk: ${request.url()}`);
  });
  return { page, complaints };
}

interface AxeResult {
  readonly passes: readonly unknown[];
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[];
}

/** No console message, no axe violation and no sideways scrolling at any of the addresses. */
export async function audit(t: ExecutionContext, browser: Browser, scheme: Scheme, width: number, addresses: readonly string[]): Promise<void> {
  const { page, complaints } = await openPage(browser, scheme, width);
  for (const address of addresses) {
    await page.goto(address);
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    await page.evaluate(axeSource);
    const result = await page.evaluate<AxeResult>(
      "axe.run(document, { preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
    );
    t.deepEqual(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}: ${nodes[0].failureSummary}`), [], address);
    t.true(result.passes.length > 10, `axe looked at ${address}`);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    t.is(overflow, 0, `${address} scrolls sideways`);
  }
  t.deepEqual(complaints, []);
  await page.context().close();
}
