import type { Adapter, JobOutcome, Session } from '../../adapters/model.ts';
import type { Job, Limits } from '../../adapters/protocol/messages.ts';
import type { HostSettings } from '../../suites/model.ts';

/** How much longer than its limit an adapter may take to say that the limit was reached. */
const GRACE_MS = 5_000;

/** After so many failures to start in a row, an engine is not started again for the rest of the batch. */
const START_ATTEMPTS = 3;

/**
 * One engine process at a time, restarted when it is gone. Whatever an adapter does (throw, hang, die), `run` resolves
 * to an outcome.
 */
export class GuardedSession {
  readonly #adapter: Adapter;
  readonly #limits: Limits;
  readonly #host: HostSettings | undefined;
  #session: Session | undefined;
  #failedStarts = 0;
  #jobsRun = 0;
  #lastStartError = '';

  constructor(adapter: Adapter, limits: Limits, host?: HostSettings) {
    this.#host = host;
    this.#adapter = adapter;
    this.#limits = limits;
  }

  /** No job has run in the present process. */
  get untouched(): boolean {
    return this.#session?.alive !== true || this.#jobsRun === 0;
  }

  async run(job: Job): Promise<JobOutcome> {
    const [outcome] = await this.runAll([job]);
    return outcome;
  }

  /** Sent ahead of their answers where the session can. Outcomes are in order and end with the first that is not `reported`. */
  async runAll(jobs: readonly Job[]): Promise<JobOutcome[]> {
    const began = performance.now();
    const broken = (detail: string): JobOutcome => ({ kind: 'protocol-error', detail, raw: '', durationMs: performance.now() - began });
    if (this.#session?.alive !== true) {
      const refused = await this.#start();
      if (refused !== undefined) return [broken(refused)];
    }
    const session = this.#session as Session;
    const outcomes: JobOutcome[] = [];
    while (outcomes.length < jobs.length) {
      const rest = jobs.slice(outcomes.length);
      const asked = session.runAll === undefined || rest.length === 1 ? session.run(rest[0], this.#limits).then((outcome) => [outcome]) : session.runAll(rest, this.#limits);
      const longest = this.#limits.timeoutMs * (session.runAll === undefined ? 1 : rest.length) + GRACE_MS;
      const some = await withDeadline(asked, longest).catch((error: unknown) => [broken(`the adapter failed: ${messageOf(error)}`)]);
      this.#jobsRun += some.length;
      outcomes.push(...(some.length === 0 ? [broken('the adapter gave no outcome')] : some));
      if (outcomes.at(-1)?.kind !== 'reported') break;
    }
    if (outcomes.at(-1)?.kind !== 'reported') await this.close();
    return outcomes;
  }

  async #start(): Promise<string | undefined> {
    if (this.#failedStarts >= START_ATTEMPTS) return `the engine does not start: ${this.#lastStartError}`;
    try {
      this.#session = await withDeadline(this.#adapter.open(this.#limits, this.#host), this.#limits.timeoutMs + GRACE_MS);
      this.#jobsRun = 0;
      this.#failedStarts = 0;
      return undefined;
    } catch (error) {
      this.#failedStarts += 1;
      this.#lastStartError = messageOf(error);
      return `the engine does not start: ${this.#lastStartError}`;
    }
  }

  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    // A process that is gone, or an adapter that cannot end it, must not keep the run from going on.
    if (session !== undefined) await withDeadline(session.close(), GRACE_MS).catch(() => undefined);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
