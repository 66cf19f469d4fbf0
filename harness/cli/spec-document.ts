import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { derive, readRun } from '../../reports/index.ts';
import { renderSpecDocument } from '../../reports/spec-document/index.ts';
import type { AnnotatingRun } from '../../reports/spec-document/index.ts';
import { conflicts } from '../../spec/conflicts.ts';
import type { Vocabulary } from '../plan/selection.ts';
import { readThreats } from '../results/corpus-file.ts';
import { readingBack, runFolder } from '../results/read-back.ts';
import { makeOwnFolder } from '../results/report-folder.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';

/** `ses262 spec --html DIR [--results RUNDIR]` */
export async function writeSpecDocument(to: string, results: unknown, suite: Vocabulary, suites: string): Promise<number> {
  const run = results === undefined ? undefined : await annotatingRun(path.resolve(to), runFolder(results));
  const folder = makeOwnFolder('--html', to, { page: 'index.html', mark: 'assets/document.css' });
  const { chapters, sets, cases } = suite;
  const files = await renderSpecDocument({ chapters, sets, cases, conflicts, threats: readThreats(suites), version: packageVersion(), ...(run && { run }) });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  process.stdout.write(`${files.size} files in ${folder}\n`);
  return EXIT.ok;
}

/** A run whose pages the document links to, by the way from one folder to the other. */
async function annotatingRun(folder: string, results: string): Promise<AnnotatingRun> {
  if (folder === results) throw new WrongUse('the document and the run have the same folder', 'name a folder of its own with --html, inside it if you like');
  const { report, corpus } = await readingBack(results, () => readRun(results));
  const href = path.relative(folder, results).split(path.sep).map((part) => (part === '..' ? part : encodeURIComponent(part))).join('/');
  return { derived: derive(report, corpus), href: `${href}/` };
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as { version: string }).version;
}
