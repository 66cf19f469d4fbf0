/** The report model: `results.jsonl` line by line. Everything else that is shown derives from these lines. */
import type { RuleId } from '../spec/model.ts';
import type { EngineIdentity } from '../suites/engine-identity.ts';
import type { LawProgram } from '../suites/properties/model.ts';

export type Outcome =
  | 'pass'
  | 'differs'
  | 'fail'
  | 'unsupported'
  | 'blocked'
  | 'timeout'
  | 'crash'
  | 'out-of-memory'
  | 'harness-error'
  /** In published copies only: the engine's makers have the finding, and nothing of it is told yet. */
  | 'embargoed'
  | 'not-run';

export interface HeaderLine {
  readonly kind: 'header';
  readonly schema: 'ses262-results/1';
  readonly runId: string;
  readonly tool: { readonly name: 'ses262'; readonly version: string; readonly commit: string | null };
  readonly spec: { readonly sha256: string; readonly rules: number };
  readonly suite: { readonly sha256: string; readonly cases: number; readonly handWritten: number; readonly generated: number };
  readonly set: { readonly id: string; readonly sha256: string };
  readonly edition: string;
  /** What was selected from the corpus; no filters mean everything. */
  readonly selection?: { readonly filters: readonly string[]; readonly shard?: string; readonly cases: number };
  readonly engines: readonly (EngineIdentity | UnavailableEngine)[];
  readonly host: { readonly os: string; readonly arch: string; readonly node: string };
  readonly command: string;
  /** The laws that were searched for counterexamples, if any were. */
  readonly properties?: PropertiesFacts;
  /** What a published copy holds back; absent in what a run wrote. */
  readonly embargo?: EmbargoFacts;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** What is held back in a published copy of a run. */
export interface EmbargoFacts {
  /** The footer's hash of what the run wrote, by which it can be told later that this is its copy; null where that had no footer. */
  readonly original: string | null;
  /** Rows: outcomes of a case, or of a law, on an engine. */
  readonly results: number;
  readonly properties: number;
}

/** On the row that is held back. */
export interface Embargo {
  /** The last day, ISO 8601; null where it ends with the makers' answer. */
  readonly until: string | null;
}

/** A search: which laws, and which of their values. */
export interface PropertiesFacts {
  readonly seed: number;
  /** Number of the first run, and how many of each law were asked for: null where time was the limit. */
  readonly from: number;
  readonly runs: number | null;
  readonly laws: readonly LawFacts[];
}

/** What a reader needs to know of a law. */
export interface LawFacts {
  readonly id: string;
  readonly version: number;
  readonly statement: string;
  readonly rules: readonly RuleId[];
  readonly threat: string;
}

export interface UnavailableEngine {
  readonly id: string;
  readonly unavailable: { readonly reason: string; readonly how: string };
}

export interface ResultLine {
  readonly kind: 'result';
  readonly engine: string;
  readonly case: string;
  readonly rule: string;
  readonly outcome: Outcome;
  /** For `fail` with a threat: a hole. */
  readonly hole?: true;
  /** For `differs`: the id of the documented alternative; for open rules: the alternative chosen. */
  readonly alternative?: string;
  /** One sentence: what was expected, what was seen. Absent for `pass`. */
  readonly detail?: string;
  /** What the engine reported; absent for `pass`. */
  readonly observed?: unknown;
  /** Trimmed raw output; absent for `pass`. */
  readonly raw?: string;
  /** Exactly with `embargoed`: then there is no observation and no output. */
  readonly embargo?: Embargo;
  readonly durationMs: number;
}

/** How an engine failed to answer a program of a law. */
export type Breakdown = 'timeout' | 'crash' | 'out-of-memory' | 'harness-error';

/** A value for which a law does not hold, or for which an engine gave no answer. */
export interface Finding {
  /** The run's number: with law, version and seed it is the value. */
  readonly run: number;
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
export interface PropertyLine {
  readonly kind: 'property';
  readonly engine: string;
  readonly law: string;
  /** `pass`: it held for all values. */
  readonly outcome: Outcome;
  /** For `fail`: laws guard against threats, but for those about what is harmless. */
  readonly hole?: true;
  /** One sentence; absent for `pass`. */
  readonly detail?: string;
  readonly from: number;
  readonly runs: number;
  /** Runs that ended in each way. */
  readonly ended: { readonly [ending in 'held' | Finding['outcome']]?: number };
  /** The law's own classes of values, with how many runs fell into each. */
  readonly labels: { readonly [label: string]: number };
  /** The first of each kind. */
  readonly findings: readonly Finding[];
  /** Exactly with `embargoed`: then there are no numbers and no findings. */
  readonly embargo?: Embargo;
  /** Programs that were answered, shrinking included. */
  readonly programs: number;
  /** How long the engine took to answer them, its start apart. */
  readonly answeringMs: number;
  readonly durationMs: number;
}

export interface FooterLine {
  readonly kind: 'footer';
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason?: string;
  readonly finishedAt: string;
  readonly counts: { readonly [engine: string]: { readonly [outcome in Outcome]?: number } };
  /** The same for laws, where any were searched. */
  readonly properties?: { readonly [engine: string]: { readonly [outcome in Outcome]?: number } };
  /** Over all lines before it, newline included, times excluded. */
  readonly sha256: string;
}

export type ReportLine = HeaderLine | ResultLine | PropertyLine | FooterLine;
