import type { Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import type { Finding } from './finding.ts';
import { loadHandWritten } from './load.ts';

export interface Corpus {
  /** In the order in which reports show them: by chapter and rule of the spec, then as written. */
  readonly cases: readonly Case[];
  readonly findings: readonly Finding[];
}

/** What a case inherits from its first rule unless it says so itself: threat and editions. */
function inherit(entry: Case, rule: Rule | undefined): Case {
  const threat = entry.threat ?? rule?.threat;
  const editions = entry.editions ?? rule?.editions;
  return { ...entry, ...(threat === undefined ? {} : { threat }), ...(editions === undefined ? {} : { editions }) };
}

/** Hand-written and generated cases as one corpus. */
export function loadCorpus(root: string, rules: ReadonlyMap<string, Rule>, generated: readonly Case[]): Corpus {
  const { cases, findings } = loadHandWritten(root);
  const rank = new Map([...rules.keys()].map((id, index) => [id, index]));
  const rankOf = (entry: Case) => rank.get(entry.rules[0]) ?? rank.size;
  const all = [...cases, ...generated].map((entry) => inherit(entry, rules.get(entry.rules[0])));
  return { cases: all.sort((a, b) => rankOf(a) - rankOf(b)), findings };
}
