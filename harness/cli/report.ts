import path from 'node:path';
import { WrongUse } from '../text/wrong-use.ts';
import { readIfThere } from '../corpus/files.ts';
import { EXIT } from './exit.ts';

/** `ses262 report DIR` */
export async function run(positionals: readonly unknown[]): Promise<number> {
  const folder = path.resolve(String(positionals[0]));
  if (readIfThere(path.join(folder, 'results.jsonl')) === undefined) {
    throw new WrongUse(`${folder} has no results.jsonl`, 'name the folder that ses262 run wrote with --out');
  }
  const { renderAll } = await import('../../reports/index.ts');
  const { files } = await renderAll(folder);
  process.stdout.write(`${files.length} files in ${folder}\n`);
  return EXIT.ok;
}
