/** An engine as laws use it: values in, trials out. Processes come and go behind it, one for each setting of the host that programs ask for. */
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
  /** By the settings of the host, as JSON; a law whose programs ask for several gets as many processes side by side. */
  readonly #sessions = new Map<string, GuardedSession>();
  #jobs = 0;
  /** Programs answered, ever. */
  programs = 0;
  /** How long that took, the start of processes apart. */
  answeringMs = 0;

  constructor(options: LawEngineOptions) {
    this.#options = options;
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
    await this.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()));
  }

  #sessionOf({ world }: Job): GuardedSession {
    const key = JSON.stringify(world.host ?? null);
    const found = this.#sessions.get(key) ?? new GuardedSession(this.#options.adapter, this.#options.limits, world.host);
    this.#sessions.set(key, found);
    return found;
  }

  /** Outcomes at the places of their jobs. Behind one that is no report, jobs of the same process were not run. What is to be alone is not warmed up for. */
  async #run(jobs: readonly Job[], warm: boolean): Promise<(JobOutcome | undefined)[]> {
    if (this.#jobs > JOBS_PER_PROCESS) await this.renew();
    const outcomes: (JobOutcome | undefined)[] = jobs.map(() => undefined);
    const bySession = new Map<GuardedSession, number[]>();
    for (const [at, job] of jobs.entries()) {
      const session = this.#sessionOf(job);
      const places = bySession.get(session);
      if (places === undefined) bySession.set(session, [at]);
      else places.push(at);
    }
    for (const [session, places] of bySession) {
      (await this.#runIn(session, places.map((at) => jobs[at]), warm)).forEach((outcome, index) => {
        outcomes[places[index]] = outcome;
      });
    }
    return outcomes;
  }

  /** Ends with the first outcome that is no report. */
  async #runIn(session: GuardedSession, jobs: readonly Job[], warm: boolean): Promise<JobOutcome[]> {
    if (warm && session.untouched) {
      const first = await session.run(this.#warmUp());
      if (first.kind !== 'reported') return [first];
    }
    const began = performance.now();
    const outcomes = await session.runAll(jobs);
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
