/** Several stretches of one law's runs on one engine as one: what a single run over all of them would have said. */
import type { PropertyLine } from '../../reports/model.ts';
import { FindingList, verdictOf } from './findings.ts';

/** In the order of their first appearance, one line for each engine and law. */
export function combineAll(lines: readonly PropertyLine[]): PropertyLine[] {
  const groups = new Map<string, PropertyLine[]>();
  for (const line of lines) {
    const key = `${line.engine}\n${line.law}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].map(combine);
}

/** `lines` are of one engine and law, and have at least one member. */
export function combine(lines: readonly PropertyLine[]): PropertyLine {
  const searched = lines.filter(({ runs }) => runs > 0).sort((a, b) => a.from - b.from);
  if (searched.length === 0) return lines[0];
  const findings = new FindingList();
  for (const { findings: found } of searched) found.forEach((finding) => findings.add(finding));
  const ended = sums(searched.map((line) => line.ended));
  const { engine, law, from } = searched[0];
  return {
    kind: 'property', engine, law, ...verdictOf(ended, findings.list, searched.some(({ hole }) => hole === true)), from, runs: total(searched.map(({ runs }) => runs)), ended,
    labels: sums(searched.map((line) => line.labels)), findings: findings.list,
    programs: total(searched.map(({ programs }) => programs)), answeringMs: total(searched.map(({ answeringMs }) => answeringMs)), durationMs: total(searched.map(({ durationMs }) => durationMs)),
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Keys are sorted, so that the order in which they were met does not show. */
function sums(counts: readonly { readonly [key: string]: number | undefined }[]): { [key: string]: number } {
  const keys = [...new Set(counts.flatMap((count) => Object.keys(count)))].sort();
  return Object.fromEntries(keys.map((key) => [key, total(counts.map((count) => count[key] ?? 0))]));
}
