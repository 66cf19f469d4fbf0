/** Every format of a report, from the two files that a run leaves behind. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderCsv } from './csv.ts';
import { renderCtrf } from './ctrf.ts';
import { derive } from './derive/index.ts';
import { renderEarl } from './earl.ts';
import { rawFile } from './raw-file.ts';
import { renderSite } from './html/site.ts';
import { renderJunit } from './junit.ts';
import { renderLawsCsv } from './laws-csv.ts';
import { renderMarkdown } from './markdown.ts';
import { readRun } from './read.ts';

export type { Corpus, Threat, ThreatDictionary } from './corpus.ts';
export { reportDigest } from './digest.ts';
export type { ReportDigest } from './digest.ts';
export { ReportError } from './errors.ts';
export { derive } from './derive/index.ts';
export type { Derived } from './derive/index.ts';
export { readRun } from './read.ts';

export interface RenderOptions {
  /** Where the run will be published, for the citation. */
  readonly url?: string;
}

/** Names every file that the last rendering wrote, so that the next one removes what it no longer writes. */
const MANIFEST = 'manifest.json';

async function listed(dir: string): Promise<readonly string[]> {
  try {
    const names = JSON.parse(await readFile(join(dir, MANIFEST), 'utf8')) as unknown;
    // A manifest from elsewhere must not make us delete anything outside the directory.
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string' && !/^[/\\]|\.\.|:/.test(name)) : [];
  } catch {
    return [];
  }
}

/** Renders every format into the run's own directory, in place. The same input gives the same bytes. */
export async function renderAll(dir: string, options: RenderOptions = {}): Promise<{ files: string[] }> {
  const { report, corpus, raw } = await readRun(dir);
  const derived = derive(report, corpus);
  const laws = renderLawsCsv(derived);
  const formats: readonly (readonly [string, string])[] = [
    ['summary.md', renderMarkdown(derived)],
    ['results.csv', renderCsv(derived)],
    ...(laws === undefined ? [] : [['laws.csv', laws] as const]),
    ['junit.xml', renderJunit(derived)],
    ['ctrf.json', renderCtrf(derived)],
    ['earl.jsonld', renderEarl(derived)],
  ];
  const downloads = [...raw, ...formats.map(([name, text]) => rawFile(name, text))];
  const files = new Map<string, string | Uint8Array>([...formats, ...(await renderSite(derived, downloads, options))]);

  const before = await listed(dir);
  for (const stale of before.filter((name) => !files.has(name))) await rm(join(dir, stale), { force: true });
  for (const folder of new Set([...files.keys()].map((name) => dirname(name)))) await mkdir(join(dir, folder), { recursive: true });
  const names = [...files.keys()].sort();
  // In batches: a site has more files than a process may hold open.
  for (let start = 0; start < names.length; start += 64) {
    await Promise.all(names.slice(start, start + 64).map((name) => writeFile(join(dir, name), files.get(name)!)));
  }
  await writeFile(join(dir, MANIFEST), JSON.stringify(names, null, 1) + '\n');
  return { files: [...names, MANIFEST] };
}
