import type { JobReport, StepCompletion } from '../../adapters/protocol/messages.ts';
import type { ErrorObservation, Expectation, Tagged, ThrowsExpectation } from '../../suites/model.ts';

const LONGEST = 160;

/** A tagged value in one short line, as a reader of JavaScript writes it. */
export function sayValue(value: Tagged): string {
  const text = plain(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

function plain(value: Tagged): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Tagged) => plain(item)).join(', ')}]`;
  if ('$undefined' in value) return 'undefined';
  if ('$number' in value) return value.$number;
  if ('$bigint' in value) return `${value.$bigint}n`;
  if ('$symbol' in value) return `Symbol(${value.$symbol})`;
  if ('$function' in value) return `function ${value.$function || '(anonymous)'}`;
  if ('$error' in value) return sayError(value.$error);
  if ('$object' in value) {
    const entries = Object.entries(value.$object).map(([key, item]) => `${key}: ${plain(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return '$other' in value ? `an object of class ${value.$other}` : JSON.stringify(value);
}

function sayError({ constructor, realm }: ErrorObservation): string {
  return realm === 'shared' ? constructor : `a ${constructor} from elsewhere`;
}

/** How one evaluation ended. */
export function sayCompletion(completion: StepCompletion): string {
  if (completion.type === 'normal') return `the value ${sayValue(completion.value)}`;
  return `${sayValue(completion.value)} thrown ${completion.phase === 'parse' ? 'while parsing' : 'while running'}`;
}

function sayThrows({ constructor, phase, realm }: ThrowsExpectation): string {
  const name = constructor === 'any' ? 'an error' : constructor;
  const when = phase === undefined ? '' : phase === 'parse' ? ' while parsing' : ' while running';
  return `${name}${realm === 'any' ? ' of any realm' : ''} thrown${when}`;
}

/** What was expected. */
export function sayExpectation(expectation: Expectation): string {
  switch (expectation.verb) {
    case 'value':
      return `the value ${sayValue(expectation.value)}`;
    case 'throws':
      return sayThrows(expectation.throws);
    case 'throws-value':
      return `${sayValue(expectation.value)} thrown`;
    case 'parses':
      return 'a program that parses';
    case 'log':
      return `the log ${sayValue(expectation.log)}`;
    case 'frozen':
      return expectation.frozen === 'deep' ? 'a value frozen with all that it reaches' : 'a frozen value';
    case 'unreachable':
      return `a value from which no ${expectation.target} can be reached`;
    case 'same':
      return 'twice the same value';
    case 'distinct':
      return 'two different values';
    case 'either':
      return expectation.either.map(sayExpectation).join(', or ');
  }
}

/** What was seen, as far as it bears on this expectation. */
export function sayObservation(expectation: Expectation | undefined, report: JobReport & { readonly status: 'observed' }, stepsAsked: number): string {
  const last = report.steps[report.steps.length - 1];
  if (last === undefined) return 'nothing';
  if (last.type === 'throw' && report.steps.length < stepsAsked) {
    return `${sayCompletion(last)} by step ${report.steps.length} of ${stepsAsked}`;
  }
  if (expectation?.verb === 'log' && last.type === 'normal') return `the log ${sayValue(report.log)}`;
  if (expectation?.verb === 'parses' || last.type === 'throw') return sayCompletion(last);
  const findings = report.probes.flatMap((finding) => {
    if (finding.kind === 'identity') return [finding.same ? 'twice the same value' : 'two different values'];
    if (finding.visited === 0) return ['no object to look at'];
    if (finding.offenders.length === 0) return [];
    const more = finding.offenders.length > 3 ? ` and ${finding.offenders.length - 3} more` : '';
    const what = finding.kind === 'frozen' ? 'not frozen' : finding.target;
    return [`${what}: ${finding.offenders.slice(0, 3).join(', ')}${more}`];
  });
  return findings.length > 0 ? findings.join('; ') : sayCompletion(last);
}
