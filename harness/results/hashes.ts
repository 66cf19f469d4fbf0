import { createHash } from 'node:crypto';
import type { Chapter } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hash of all that the rules say. */
export function specHash(chapters: readonly Chapter[]): string {
  return sha256(JSON.stringify(chapters.flatMap((chapter) => chapter.rules)));
}

/** Hash of all that the cases say, wherever they are written. */
export function suiteHash(cases: readonly Case[]): string {
  return sha256(JSON.stringify(cases.map(({ origin: _, ...entry }) => entry)));
}
