import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'ava';
import { parseReport } from '../../reports/read.ts';
import type { ResultLine } from '../../reports/model.ts';
import { fakeAdapter } from '../fakes/adapter.ts';
import { fakeCases } from '../fakes/cases.ts';
import { buildHeader } from './header.ts';
import { ResultsWriter } from './writer.ts';

const line = (id: string, durationMs: number): ResultLine => ({ kind: 'result', engine: 'fake/agree', case: id, rule: 'chapter/rule', outcome: 'pass', durationMs });

async function written(startedAt: Date, durationMs: number, reason?: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-results-'));
  try {
    const header = buildHeader({
      chapters: [], corpus: fakeCases(2), set: undefined, edition: 'draft-2019', engines: [await fakeAdapter('agree').describe()], command: 'ses262 run', startedAt,
    }); // prettier-ignore
    const writer = new ResultsWriter(folder, header);
    writer.result(line('case-1', durationMs));
    writer.result(line('case-2', durationMs));
    await writer.end(startedAt, reason);
    return readFileSync(path.join(folder, 'results.jsonl'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what is written is a complete report that reads back', async (t) => {
  const report = parseReport(await written(new Date(0), 1));
  t.is(report.partial, null);
  t.deepEqual(report.footer?.counts, { 'fake/agree': { pass: 2 } });
});

test('an interrupted report says so and is valid', async (t) => {
  const report = parseReport(await written(new Date(0), 1, 'interrupted'));
  t.is(report.partial, 'interrupted');
});

test('the hash does not depend on times', async (t) => {
  const first = parseReport(await written(new Date(0), 1));
  const second = parseReport(await written(new Date(86_400_000), 2));
  t.is(first.footer?.sha256, second.footer?.sha256);
  t.not(first.header.runId, second.header.runId);
});
