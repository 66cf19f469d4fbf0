import { existsSync } from 'node:fs';
import path from 'node:path';
import { ReportError } from '../../reports/errors.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** The folder of a run that a user names. */
export function runFolder(option: unknown): string {
  const folder = path.resolve(String(option));
  if (!existsSync(path.join(folder, 'results.jsonl'))) throw new WrongUse(`${folder} has no results.jsonl`, 'name the folder that ses262 run wrote with --out');
  return folder;
}

/** Does something with a run on disk; that it does not read back is said to the user, with the place. */
export async function readingBack<T>(folder: string, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof ReportError) throw new WrongUse(`${folder}: ${error.message}`, 'the files of a run have to be as ses262 run wrote them, or cut off at the end');
    throw error;
  }
}
