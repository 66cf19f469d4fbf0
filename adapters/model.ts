/** The door to every engine: what an adapter is. Verdicts are made elsewhere (`harness/judge`). */
import type { HostSettings } from '../suites/model.ts';
import type { EngineIdentity } from '../suites/engine-identity.ts';
import type { Job, JobReport, Limits } from './protocol/messages.ts';

export type Availability =
  | { readonly available: true }
  /** `how` says what to do to get it. */
  | { readonly available: false; readonly reason: string; readonly how: string };

/** How one job ended, as seen from outside the engine. */
export type JobOutcome =
  | { readonly kind: 'reported'; readonly report: JobReport; readonly raw: string; readonly durationMs: number }
  | { readonly kind: 'timeout'; readonly raw: string; readonly durationMs: number }
  | { readonly kind: 'out-of-memory'; readonly raw: string; readonly durationMs: number }
  | { readonly kind: 'crash'; readonly exitCode: number | null; readonly signal: string | null; readonly raw: string; readonly durationMs: number }
  /** The engine answered, but not in the protocol's terms: half a line, wrong version, wrong job id, flood. */
  | { readonly kind: 'protocol-error'; readonly detail: string; readonly raw: string; readonly durationMs: number };

/** One engine process. After any outcome but `reported`, the session is closed and must not be used again. */
export interface Session {
  run(job: Job, limits: Limits): Promise<JobOutcome>;
  /**
   * Several jobs, sent ahead of their answers: for many small ones. Limits hold for each. Outcomes are in order and end with the
   * first that is not `reported`: jobs after it were not run. Optional; without it jobs are run one by one.
   */
  runAll?(jobs: readonly Job[], limits: Limits): Promise<JobOutcome[]>;
  close(): Promise<void>;
  /** False once the process is gone. */
  readonly alive: boolean;
}

export interface Adapter {
  readonly id: string;
  availability(): Promise<Availability>;
  /** Fetches or builds what is missing (shim release, XS host). Progress lines go to `say`. */
  prepare(say: (line: string) => void): Promise<void>;
  describe(): Promise<EngineIdentity>;
  /** `host` is what the engine's process is started under; only where the adapter has the capability `host-settings`. */
  open(limits: Limits, host?: HostSettings): Promise<Session>;
}
