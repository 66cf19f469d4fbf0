/**
 * The only place where a verdict is decided: from a case and what was seen of it, without touching the world.
 *
 * Order: how the job ended (limits, crash, broken protocol) comes before what it observed; a defective report is the
 * harness's or the adapter's fault, never the engine's; the expectation comes before documented differences, which are
 * tried in the order written, and of which one passes that the documents of the run's profile ask for; a case of an open
 * rule never fails.
 */
import type { JobOutcome } from '../../adapters/model.ts';
import type { JobReport } from '../../adapters/protocol/messages.ts';
import type { Profile } from '../../spec/model.ts';
import type { Case, Capability, Difference } from '../../suites/model.ts';
import { holds } from './holds.ts';
import { differenceJob, mainJob } from './job.ts';
import { reportDefect } from './report-shape.ts';
import type { Evidence, Judgement, Verdict } from './verdict.ts';
import { sayExpectation, sayObservation } from './words.ts';

type Observed = JobReport & { readonly status: 'observed' };

/** The shape of jobs doesn't depend on the edition, and only their shape is looked at here. */
const ANY_EDITION = 'draft-2019';

/** Decides a case in a run for a set of `profile`, or asks for the one more job that is needed to decide it. */
export function judge(entry: Case, evidence: Evidence, profile: Profile = 'standalone'): Judgement {
  const { main } = evidence;
  const abnormal = abnormalEnd(entry, main);
  if (abnormal !== undefined) return { kind: 'verdict', verdict: abnormal };
  const report = (main as { report: Observed }).report;
  const said = { observed: observationOf(report), ...rawBeside(main.raw, report.id), durationMs: main.durationMs };

  if (entry.expect === undefined) return { kind: 'verdict', verdict: judgeOpen(entry, report, said) };
  if (holds(entry.expect, report, entry.steps.length)) {
    return { kind: 'verdict', verdict: { outcome: 'pass', durationMs: main.durationMs } };
  }
  const expectedAndSeen = `expected ${sayExpectation(entry.expect)}; saw ${sayObservation(entry.expect, report, entry.steps.length)}`;
  for (const difference of entry.differs) {
    const outcome = difference.steps === undefined ? main : evidence.differences.get(difference.id);
    if (outcome === undefined) return { kind: 'needs', difference };
    if (differenceHolds(entry, difference, outcome)) {
      if (difference.profiles?.includes(profile) === true) {
        return { kind: 'verdict', verdict: { outcome: 'pass', alternative: difference.id, durationMs: main.durationMs } };
      }
      return { kind: 'verdict', verdict: { outcome: 'differs', alternative: difference.id, detail: expectedAndSeen, ...said } };
    }
  }
  return {
    kind: 'verdict',
    verdict: { outcome: 'fail', ...(entry.threat === undefined ? {} : { hole: true as const }), detail: expectedAndSeen, ...said },
  };
}

/** The verdict when the job didn't come to an observation. */
function abnormalEnd(entry: Case, main: JobOutcome): Verdict | undefined {
  const said = { raw: trimRaw(main.raw), durationMs: main.durationMs };
  switch (main.kind) {
    case 'timeout':
      return { outcome: 'timeout', detail: 'the job did not end within its time limit', ...said };
    case 'out-of-memory':
      return { outcome: 'out-of-memory', detail: 'the engine went beyond its memory limit', ...said };
    case 'crash':
      return { outcome: 'crash', detail: `the engine ended ${main.signal === null ? `with exit code ${main.exitCode ?? 'unknown'}` : `by ${main.signal}`}`, ...said };
    case 'protocol-error':
      return { outcome: 'harness-error', detail: `the answer breaks the protocol: ${main.detail}`, ...said };
    case 'reported': {
      const defect = reportDefect(mainJob(entry, ANY_EDITION), main.report);
      if (defect !== undefined) return { outcome: 'harness-error', detail: `the answer breaks the protocol: ${defect}`, observed: main.report, ...said };
      if (main.report.status === 'blocked') {
        const { stage, error, detail } = main.report;
        return { outcome: 'blocked', detail: `the world could not be made: ${stage}: ${detail}`, observed: { stage, error }, ...said };
      }
      return undefined;
    }
  }
}

function judgeOpen(entry: Case, report: Observed, said: Pick<Verdict, 'observed' | 'raw' | 'durationMs'>): Verdict {
  for (const choice of entry.choices) {
    if (holds(choice.expect, report, entry.steps.length)) {
      return { outcome: 'pass', alternative: choice.alternative, durationMs: said.durationMs };
    }
  }
  const seen = sayObservation(entry.choices[0]?.expect, report, entry.steps.length);
  return { outcome: 'differs', alternative: 'unlisted', detail: `none of the alternatives of the rule; saw ${seen}`, ...said };
}

/** A difference whose programs did not end in an observation shows nothing. */
function differenceHolds(entry: Case, difference: Difference, outcome: JobOutcome | 'unsupported'): boolean {
  if (outcome === 'unsupported' || outcome.kind !== 'reported' || outcome.report.status !== 'observed') return false;
  const steps = difference.steps ?? entry.steps;
  if (difference.steps !== undefined && reportDefect(differenceJob(entry, difference, ANY_EDITION), outcome.report) !== undefined) return false;
  return holds(difference.expect, outcome.report, steps.length);
}

/** The verdict before any job, when the adapter declares that it lacks what the case needs. */
export function judgeCapabilities(requires: readonly Capability[], declared: readonly Capability[]): Verdict | undefined {
  const lacking = requires.filter((capability) => !declared.includes(capability));
  if (lacking.length === 0) return undefined;
  return { outcome: 'unsupported', detail: `the world has no ${lacking.join(', no ')}`, durationMs: 0 };
}

function observationOf({ steps, log, probes }: Observed): unknown {
  return { steps, ...(log.length === 0 ? {} : { log }), ...(probes.length === 0 ? {} : { probes }) };
}

const RAW_LIMIT = 2000;

/** Addresses differ from run to run and say nothing to a reader. */
function trimRaw(raw: string): string {
  const text = raw.trim().replace(/0x[0-9a-f]{6,}/gi, '0x…');
  return text.length <= RAW_LIMIT ? text : `${text.slice(0, RAW_LIMIT)}\n… ${text.length - RAW_LIMIT} more characters`;
}

/** What the engine printed besides the report itself, which `observed` holds already. */
function rawBeside(raw: string, jobId: string): { raw?: string } {
  const mark = `{"id":${JSON.stringify(jobId)},`;
  const rest = raw.split('\n').filter((line) => !line.startsWith(mark)).join('\n').trim();
  return rest === '' ? {} : { raw: trimRaw(rest) };
}
