/** What can be made wrong on purpose: an engine's world, its faults, and how jobs are run in it. */
import type { JobOutcome } from '../../adapters/model.ts';
import type { Job } from '../../adapters/protocol/messages.ts';
import type { FaultFacts } from '../../reference/faults/model.ts';
import type { Edition, Profile } from '../../spec/model.ts';
import type { Capability } from '../../suites/model.ts';

/** One world with its fault, or without. */
export interface Subject {
  /** `isolated`: in a world that ran nothing before. */
  run(job: Job, isolated: boolean): Promise<JobOutcome>;
  close(): Promise<void>;
}

export interface Target {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  /** Whose documents decide where they ask for different things. */
  readonly profile: Profile;
  /** Every fault of an edition's world. */
  faults(edition: Edition): readonly FaultFacts[];
  /** A world with one of them; without an id, a sound one. */
  open(fault: string | undefined, edition: Edition): Subject;
}
