import type { Realm } from '../runtime/realm.ts';

export interface Job {
  readonly steps: () => void;
  readonly realm: Realm;
}

/** The PromiseJobs queue of a world (sec-jobs-and-job-queues). */
export class JobQueue {
  private jobs: Job[] = [];
  private first = 0;

  add(steps: () => void, realm: Realm): void {
    this.jobs.push({ steps, realm });
  }

  /** Takes the oldest job. */
  next(): Job | undefined {
    if (this.first === this.jobs.length) return undefined;
    const job = this.jobs[this.first++];
    if (this.first > 1024 && this.first * 2 > this.jobs.length) {
      this.jobs = this.jobs.slice(this.first);
      this.first = 0;
    }
    return job;
  }
}
