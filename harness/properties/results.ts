/** What a campaign finds, as it is kept: the lines of its results file, from which everything that is shown derives. */
import type { RuleId } from '../../spec/model.ts';
import type { LawProgram } from '../../suites/properties/model.ts';
import type { Breakdown } from './trial.ts';

/** A value for which a law does not hold, or for which an engine gave no answer. */
export interface Finding {
  /** The run's number: with law, version and seed it is the value. */
  readonly index: number;
  readonly outcome: 'fail' | Breakdown;
  /** What was seen with the value as drawn. */
  readonly detail: string;
  /** True when nothing was wrong with the same programs in worlds of their own: they fail only after others. */
  readonly unconfirmed?: true;
  /** The smallest value found that ends in the same way. */
  readonly shrunk: {
    readonly detail: string;
    readonly programs: readonly LawProgram[];
    /** Values tried, and how often a smaller one was found. */
    readonly tried: number;
    readonly steps: number;
  };
}

/** Runs `from` to `from + runs - 1` of one law on one engine. */
export interface Block {
  readonly engine: string;
  readonly law: string;
  readonly version: number;
  readonly rules: readonly RuleId[];
  readonly seed: number;
  readonly from: number;
  readonly runs: number;
  /** Runs that ended in each way. */
  readonly outcomes: { readonly [outcome in 'held' | Finding['outcome']]?: number };
  /** The law's own classes, with how many runs fell into each. */
  readonly labels: { readonly [label: string]: number };
  /** The first of each kind. */
  readonly findings: readonly Finding[];
  readonly programs: number;
  readonly durationMs: number;
}
