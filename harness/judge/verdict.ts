import type { JobOutcome } from '../../adapters/model.ts';
import type { Outcome } from '../../reports/model.ts';
import type { Difference } from '../../suites/model.ts';

/** What is said of one case on one engine. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly hole?: true;
  readonly alternative?: string;
  readonly detail?: string;
  readonly observed?: unknown;
  readonly raw?: string;
  readonly durationMs: number;
}

/** Everything that was seen so far. */
export interface Evidence {
  readonly main: JobOutcome;
  /** By id of the difference: how its own programs ended, or that the engine lacks what they need. */
  readonly differences: ReadonlyMap<string, JobOutcome | 'unsupported'>;
}

/** Either the verdict, or the one more job that has to be run before there can be one. */
export type Judgement =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'needs'; readonly difference: Difference };

/** Outcomes that `--strict` and mutants count as failures of the engine or of the run. A world that cannot be made passes no case. */
export const FAILURES: ReadonlySet<Outcome> = new Set<Outcome>(['fail', 'blocked', 'crash', 'timeout', 'out-of-memory', 'harness-error']);
