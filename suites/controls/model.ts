/** What is kept beside the corpus about its own worth: how well it notices worlds that are wrong on purpose. */

/** A fault that no case notices. */
export interface SurvivingFault {
  readonly id: string;
  readonly rules: readonly string[];
  /** Why nothing notices; absent where nobody knows. */
  readonly reason?: string;
}

/** One engine's worlds with faults, one after the other, against the whole corpus. */
export interface MutationScore {
  /** Such as `reference/draft`. */
  readonly engine: string;
  readonly edition: string;
  /** ISO date of the last result. */
  readonly date: string;
  /** Hash of the corpus (as in a report's header) → how many of the faults were tried with it. */
  readonly suites: { readonly [sha256: string]: number };
  /** Hash of the catalogue of faults: ids, rules and descriptions. */
  readonly catalogue: string;
  readonly total: number;
  /** How many of them operators made of the tables. */
  readonly operators: number;
  readonly noticed: number;
  readonly survivors: readonly SurvivingFault[];
  /** By the chapter of the fault's first rule. */
  readonly byChapter: { readonly [chapter: string]: { readonly total: number; readonly noticed: number } };
  /** How the case that noticed showed it; `change` is another answer than the sound world's that is no failure. */
  readonly byOutcome: { readonly [outcome: string]: number };
}

/** `mutation-score.json` */
export interface MutationScores {
  readonly schema: 'ses262-mutation-score/1';
  readonly scores: readonly MutationScore[];
}
