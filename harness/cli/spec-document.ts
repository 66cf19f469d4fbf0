import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { derive, readRun } from '../../reports/index.ts';
import { renderSpecDocument } from '../../reports/spec-document/index.ts';
import type { AnnotatingRun } from '../../reports/spec-document/index.ts';
import { conflicts } from '../../spec/conflicts.ts';
import { readIfThere } from '../corpus/files.ts';
import type { Vocabulary } from '../plan/selection.ts';
import { readThreats } from '../results/corpus-file.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';

/** `ses262 spec --html DIR [--results RUNDIR]` */
export async function writeSpecDocument(to: string, results: unknown, suite: Vocabulary, suites: string): Promise<number> {
  const folder = path.resolve(to);
  const run = results === undefined ? undefined : await annotatingRun(folder, path.resolve(String(results)));
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
  if (readIfThere(path.join(results, 'results.jsonl')) === undefined) {
    throw new WrongUse(`${results} has no results.jsonl`, 'name the folder that ses262 run wrote with --out');
  }
  if (folder === results) throw new WrongUse('the document and the run have the same folder', 'name a folder of its own with --html, inside it if you like');
  const { report, corpus } = await readRun(results);
  const href = path.relative(folder, results).split(path.sep).map((part) => (part === '..' ? part : encodeURIComponent(part))).join('/');
  return { derived: derive(report, corpus), href: `${href}/` };
}

function packageVersion(): string {
  return (JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as { version: string }).version;
}
