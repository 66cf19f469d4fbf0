/** A session for engines that make one world per process: ordinary jobs share one process, the others get one each, started ahead. */
import type { JobOutcome, Session } from '../model.ts';
import type { Job, Limits } from '../protocol/messages.ts';
import { needsFreshWorld } from '../protocol/wire.ts';

export class WorldProcesses implements Session {
  readonly #start: () => Session;
  readonly #alwaysFresh: boolean;
  #shared: Session | undefined;
  #spare: Session | undefined;
  #usable = true;

  constructor(start: () => Session, alwaysFresh = false) {
    this.#start = start;
    this.#alwaysFresh = alwaysFresh;
  }

  get alive(): boolean {
    return this.#usable;
  }

  async run(job: Job, limits: Limits): Promise<JobOutcome> {
    const outcome = this.#alwaysFresh || needsFreshWorld(job) ? await this.#runAlone(job, limits) : await (this.#shared ??= this.#start()).run(job, limits);
    if (outcome.kind !== 'reported') await this.close();
    return outcome;
  }

  async runAll(jobs: readonly Job[], limits: Limits): Promise<JobOutcome[]> {
    const outcomes: JobOutcome[] = [];
    while (outcomes.length < jobs.length) {
      const rest = jobs.slice(outcomes.length);
      const alone = this.#alwaysFresh ? 0 : rest.findIndex(needsFreshWorld);
      const together = alone === -1 ? rest : rest.slice(0, alone);
      const shared = together.length === 0 ? undefined : (this.#shared ??= this.#start());
      outcomes.push(...(shared?.runAll === undefined ? [await this.run(rest[0], limits)] : await shared.runAll(together, limits)));
      if (outcomes.at(-1)?.kind !== 'reported') {
        await this.close();
        break;
      }
    }
    return outcomes;
  }

  async #runAlone(job: Job, limits: Limits): Promise<JobOutcome> {
    const session = this.#spare ?? this.#start();
    // The next process starts while this job runs.
    this.#spare = this.#start();
    const outcome = await session.run(job, limits);
    void session.close();
    return outcome;
  }

  async close(): Promise<void> {
    this.#usable = false;
    await Promise.all([this.#shared?.close(), this.#spare?.close()]);
  }
}
