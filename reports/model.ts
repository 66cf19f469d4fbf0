/** The report model: `results.jsonl` line by line. Everything else that is shown derives from these lines. */
import type { EngineIdentity } from '../suites/engine-identity.ts';

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
  /** ISO 8601, UTC. */
  readonly startedAt: string;
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
  readonly durationMs: number;
}

export interface FooterLine {
  readonly kind: 'footer';
  readonly complete: boolean;
  /** Why it is not complete. */
  readonly reason?: string;
  readonly finishedAt: string;
  readonly counts: { readonly [engine: string]: { readonly [outcome in Outcome]?: number } };
  /** Over all lines before it, newline included, times excluded. */
  readonly sha256: string;
}

export type ReportLine = HeaderLine | ResultLine | FooterLine;
