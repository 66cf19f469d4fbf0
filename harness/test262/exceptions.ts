/** Files that a right interpreter of this language does not pass, each with its reason (`suites/test262/*.yaml`). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { WrongUse } from '../text/wrong-use.ts';

export interface Test262Exception {
  readonly file: string;
  /** Why, with the clause or the change to ECMA-262 that the file asserts. */
  readonly reason: string;
}

/** The listed exceptions by file. Throws WrongUse for an entry without a reason, or listed twice. */
export function readExceptions(suites: string): ReadonlyMap<string, Test262Exception> {
  const folder = path.join(suites, 'test262');
  const exceptions = new Map<string, Test262Exception>();
  if (!existsSync(folder)) return exceptions;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort()) {
    const groups = (parse(readFileSync(path.join(folder, name), 'utf8')) ?? []) as { reason?: string; files?: string[] }[];
    for (const { reason, files } of groups) {
      if (reason === undefined || reason.trim() === '' || files === undefined) {
        throw new WrongUse(`suites/test262/${name} has a group without reason or files`, 'write `- reason: …` and `files: […]`');
      }
      for (const file of files) {
        if (exceptions.has(file)) throw new WrongUse(`${file} is listed twice in suites/test262/`, 'keep one entry');
        exceptions.set(file, { file, reason });
      }
    }
  }
  return exceptions;
}
