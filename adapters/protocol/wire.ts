/** The job as the in-engine world driver reads it: every key present, so that reading it meets no polluted prototype. */
import type { Edition } from '../../spec/model.ts';
import type { ModuleRecords } from '../module-records.ts';
import type { Job } from './messages.ts';

/** What the driver compares reachable intrinsics with: `seed` is an expression, `keys` its known own keys (`@@name` for well-known symbols). */
export interface IntrinsicRow {
  readonly name: string;
  readonly seed: string;
  readonly keys: readonly string[];
}

/** Worlds that differ from the default cannot be shared. */
export function needsFreshWorld(job: Job): boolean {
  return job.freshWorld || job.world.stage !== 'locked' || job.world.lockdown !== undefined || job.world.customise !== undefined;
}

/** One line of printable ASCII JSON. The report line will begin with `prefix`, which programs cannot know. */
export function wireJob(job: Job, prefix: string, intrinsics: (edition: Edition) => readonly IntrinsicRow[], alwaysFresh = false, records?: ModuleRecords): string {
  const wantsTable = job.probes.some((probe) => probe.kind === 'walk' && probe.target === 'unknown-intrinsic');
  return ascii(JSON.stringify({
    prefix,
    id: job.id,
    fresh: alwaysFresh || needsFreshWorld(job),
    edition: job.edition,
    stage: job.world.stage,
    lockdown: job.world.lockdown ?? null,
    customise: job.world.customise ?? null,
    globals: job.world.globals ?? {},
    modules: job.modules ?? null,
    records: records ?? null,
    steps: job.steps.map((step) => ({ in: step.in, program: step.program, as: step.as, endowments: step.endowments ?? null })),
    probes: job.probes,
    intrinsics: wantsTable ? intrinsics(job.edition) : [],
  }));
}

/** Escapes everything beyond printable ASCII: engines disagree on how lines are decoded. */
export function ascii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
