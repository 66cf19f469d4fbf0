/** One value of a law put to an engine: the jobs that are asked, and what their answers say. Decided here, without touching the world. */
import type { JobOutcome } from '../../adapters/model.ts';
import type { Job, JobReport } from '../../adapters/protocol/messages.ts';
import type { Breakdown } from '../../reports/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import type { Law, LawProgram } from '../../suites/properties/model.ts';
import { reportDefect } from '../judge/report-shape.ts';

export type Trial =
  | { readonly kind: 'held'; readonly label: string; readonly answers: readonly JobAnswer[] }
  | { readonly kind: 'failed'; readonly label: string; readonly verdict: string; readonly answers: readonly JobAnswer[] }
  /** `program` is the one that had no answer. */
  | { readonly kind: 'broken'; readonly outcome: Breakdown; readonly detail: string; readonly program: number };

/** The jobs of a value's programs. A finding is confirmed where `isolated`: no program shares its world. */
export function jobsOf(name: string, programs: readonly LawProgram[], edition: Edition, isolated: boolean): Job[] {
  return programs.map((program, index) => ({
    id: `${name}#${index + 1}`,
    world: { stage: 'locked', ...program.world },
    edition,
    steps: program.steps,
    ...(program.modules === undefined ? {} : { modules: program.modules }),
    probes: [],
    freshWorld: isolated || program.freshWorld === true,
  }));
}

/** What was seen of a value; `outcomes` are in the order of its jobs. Where one is no report, those behind it may be missing. */
export function trialOf(law: Law, value: unknown, jobs: readonly Job[], outcomes: readonly (JobOutcome | undefined)[], engine?: string): Trial {
  const answers: JobAnswer[] = [];
  for (const [index, job] of jobs.entries()) {
    const outcome = outcomes[index];
    const broken = breakdownOf(job, outcome);
    if (broken !== undefined) return { kind: 'broken', ...broken, program: index };
    answers.push(answerOf((outcome as JobOutcome & { kind: 'reported' }).report));
  }
  try {
    const label = law.classify(value, answers);
    const verdict = law.judge(value, answers, engine);
    return verdict === null ? { kind: 'held', label, answers } : { kind: 'failed', label, verdict, answers };
  } catch (error) {
    return { kind: 'broken', outcome: 'harness-error', detail: `the law itself failed: ${error instanceof Error ? String(error.stack) : String(error)}`, program: 0 };
  }
}

/** A trial in one sentence. */
export function sayTrial(trial: Trial): string {
  return trial.kind === 'held' ? 'the law holds' : trial.kind === 'failed' ? trial.verdict : trial.detail;
}

function answerOf(report: JobReport): JobAnswer {
  return report.status === 'observed'
    ? { status: 'observed', steps: report.steps, log: report.log }
    : { status: 'blocked', error: report.error, detail: `${report.stage}: ${report.detail}` };
}

function breakdownOf(job: Job, outcome: JobOutcome | undefined): { outcome: Breakdown; detail: string } | undefined {
  if (outcome === undefined) return { outcome: 'harness-error', detail: 'the job was not run' };
  switch (outcome.kind) {
    case 'reported': {
      const defect = reportDefect(job, outcome.report);
      return defect === undefined ? undefined : { outcome: 'harness-error', detail: `the answer breaks the protocol: ${defect}` };
    }
    case 'timeout':
      return { outcome: 'timeout', detail: 'a program did not end within its time limit' };
    case 'out-of-memory':
      return { outcome: 'out-of-memory', detail: 'the engine went beyond its memory limit' };
    case 'crash':
      return { outcome: 'crash', detail: `the engine ended ${outcome.signal === null ? `with exit code ${outcome.exitCode ?? 'unknown'}` : `by ${outcome.signal}`}` };
    case 'protocol-error':
      return { outcome: 'harness-error', detail: `the answer breaks the protocol: ${outcome.detail}` };
  }
}
