import path from 'node:path';

/** Something that lint refuses, with its place and the likely fix. */
export interface Finding {
  /** Relative to the suites folder, or a rule's id for what has no file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: FindingCode;
  /** The key or the id that it is about. */
  readonly key: string;
  readonly message: string;
  readonly fix?: string;
}

export type FindingCode =
  | 'malformed-yaml'
  | 'schema'
  | 'unknown-key'
  | 'shape'
  | 'duplicate-id'
  | 'retired-id'
  | 'unknown-rule'
  | 'unknown-threat'
  | 'unknown-alternative'
  | 'misplaced-file'
  | 'rule-without-cases'
  | 'too-few-cases'
  | 'no-attack'
  | 'syntax'
  | 'beyond-es2018'
  | 'annex-b'
  | 'non-ascii'
  | 'guard'
  | 'unknown-module'
  | 'fixture';

/** `file:line:column  code  key: message (fix)`; `folder` is the way from the reader to the suites folder. */
export function formatFinding(finding: Finding, folder = ''): string {
  const place = `${path.join(folder, finding.file)}:${finding.line}:${finding.column}`;
  const fix = finding.fix === undefined ? '' : `\n    fix: ${finding.fix}`;
  return `${place}  ${finding.code}  ${finding.key}: ${finding.message}${fix}`;
}

export function compareFindings(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1);
}
