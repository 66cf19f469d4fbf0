import type { JobOutcome } from '../../adapters/model.ts';
import type { ResultLine } from '../../reports/model.ts';
import type { Case, Step } from '../../suites/model.ts';
import { sayCompletion, sayExpectation } from '../judge/index.ts';
import type { CaseResult } from '../run/run-case.ts';

/** Everything about one result, as a person reads it: programs, expectation, observations, raw output, verdict. */
export function verboseResult(line: ResultLine, entry: Case, evidence: CaseResult['evidence']): string {
  const { world } = entry;
  const options = Object.keys(world).length > 1 || world.stage !== 'locked' ? [`world: ${JSON.stringify(world)}`] : [];
  return [
    `── ${entry.id} on ${line.engine}`,
    entry.description,
    `rules: ${entry.rules.join(', ')}${entry.threat === undefined ? '' : `   threat: ${entry.threat}`}`,
    ...options,
    ...steps(entry.steps),
    ...Object.entries(entry.modules ?? {}).map(([name, text]) => `module ${name}:\n${indent(text)}`),
    ...(entry.expect === undefined ? [] : [`expected: ${sayExpectation(entry.expect)}`]),
    ...entry.choices.map((choice) => `alternative ${choice.alternative}: ${sayExpectation(choice.expect)}`),
    ...(evidence === null ? [] : observations('observed', evidence.main)),
    ...[...(evidence?.differences ?? [])].flatMap(([id, outcome]) => {
      const difference = entry.differs.find((candidate) => candidate.id === id);
      const said = difference === undefined ? [] : [...steps(difference.steps ?? []), `expected: ${sayExpectation(difference.expect)}`];
      return [`difference ${id}:`, ...said, ...(outcome === 'unsupported' ? ['observed: unsupported'] : observations('observed', outcome))];
    }),
    `outcome: ${line.outcome}${line.hole === true ? ' (a hole)' : ''}${line.alternative === undefined ? '' : ` (${line.alternative})`}`,
    ...(line.detail === undefined ? [] : [`  ${line.detail}`]),
    '',
  ].join('\n');
}

function steps(list: readonly Step[]): string[] {
  return list.map((step) => {
    const endowed = step.endowments === undefined ? '' : `, endowed with ${step.endowments}`;
    return `in ${step.in}, as ${step.as}${endowed}:\n${indent(step.program)}`;
  });
}

function observations(title: string, outcome: JobOutcome): string[] {
  const head = `${title}: ${outcome.kind} after ${Math.round(outcome.durationMs)} ms`;
  const raw = outcome.raw.trim() === '' ? [] : [`raw output:\n${indent(outcome.raw.trim())}`];
  if (outcome.kind !== 'reported' || outcome.report.status !== 'observed') return [head, ...raw];
  const { report } = outcome;
  return [
    head,
    ...report.steps.map((step, index) => `  step ${index + 1}: ${sayCompletion(step)}`),
    ...(report.log.length === 0 ? [] : [`  log: ${JSON.stringify(report.log)}`]),
    ...report.probes.map((finding) => `  probe: ${JSON.stringify(finding)}`),
    ...raw,
  ];
}

function indent(text: string): string {
  return text.replace(/\n+$/, '').replace(/^/gm, '    ');
}
