import type { Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { retiredIds } from '../corpus/files.ts';
import { compareFindings } from '../corpus/finding.ts';
import type { Finding } from '../corpus/finding.ts';
import { loadHandWritten } from '../corpus/load.ts';
import { threatKeys } from '../corpus/threats.ts';
import { fileFindings } from './case-findings.ts';
import { coverageFindings, duplicateIds, ruleThreatFindings } from './corpus-findings.ts';

export interface LintResult {
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly cases: number;
}

/** Lints a whole suites folder against the spec's rules. */
export function lint(root: string, rules: ReadonlyMap<string, Rule>, generated: readonly Case[]): LintResult {
  const { files, cases, findings } = loadHandWritten(root);
  const vocabulary = { rules, threats: threatKeys(root), retired: retiredIds(root) };
  const all = [
    ...findings,
    ...files.flatMap((file) => fileFindings(file, vocabulary)),
    ...duplicateIds(files, generated),
    ...coverageFindings(rules.values(), [...cases, ...generated]),
    ...ruleThreatFindings(rules.values(), vocabulary.threats),
  ];
  return { findings: all.sort(compareFindings), files: files.length, cases: cases.length };
}
