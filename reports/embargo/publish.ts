/** Writes a run's public copy into another folder, and every format from that copy alone. The run's own folder is only read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderAll, type RenderOptions } from '../index.ts';
import type { Run } from '../read.ts';
import { publicCopy } from './apply.ts';
import type { EmbargoEntry } from './model.ts';

export interface Published {
  readonly files: readonly string[];
  /** Rows that are held back. */
  readonly results: number;
  readonly properties: number;
  readonly withheldCases: number;
}

export async function publish({ report, corpus }: Pick<Run, 'report' | 'corpus'>, folder: string, entries: readonly EmbargoEntry[], options: RenderOptions = {}): Promise<Published> {
  const copy = publicCopy(report, corpus, entries);
  const lines = [copy.header, ...copy.results, ...copy.properties, ...(copy.footer === null ? [] : [copy.footer])];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'results.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await writeFile(join(folder, 'corpus.json'), `${JSON.stringify(copy.corpus)}\n`);
  const { files } = await renderAll(folder, options);
  const { results, properties } = copy.header.embargo!;
  return { files: ['corpus.json', 'results.jsonl', ...files], results, properties, withheldCases: copy.corpus.withheld!.cases.length };
}
