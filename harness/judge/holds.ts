import type { JobReport, StepCompletion } from '../../adapters/protocol/messages.ts';
import type { Expectation, ThrowsExpectation } from '../../suites/model.ts';
import { taggedEqual } from './tagged-equal.ts';

type Observed = JobReport & { readonly status: 'observed' };

/**
 * Whether an expectation held. Every verb speaks of the last step that was asked for: a throw before it never makes
 * an expectation true, and neither does an observation of nothing.
 */
export function holds(expectation: Expectation, report: Observed, stepsAsked: number): boolean {
  if (expectation.verb === 'either') return expectation.either.some((part) => holds(part, report, stepsAsked));
  if (report.steps.length !== stepsAsked) return false;
  const last = report.steps[stepsAsked - 1];
  switch (expectation.verb) {
    case 'throws':
      return throwsAsExpected(expectation.throws, last);
    case 'throws-value':
      return last.type === 'throw' && taggedEqual(expectation.value, last.value);
    case 'parses':
      return last.type === 'normal' || last.phase === 'run';
    default:
  }
  if (last.type === 'throw') return false;
  switch (expectation.verb) {
    case 'value':
      return taggedEqual(expectation.value, last.value);
    case 'log':
      return taggedEqual(expectation.log, report.log);
    case 'frozen':
      return report.probes.some(
        (finding) => finding.kind === 'frozen' && finding.depth === expectation.frozen && finding.visited > 0 && finding.offenders.length === 0,
      );
    case 'unreachable':
      return report.probes.some(
        (finding) => finding.kind === 'walk' && finding.target === expectation.target && finding.visited > 0 && finding.offenders.length === 0,
      );
    case 'same':
      return report.probes.some((finding) => finding.kind === 'identity' && finding.same);
    case 'distinct':
      return report.probes.some((finding) => finding.kind === 'identity' && !finding.same);
  }
}

/**
 * A thrown value that is no error never fits, nor does an error of another realm unless the expectation says `any`:
 * an error that leaks from the host is a finding of its own.
 */
function throwsAsExpected(expected: ThrowsExpectation, last: StepCompletion): boolean {
  if (last.type !== 'throw') return false;
  const { value } = last;
  if (typeof value !== 'object' || value === null || !('$error' in value)) return false;
  if (expected.phase !== undefined && expected.phase !== last.phase) return false;
  if ((expected.realm ?? 'shared') === 'shared' && value.$error.realm !== 'shared') return false;
  return expected.constructor === 'any' || expected.constructor === value.$error.constructor;
}
