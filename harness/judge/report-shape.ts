import type { Job, JobReport } from '../../adapters/protocol/messages.ts';

/**
 * What is wrong with a report as an answer to its job, or undefined. A report that leaves out what was asked
 * must never be judged: its silence would look like a pass.
 */
export function reportDefect(job: Pick<Job, 'id' | 'steps' | 'probes'>, report: JobReport): string | undefined {
  if (report.id !== job.id) return `the report is for job ${JSON.stringify(report.id)}`;
  if (report.status === 'blocked') return undefined;
  if (report.status !== 'observed') return 'the report has an unknown status';
  if (![report.steps, report.log, report.probes].every(Array.isArray)) return 'the report lacks steps, log or probes';
  const { steps, probes } = report;
  if (steps.length === 0) return 'the report has no step';
  if (steps.length > job.steps.length) return `the report has ${steps.length} steps, and ${job.steps.length} were asked for`;
  for (const [index, step] of steps.entries()) {
    if (step.type !== 'normal' && step.type !== 'throw') return `step ${index + 1} has an unknown type`;
    if (!('value' in step)) return `step ${index + 1} has no value`;
    if (step.type === 'throw' && step.phase !== 'parse' && step.phase !== 'run') return `step ${index + 1} has no phase`;
    if (step.type === 'throw' && index < steps.length - 1) return `step ${index + 1} threw and steps follow`;
  }
  const completed = steps[steps.length - 1].type === 'normal';
  if (completed && steps.length < job.steps.length) return `the report ends after step ${steps.length} of ${job.steps.length} without a throw`;
  if (!completed) return undefined;
  for (const probe of job.probes) {
    const found = probes.some(
      (finding) =>
        finding.kind === probe.kind &&
        (probe.kind !== 'frozen' || (finding.kind === 'frozen' && finding.depth === probe.depth)) &&
        (probe.kind !== 'walk' || (finding.kind === 'walk' && finding.target === probe.target)),
    );
    if (!found) return `the report has no finding for the probe ${JSON.stringify(probe)}`;
  }
  return undefined;
}
