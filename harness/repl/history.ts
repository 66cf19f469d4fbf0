/** The lines that were typed, kept between sessions. */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import envPaths from 'env-paths';

const KEPT = 1000;

export function historyFile(): string {
  return process.env.SES262_HISTORY ?? join(envPaths('ses262', { suffix: '' }).cache, 'reference-history');
}

/** Newest first, as readline wants it. */
export function readHistory(file = historyFile()): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(-KEPT).reverse();
  } catch {
    return [];
  }
}

/** History is a comfort: where it cannot be written there is none. */
export function rememberLine(line: string, file = historyFile()): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${line}\n`);
  } catch {
    // No place to write to.
  }
}
