import type { Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { caseFiles, retiredIds, strayFiles } from '../corpus/files.ts';
import { compareFindings } from '../corpus/finding.ts';
import type { Finding } from '../corpus/finding.ts';
import { loadHandWritten } from '../corpus/load.ts';
import { threatKeys, threatsFindings } from '../corpus/threats.ts';
import { fileFindings } from './case-findings.ts';
import { coverageFindings, duplicateIds, ruleThreatFindings } from './corpus-findings.ts';

export interface LintResult {
  readonly findings: readonly Finding[];
  /** Of cases, relative to the suites folder, read or not. */
  readonly files: readonly string[];
  readonly cases: number;
}

/** Lints a whole suites folder against the spec's rules. */
export function lint(root: string, rules: ReadonlyMap<string, Rule>, generated: readonly Case[]): LintResult {
  const { files, cases, findings } = loadHandWritten(root);
  const vocabulary = { rules, threats: threatKeys(root), retired: retiredIds(root) };
  const unread = new Set(findings.map(({ file }) => file));
  const all = [
    ...findings,
    ...threatsFindings(root),
    ...strayFiles(root).map(strayFinding),
    ...files.flatMap((file) => fileFindings(file, vocabulary)),
    ...duplicateIds(files, generated),
    // Of a rule whose file could not be read it is not known how many cases it has.
    ...coverageFindings(rules.values(), [...cases, ...generated]).filter(({ key }) => !unread.has(`${key}.yaml`)),
    ...ruleThreatFindings(rules.values(), vocabulary.threats),
  ];
  return { findings: all.sort(compareFindings), files: caseFiles(root), cases: cases.length };
}

function strayFinding(file: string): Finding {
  return { file, line: 1, column: 1, code: 'misplaced-file', key: file, message: 'is in no place where cases are looked for', fix: 'move it to <chapter>/<rule>.yaml, or away' };
}
