/**
 * The ledger of known differences: each entry says which engines, which rule or clause, and which differences of which programs it explains.
 * It matches narrowly: the program's text, and every line of a stretch in which the transcripts part.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Hunk } from './compare.ts';

export interface LedgerEntry {
  readonly id: string;
  /** Ids of engines; `xs/*` is every world of XS. */
  readonly engines: readonly string[];
  /** Of ECMA-262 (`sec-…`), where the language decides. */
  readonly clause?: string;
  /** Of `spec/`, where SES does. */
  readonly rules?: readonly string[];
  /** What the program's text must contain. */
  readonly program: RegExp;
  /** What every line of the stretch that only the reference has, and that only the engine has, must be. Absent: there is no such line. */
  readonly expected?: RegExp;
  readonly seen?: RegExp;
  /** The same lines in another order. */
  readonly reordered: boolean;
  /** What follows in the program builds on what differs: it is not judged. */
  readonly spreads: boolean;
  /** Where the engine is wrong: the case of the corpus that says so. Absent where it may differ. */
  readonly case?: string;
  readonly why: string;
  /** A program that shows it, without directive and helpers. */
  readonly shows: string;
}

type RawEntry = Omit<LedgerEntry, 'program' | 'expected' | 'seen' | 'reordered' | 'spreads'> & { readonly program: string; readonly expected?: string; readonly seen?: string; readonly reordered?: boolean; readonly spreads?: boolean };

export class BadLedger extends Error {
  override name = 'BadLedger';
}

export function readLedger(text: string): LedgerEntry[] {
  const raw = (parse(text) as { entries: readonly RawEntry[] | null }).entries ?? [];
  return raw.map((entry) => {
    if (entry.clause === undefined && entry.rules === undefined) throw new BadLedger(`${entry.id} cites neither a clause nor a rule`);
    if (entry.expected === undefined && entry.seen === undefined && entry.reordered !== true) throw new BadLedger(`${entry.id} would explain any difference`);
    const { expected, seen, reordered, spreads, program, ...rest } = entry;
    return {
      ...rest, program: new RegExp(program), reordered: reordered === true, spreads: spreads === true,
      ...(expected === undefined ? {} : { expected: new RegExp(`^(?:${expected})$`) }), ...(seen === undefined ? {} : { seen: new RegExp(`^(?:${seen})$`) }),
    };
  });
}

export const ledger: readonly LedgerEntry[] = readLedger(readFileSync(new URL('./ledger.yaml', import.meta.url), 'utf8'));

function concerns(entry: LedgerEntry, engine: string): boolean {
  return entry.engines.some((pattern) => (pattern.endsWith('/*') ? engine.startsWith(pattern.slice(0, -1)) : engine === pattern || engine.startsWith(`${pattern}@`)));
}

/** A completion value repeats a fact: beside facts it says nothing of its own. */
function fits(lines: readonly string[], pattern: RegExp | undefined): boolean {
  const facts = lines.filter((line) => !line.startsWith('=> '));
  return pattern === undefined ? facts.length === 0 : (facts.length === 0 ? lines : facts).every((line) => pattern.test(line));
}

/** The entry that explains a stretch of this program's transcripts, if one does. */
export function explain(hunk: Hunk, program: string, engine: string, entries: readonly LedgerEntry[] = ledger): LedgerEntry | undefined {
  return entries.find((entry) => !entry.reordered && concerns(entry, engine) && entry.program.test(program) && fits(hunk.expected, entry.expected) && fits(hunk.seen, entry.seen));
}

/** The entry that explains that the same lines come in another order. */
export function explainOrder(expected: readonly string[], seen: readonly string[], program: string, engine: string, entries: readonly LedgerEntry[] = ledger): LedgerEntry | undefined {
  const sorted = (lines: readonly string[]): string => [...lines].sort().join('\n');
  if (sorted(expected) !== sorted(seen)) return undefined;
  return entries.find((entry) => entry.reordered && concerns(entry, engine) && entry.program.test(program));
}
