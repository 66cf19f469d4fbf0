/** An engine as laws use it: values in, trials out. Processes come and go behind it. */
import type { Adapter, JobOutcome } from '../../adapters/model.ts';
import type { Job, Limits } from '../../adapters/protocol/messages.ts';
import type { Edition } from '../../spec/model.ts';
import type { Law } from '../../suites/properties/model.ts';
import { GuardedSession } from '../run/guarded-session.ts';
import { jobsOf, trialOf, type Trial } from './trial.ts';

/** So many jobs, and then a new process: what a shared world gathers must not tell on later programs. */
const JOBS_PER_PROCESS = 2_000;

export interface LawEngineOptions {
  readonly adapter: Adapter;
  readonly edition: Edition;
  readonly limits: Limits;
}

export class LawEngine {
  readonly #options: LawEngineOptions;
  #session: GuardedSession;
  #jobs = 0;
  /** Programs answered, ever. */
  programs = 0;
  /** How long that took, the start of processes apart. */
  answeringMs = 0;

  constructor(options: LawEngineOptions) {
    this.#options = options;
    this.#session = new GuardedSession(options.adapter, options.limits);
  }

  /** Trials of the values in order, in worlds that they share; ends after the first that is not `held` and not to be passed over. */
  async tryAll(law: Law, values: readonly unknown[], passedOver: (trial: Trial) => boolean = () => false): Promise<Trial[]> {
    const asked = values.map((value) => jobsOf(law.id, law.programs(value), this.#options.edition, false));
    const outcomes = await this.#run(asked.flat(), true);
    const trials: Trial[] = [];
    let at = 0;
    for (const [index, jobs] of asked.entries()) {
      const trial = trialOf(law, values[index], jobs, outcomes.slice(at, at + jobs.length), this.#options.adapter.id);
      trials.push(trial);
      if (trial.kind !== 'held' && !passedOver(trial)) return trials;
      at += jobs.length;
    }
    return trials;
  }

  /** The value in worlds, and with `renewed` in a process, of its own. */
  async tryAlone(law: Law, value: unknown, renewed: boolean): Promise<Trial> {
    if (renewed) await this.renew();
    const jobs = jobsOf(law.id, law.programs(value), this.#options.edition, true);
    const trial = trialOf(law, value, jobs, await this.#run(jobs, false), this.#options.adapter.id);
    if (renewed) await this.renew();
    return trial;
  }

  /** The next program runs in a new process. */
  async renew(): Promise<void> {
    this.#jobs = 0;
    await this.#session.close();
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  /** Outcomes in order; the last one may be no report, and then jobs after it were not run. What is to be alone is not warmed up for. */
  async #run(jobs: readonly Job[], warm: boolean): Promise<JobOutcome[]> {
    if (this.#jobs > JOBS_PER_PROCESS) await this.renew();
    if (jobs.length === 0) return [];
    if (warm && this.#session.untouched) {
      const first = await this.#session.run(this.#warmUp());
      if (first.kind !== 'reported') return [first];
    }
    const began = performance.now();
    const outcomes = await this.#session.runAll(jobs);
    this.answeringMs += performance.now() - began;
    this.#jobs += outcomes.length;
    this.programs += outcomes.length;
    return outcomes;
  }

  /** Starts the process, and makes the world that programs share. */
  #warmUp(): Job {
    return { id: 'warm-up', world: { stage: 'locked' }, edition: this.#options.edition, steps: [{ in: 'child', program: '0', as: 'program' }], probes: [], freshWorld: false };
  }
}
