import type { Rule } from '../../spec/model.ts';
import type { Finding, FindingCode } from '../corpus/finding.ts';
import type { LoadedFile } from '../corpus/load.ts';
import type { RawCase, RawExpectation } from '../corpus/raw.ts';
import type { Path } from '../corpus/yaml-source.ts';
import { suggestion } from '../text/nearest.ts';
import { checkSyntax } from './syntax.ts';
import { textsOfCase } from './texts.ts';

/** What a case may cite. */
export interface Vocabulary {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly threats: ReadonlySet<string>;
  readonly retired: ReadonlySet<string>;
}

/** Findings in one file, except those that need the whole corpus. */
export function fileFindings(file: LoadedFile, vocabulary: Vocabulary): Finding[] {
  const { source, raw } = file;
  const findings: Finding[] = [];
  const report: Report = (path, code, key, message, fix) =>
    findings.push({ file: source.file, ...source.position(path), code, key, message, ...(fix === undefined ? {} : { fix }) });
  const expectedFile = `${raw.rule}.yaml`;
  checkRule(raw.rule, ['rule'], vocabulary, report);
  if (source.file !== expectedFile) {
    report(['rule'], 'misplaced-file', raw.rule, 'the file is named for another rule', `move it to ${expectedFile}, or cite the rule of its name`);
  }
  if (raw.threat !== undefined) checkThreat(raw.threat, ['threat'], vocabulary, report);
  raw.cases.forEach((entry, index) => {
    const path = ['cases', index];
    const rule = vocabulary.rules.get(raw.rule);
    (entry.rules ?? []).forEach((id, at) => checkRule(id, [...path, 'rules', at], vocabulary, report));
    if (entry.threat !== undefined) checkThreat(entry.threat, [...path, 'threat'], vocabulary, report);
    if (vocabulary.retired.has(entry.id)) {
      report([...path, 'id'], 'retired-id', entry.id, 'the id was retired and is never used again', 'choose another id');
    }
    checkShape(entry, path, rule, report);
    checkTexts(file, entry, path, report, findings);
  });
  return findings;
}

type Report = (path: Path, code: FindingCode, key: string, message: string, fix?: string) => void;

function checkRule(id: string, path: Path, { rules }: Vocabulary, report: Report): void {
  if (!rules.has(id)) report(path, 'unknown-rule', id, 'no chapter of the spec has this rule', suggestion(id, [...rules.keys()]));
}

function checkThreat(key: string, path: Path, { threats }: Vocabulary, report: Report): void {
  if (!threats.has(key)) report(path, 'unknown-threat', key, 'suites/threats.yaml has no such key', suggestion(key, [...threats]));
}

/** What the schema cannot say: which parts exclude or need one another. */
function checkShape(entry: RawCase, path: Path, rule: Rule | undefined, report: Report): void {
  if ((entry.program === undefined) === (entry.steps === undefined)) {
    report(path, 'shape', entry.id, 'needs either program or steps, and not both', 'keep one of them');
  }
  for (const [index, difference] of (entry.differs ?? []).entries()) {
    if (difference.program !== undefined && difference.steps !== undefined) {
      report([...path, 'differs', index], 'shape', difference.id, 'has program and steps', 'keep one of them');
    }
    if ((entry.differs ?? []).findIndex((other) => other.id === difference.id) !== index) {
      report([...path, 'differs', index], 'duplicate-id', difference.id, 'is used twice in this case', 'rename one');
    }
  }
  if (entry.steps !== undefined) {
    for (const key of ['in', 'as', 'endowments'] as const) {
      if (entry[key] !== undefined) report([...path, key], 'shape', key, 'stands beside steps, where it means nothing', 'move it into a step');
    }
  }
  const open = rule?.keyword === 'open';
  if (open && (entry.choices === undefined || entry.expect !== undefined)) {
    report(path, 'shape', entry.id, 'its rule is open', 'write choices (one per alternative of the rule) instead of expect');
  }
  if (!open && rule !== undefined && (entry.expect === undefined || entry.choices !== undefined)) {
    report(path, 'shape', entry.id, entry.choices === undefined ? 'has no expect' : 'its rule is not open', `write expect (and differs)${entry.choices === undefined ? '' : ' instead of choices'}`);
  }
  const alternatives = rule?.alternatives?.map((alternative) => alternative.id) ?? [];
  for (const [index, choice] of (entry.choices ?? []).entries()) {
    if (open && !alternatives.includes(choice.alternative)) {
      const at = [...path, 'choices', index, 'alternative'];
      report(at, 'unknown-alternative', choice.alternative, `${rule.id} has no such alternative`, suggestion(choice.alternative, alternatives));
    }
  }
  const expectations: [Path, RawExpectation | undefined, number][] = [
    [[...path, 'expect'], entry.expect, stepCount(entry, 1)],
    ...(entry.differs ?? []).map((d, i): [Path, RawExpectation, number] => [[...path, 'differs', i, 'expect'], d.expect, stepCount(d, stepCount(entry, 1))]),
    ...(entry.choices ?? []).map((c, i): [Path, RawExpectation, number] => [[...path, 'choices', i, 'expect'], c.expect, stepCount(entry, 1)]),
  ];
  for (const [at, expectation, steps] of expectations) if (expectation !== undefined) checkExpectation(expectation, at, steps, report);
  for (const [index, step] of (entry.steps ?? [entry]).entries()) {
    if (step.as === 'module' && step.program !== undefined && entry.modules?.[step.program.trim()] === undefined) {
      const at = entry.steps === undefined ? [...path, 'program'] : [...path, 'steps', index, 'program'];
      report(at, 'unknown-module', step.program.trim(), 'modules has no such specifier', suggestion(step.program.trim(), Object.keys(entry.modules ?? {})));
    }
  }
}

function stepCount(programs: { program?: string; steps?: readonly unknown[] }, inherited: number): number {
  return programs.steps?.length ?? (programs.program === undefined ? inherited : 1);
}

function checkExpectation(expectation: RawExpectation, path: Path, steps: number, report: Report): void {
  if ((expectation.same ?? expectation.distinct) === true && steps < 2) {
    report(path, 'shape', expectation.same === true ? 'same' : 'distinct', 'compares the values of the last two steps, and there is one', 'write two steps');
  }
  for (const [index, part] of (expectation.either ?? []).entries()) checkExpectation(part, [...path, 'either', index], steps, report);
}

function checkTexts(file: LoadedFile, entry: RawCase, path: Path, report: Report, findings: Finding[]): void {
  for (const { path: at, text, goal } of textsOfCase(entry, path)) {
    const odd = /[^\n\x20-\x7E]/.exec(text);
    const key = at.slice(2).join('.');
    if (odd !== null && entry.notes === undefined && (entry.syntax ?? 'es2018') === 'es2018') {
      const code = `U+${odd[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      report(at, 'non-ascii', key, `holds ${code}, which is not printable ASCII`, 'use an escape, or say under notes why it has to stand there');
    }
    if ((entry.syntax ?? 'es2018') !== 'es2018') continue;
    for (const finding of checkSyntax(text, goal)) {
      findings.push({
        file: file.source.file,
        ...file.source.textPosition(at, finding.line, finding.column),
        code: finding.code,
        key: `${entry.id}.${key}`,
        message: finding.message,
        ...(finding.fix === undefined ? {} : { fix: finding.fix }),
      });
    }
  }
}
