import { readFileSync } from 'node:fs';
import path from 'node:path';
import { embargoSentence } from '../../reports/words/embargo.ts';
import { parseEmbargoes } from '../embargo/embargo-file.ts';
import { inForce } from '../embargo/in-force.ts';
import { readingBack, runFolder } from '../results/read-back.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';

type Options = Readonly<Record<string, unknown>>;

/** `ses262 report DIR`: the pages anew; with `--embargo FILE --out PUBLIC` a copy for the public, without what the file holds back. */
export async function run(positionals: readonly unknown[], options: Options): Promise<number> {
  const folder = runFolder(positionals[0]);
  if (options.embargo !== undefined) return publishCopy(folder, String(options.embargo), options.out);
  if (options.out !== undefined) throw new WrongUse('--out is where a copy under --embargo goes', 'without --embargo the pages are made where the run is');
  const { renderAll } = await import('../../reports/index.ts');
  const { files } = await readingBack(folder, () => renderAll(folder));
  process.stdout.write(`${files.length} files in ${folder}\n`);
  return EXIT.ok;
}

async function publishCopy(folder: string, file: string, out: unknown): Promise<number> {
  if (out === undefined) throw new WrongUse('--embargo needs --out', 'name the folder for the public copy: the run itself stays as it is');
  const target = path.resolve(String(out));
  if (inside(folder, target) || inside(target, folder)) throw new WrongUse(`--out ${String(out)} and the run lie in one another`, 'choose a folder apart, so that only the copy is published');
  const [{ readRun }, { publish }] = await Promise.all([import('../../reports/index.ts'), import('../../reports/embargo/publish.ts')]);
  return readingBack(folder, async () => {
    const { report, corpus } = await readRun(folder);
    if (report.header.embargo !== undefined) throw new WrongUse(`${folder} is a published copy`, 'start from the folder that ses262 run wrote');
    const { entries, notes } = inForce(parseEmbargoes(file, embargoText(file)), report, corpus, new Date().toISOString().slice(0, 10));
    for (const note of notes) process.stderr.write(`${note}\n`);
    const { files, results, properties, withheldCases } = await publish({ report, corpus }, target, entries);
    process.stdout.write(`${embargoSentence({ results, properties })} Cases whose program is withheld: ${withheldCases}.\n${files.length} files in ${target}\n`);
    return EXIT.ok;
  });
}

/** Whether the folder is the other, or lies below it. */
function inside(folder: string, other: string): boolean {
  const way = path.relative(other, folder);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}

function embargoText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongUse(`--embargo ${file} cannot be read`, 'name a YAML file; reports/README.md shows one');
  }
}
