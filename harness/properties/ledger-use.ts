/** Which entries of the differential ledger a search used on which engine, and which it had no use for. */
import { entriesAbout, type LedgerEntry } from '../../suites/properties/differential/index.ts';
import type { PropertyLine } from '../../reports/model.ts';
import { profileOf } from './differential-oracle.ts';

/** A search of fewer programs says nothing of entries that it did not use. */
const LONG = 2_000;

export interface LedgerUse {
  readonly engine: string;
  /** How many programs differed in the way of an entry, those of shrinking included. */
  readonly used: { readonly [entry: string]: number };
  /** After a long search: entries about the engine that explained nothing. */
  readonly never?: readonly string[];
}

const counts = new Map<string, Map<string, number>>();

/** Takes down that a program on an engine was explained by these. */
export function countUse(engine: string, entries: readonly LedgerEntry[]): void {
  if (entries.length === 0) return;
  const own = counts.get(engine) ?? new Map<string, number>();
  counts.set(engine, own);
  for (const { id } of entries) own.set(id, (own.get(id) ?? 0) + 1);
}

/** Of each engine on which this process ran differential laws, by the lines of its search. */
export function ledgerUses(lines: readonly PropertyLine[]): readonly LedgerUse[] {
  const engines = [...new Set(lines.filter(({ law, runs }) => law.startsWith('differential') && runs > 0).map(({ engine }) => engine))];
  return engines.map((engine) => {
    const own = counts.get(engine) ?? new Map<string, number>();
    const used = Object.fromEntries([...own].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
    const laws = lines.filter((line) => line.engine === engine && line.law.startsWith('differential') && line.runs >= LONG).map(({ law }) => law);
    const never = entriesAbout(engine).filter((entry) => !own.has(entry.id) && laws.includes(entry.id.startsWith('modules-') ? 'differential-modules' : profileOf(engine) === 'plain' ? 'differential-plain' : 'differential')).map(({ id }) => id);
    return { engine, used, ...(laws.length === 0 ? {} : { never }) };
  });
}

/** For a reader; empty where no differential law ran. */
export function sayLedgerUses(uses: readonly LedgerUse[]): string {
  return uses.map(({ engine, used, never }) => [
    `ledger on ${engine}: ${Object.entries(used).map(([id, count]) => `${id} ${count}`).join(', ') || 'nothing was used'}`,
    ...(never === undefined ? [] : [`  never: ${never.join(', ') || 'every entry was used'}`]),
  ].join('\n')).join('\n');
}
