import Table from 'cli-table3';
import type { Outcome } from '../../reports/model.ts';
import type { Counts } from '../results/writer.ts';

const columns: readonly Outcome[] = ['pass', 'differs', 'fail', 'unsupported', 'blocked', 'timeout', 'crash', 'out-of-memory', 'harness-error', 'not-run'];

/** Engines by outcomes; outcomes that nobody had are left out. */
export function matrixTable(counts: Counts): string {
  const used = columns.filter((outcome) => Object.values(counts).some((row) => row[outcome] !== undefined));
  const table = new Table({
    head: ['engine', ...used, 'cases'],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', ...used.map(() => 'right' as const), 'right'],
  });
  for (const [engine, row] of Object.entries(counts)) {
    const total = Object.values(row).reduce((sum, count) => sum + count, 0);
    table.push([engine, ...used.map((outcome) => String(row[outcome] ?? 0)), String(total)]);
  }
  return table.toString();
}
