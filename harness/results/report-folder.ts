import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { WrongUse } from '../text/wrong-use.ts';

/**
 * Makes the folder that an option names, before work begins whose results it is to hold. Pages of somebody else are not
 * written over: a folder with a page is taken only when it also has what marks it as one of ours.
 */
export function makeOwnFolder(flag: string, option: unknown, { page, mark }: { readonly page: string; readonly mark: string }): string {
  const text = String(option);
  if (text.trim() === '') throw new WrongUse(`${flag} names no folder`, `write ${flag} FOLDER`);
  const folder = path.resolve(text);
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there !== undefined && !there.isDirectory()) throw new WrongUse(`${flag} ${text} is not a folder`, 'name a folder, there or not');
  if (existsSync(path.join(folder, page)) && !existsSync(path.join(folder, mark))) {
    throw new WrongUse(`${flag} ${text} has a ${page} that is not ours, which would be written over`, 'name a folder of its own');
  }
  makeFolder(folder);
  return folder;
}

/** One folder after the other: where one cannot be made, as in /proc, Node's own recursion goes on for ever. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = path.dirname(at)) missing.unshift(at);
  for (const each of missing) mkdirSync(each);
}
