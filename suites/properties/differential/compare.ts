/** Transcripts of programs, and where two of them part. */
import type { JobAnswer } from '../answer.ts';
import type { Tagged } from '../../model.ts';

/** The facts that a program logged, and its completion as the last line. */
export function transcriptOf(answer: JobAnswer): readonly string[] {
  if (answer.status === 'blocked') return ['blocked'];
  const last = answer.steps.at(-1);
  return [...answer.log.map(textOf), last === undefined ? '=> nothing' : last.type === 'normal' ? `=> ${textOf(last.value)}` : `=> throws ${errorName(last.value)} in ${last.phase}`];
}

function textOf(value: Tagged): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function errorName(value: Tagged): string {
  return typeof value === 'object' && value !== null && '$error' in value ? value.$error.constructor : textOf(value);
}

/** A stretch in which the transcripts differ: what each has there. */
export interface Hunk {
  readonly expected: readonly string[];
  readonly seen: readonly string[];
}

/** Longest common subsequence; of the same length and few differences, most programs never come to the table. */
export function hunksOf(expected: readonly string[], seen: readonly string[]): Hunk[] {
  let start = 0;
  while (start < expected.length && start < seen.length && expected[start] === seen[start]) start += 1;
  let [endA, endB] = [expected.length, seen.length];
  while (endA > start && endB > start && expected[endA - 1] === seen[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  if (start === endA && start === endB) return [];
  const [a, b] = [expected.slice(start, endA), seen.slice(start, endB)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  }
  const hunks: { expected: string[]; seen: string[] }[] = [];
  let open: { expected: string[]; seen: string[] } | undefined;
  const current = () => (open ??= (hunks.push({ expected: [], seen: [] }), hunks[hunks.length - 1]));
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      open = undefined;
      i += 1;
      j += 1;
    } else if (j < b.length && (i === a.length || lengths[i][j + 1] > lengths[i + 1][j])) current().seen.push(b[j++]);
    else current().expected.push(a[i++]);
  }
  return hunks;
}

/** So many lines are looked at as one stretch, when what is the same on both sides may be matched in more than one way. */
const LARGEST_REGION = 80;

/** All between the first and the last difference. */
export function regionOf(a: readonly string[], b: readonly string[]): Hunk {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const region = { expected: a.slice(start, a.length - end), seen: b.slice(start, b.length - end) };
  return Math.max(region.expected.length, region.seen.length) > LARGEST_REGION ? { expected: [], seen: ['too much'] } : region;
}
