import type { Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import type { Finding } from '../corpus/finding.ts';
import type { LoadedFile } from '../corpus/load.ts';

/** Ids that two cases share, wherever they stand. */
export function duplicateIds(files: readonly LoadedFile[], generated: readonly Case[]): Finding[] {
  const first = new Map<string, string>(generated.map((entry) => [entry.id, 'the generated cases']));
  const findings: Finding[] = [];
  for (const { source, raw } of files) {
    raw.cases.forEach((entry, index) => {
      const position = source.position(['cases', index, 'id']);
      const earlier = first.get(entry.id);
      if (earlier === undefined) {
        first.set(entry.id, `${source.file}:${position.line}`);
        return;
      }
      findings.push({
        file: source.file,
        ...position,
        code: 'duplicate-id',
        key: entry.id,
        message: `is used at ${earlier} already`,
        fix: 'ids are unique in the whole corpus: say more precisely what this case shows',
      });
    });
  }
  return findings;
}

/** Rules that the corpus does not test enough. */
export function coverageFindings(rules: Iterable<Rule>, cases: readonly Case[]): Finding[] {
  const byRule = new Map<string, Case[]>();
  for (const entry of cases) {
    for (const id of entry.rules) byRule.set(id, [...(byRule.get(id) ?? []), entry]);
  }
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.observable !== true) continue;
    const own = byRule.get(rule.id) ?? [];
    const at = { file: `${rule.id}.yaml`, line: 1, column: 1, key: rule.id };
    if (own.length === 0) {
      findings.push({ ...at, code: 'rule-without-cases', message: 'no case cites this rule', fix: `write suites/${rule.id}.yaml, or say in the spec why it cannot be observed` });
      continue;
    }
    if (rule.keyword !== 'must') continue;
    if (own.length < 2) {
      findings.push({ ...at, code: 'too-few-cases', message: 'a must rule needs at least two cases', fix: 'add one that attempts to break it' });
    }
    if (!own.some((entry) => entry.intent === 'attack')) {
      findings.push({ ...at, code: 'no-attack', message: 'a must rule needs a case that attempts to break it', fix: 'add a case with "intent: attack"' });
    }
  }
  return findings;
}

/** Rules whose threat has no entry. */
export function ruleThreatFindings(rules: Iterable<Rule>, threats: ReadonlySet<string>): Finding[] {
  return [...rules].flatMap((rule) =>
    rule.threat === undefined || threats.has(rule.threat)
      ? []
      : [{ file: `../spec/chapters/${rule.id.split('/')[0]}.ts`, line: 1, column: 1, code: 'unknown-threat' as const, key: rule.id, message: `cites the threat ${rule.threat}, which suites/threats.yaml does not have` }],
  );
}
