import { readFileSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** Where the project's own corpus lies. */
export const suitesFolder = fileURLToPath(new URL('../../suites/', import.meta.url));

/** Folders of `suites/` that hold something other than cases. */
const notChapters = new Set(['schema', 'properties', 'fixtures', 'test262', 'controls']);

/** Case files of a corpus, relative to its root, sorted. */
export function caseFiles(root: string): string[] {
  const files: string[] = [];
  for (const chapter of readdirSync(root).sort()) {
    const folder = path.join(root, chapter);
    if (notChapters.has(chapter) || !statSync(folder).isDirectory()) continue;
    for (const name of readdirSync(folder).sort()) {
      if (/\.ya?ml$/.test(name)) files.push(`${chapter}/${name}`);
    }
  }
  return files;
}

/** YAML files that no part of a corpus is read from: in a folder below a chapter, say, where they would never run. */
export function strayFiles(root: string): string[] {
  const known = new Set(caseFiles(root));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.ya?ml$/.test(file) && !known.has(file) && file !== 'threats.yaml' && !notChapters.has(file.split('/')[0]))
    .sort();
}

export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Ids that were once used and never will be again: one a line, `#` starts a comment. */
export function retiredIds(root: string): Set<string> {
  const text = readIfThere(path.join(root, 'retired-ids.txt')) ?? '';
  return new Set(
    text
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== ''),
  );
}
