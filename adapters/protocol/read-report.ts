/** Reads what claims to be a report line. Anything else than a well-formed report of this very job is refused. */
import type { JobReport } from './messages.ts';

export type ReadReport = { readonly report: JobReport } | { readonly refused: string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isStep = (value: unknown): boolean =>
  isRecord(value) && 'value' in value && (value['type'] === 'normal' || (value['type'] === 'throw' && (value['phase'] === 'parse' || value['phase'] === 'run')));

const isStrings = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');

const isFinding = (value: unknown): boolean =>
  isRecord(value) && (value['kind'] === 'identity'
    ? typeof value['same'] === 'boolean'
    : (value['kind'] === 'frozen' || value['kind'] === 'walk') && typeof value['visited'] === 'number' && isStrings(value['offenders']));

export function readReport(line: string, jobId: string): ReadReport {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { refused: 'the report line is not JSON' };
  }
  if (!isRecord(value)) return { refused: 'the report is not an object' };
  if (value['id'] !== jobId) return { refused: `the report is of job ${JSON.stringify(value['id'])}, not ${JSON.stringify(jobId)}` };
  if (value['status'] === 'observed') {
    const { steps, log, probes } = value;
    if (!Array.isArray(steps) || !steps.every(isStep)) return { refused: 'the report has malformed steps' };
    if (!Array.isArray(log)) return { refused: 'the report has no log' };
    if (!Array.isArray(probes) || !probes.every(isFinding)) return { refused: 'the report has malformed probe findings' };
    return { report: value as unknown as JobReport };
  }
  if (value['status'] === 'blocked') {
    if (typeof value['stage'] !== 'string' || typeof value['detail'] !== 'string') return { refused: 'the report is blocked without stage and detail' };
    return { report: value as unknown as JobReport };
  }
  return { refused: 'the report has no known status' };
}
