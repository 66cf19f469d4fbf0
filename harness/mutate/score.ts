/** What a campaign says: how many of the faults the corpus noticed, by chapter, and which it did not. */
import type { FaultResult } from './try-fault.ts';

export interface Count {
  readonly total: number;
  readonly noticed: number;
}

export interface Survivor {
  readonly id: string;
  readonly rules: readonly string[];
  /** Why nothing notices, where that is known (`survivors.yaml`). */
  readonly reason?: string;
}

/** A fault that is noticed, but by no case of a rule that it breaks. */
export interface Gap {
  readonly fault: string;
  readonly rule: string;
}

export interface Score extends Count {
  readonly survivors: readonly Survivor[];
  readonly gaps: readonly Gap[];
  /** By the chapter of the fault's first rule. */
  readonly byChapter: { readonly [chapter: string]: Count };
  /** How the case that noticed showed it; `change` is no failure, but another answer than the sound world's. */
  readonly byOutcome: { readonly [outcome: string]: number };
}

function chapterOf({ rules }: FaultResult): string {
  return rules[0].slice(0, rules[0].indexOf('/'));
}

function count(results: readonly FaultResult[]): Count {
  return { total: results.length, noticed: results.filter(({ noticed }) => noticed !== null).length };
}

/** `reasonFor` gives those of known survivors. */
export function scoreOf(results: readonly FaultResult[], reasonFor: (fault: string) => string | undefined): Score {
  const survivors = results.filter(({ noticed }) => noticed === null).map(({ id, rules }) => {
    const reason = reasonFor(id);
    return { id, rules, ...(reason === undefined ? {} : { reason }) };
  });
  const gaps = results.filter(({ noticed }) => noticed !== null).flatMap(({ id, byRule }) =>
    Object.entries(byRule).flatMap(([rule, notice]) => (notice === null ? [{ fault: id, rule }] : [])));
  const chapters = [...new Set(results.map(chapterOf))].sort();
  const outcomes = results.flatMap(({ noticed }) => (noticed === null ? [] : [noticed.outcome]));
  return {
    ...count(results),
    survivors,
    gaps,
    byChapter: Object.fromEntries(chapters.map((chapter) => [chapter, count(results.filter((result) => chapterOf(result) === chapter))])),
    byOutcome: Object.fromEntries([...new Set(outcomes)].sort().map((outcome) => [outcome, outcomes.filter((other) => other === outcome).length])),
  };
}
