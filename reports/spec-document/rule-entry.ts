/** What the document shows of one rule: itself, the cases that try it, and what the engines of a run made of them. */
import type { Alternative, Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import type { Threat } from '../corpus.ts';
import { groupOf } from '../derive/groups.ts';
import type { CaseRow, EngineColumn, RuleRow } from '../derive/index.ts';
import { OUTCOMES, STANDINGS } from '../derive/vocabulary.ts';
import type { Term } from '../derive/vocabulary.ts';
import { pathsOf } from '../html/paths.ts';
import type { SpecDocument } from './model.ts';
import { ruleAnchor } from './paths.ts';

export interface EngineNote {
  readonly engine: string;
  readonly term: Term;
  /** `2 of 7` where cases failed. */
  readonly failed: string | null;
  /** Those that were seen, shortened. */
  readonly alternatives: readonly string[];
  readonly holes: number;
}

export interface CaseEntry {
  readonly case: Case;
  /** The page of the case in the run; null where there is none. */
  readonly href: string | null;
  /** Counts for another rule, which it cites first. */
  readonly of: string | null;
  readonly notes: readonly { readonly engine: string; readonly term: Term; readonly hole: boolean }[];
}

export interface RuleEntry {
  readonly rule: Rule;
  readonly anchor: string;
  readonly threat: Threat | null;
  readonly sets: readonly string[];
  readonly written: readonly CaseEntry[];
  /** Generated cases by what they are about, as `table/…` ids have it. */
  readonly generated: readonly { readonly group: string; readonly cases: number }[];
  readonly generatedCases: number;
  readonly alternatives: readonly (Alternative & { readonly chosenBy: readonly string[] })[];
  readonly run: {
    readonly href: string;
    readonly engines: readonly EngineNote[];
    /** The run was about another wording of the rule. */
    readonly reworded: boolean;
  } | null;
}

function engineNote({ cases, standings }: RuleRow, { id, index }: EngineColumn): EngineNote {
  const { standing, counts, holes, alternatives } = standings[index];
  const named = standing === 'chose' || standing === 'differs' ? alternatives : [];
  const more = named.length > 2 ? [...named.slice(0, 2), `and ${named.length - 2} more`] : named;
  const failed = standing === 'violated' ? `${counts.fail} of ${cases.length}` : null;
  return { engine: id, term: STANDINGS[standing], failed, alternatives: more, holes };
}

function caseNotes(row: CaseRow | undefined, engines: readonly EngineColumn[]): CaseEntry['notes'] {
  if (row === undefined) return [];
  return engines.flatMap(({ id, index }) => {
    const { outcome, hole, result } = row.cells[index];
    return result === null || outcome === 'pass' ? [] : [{ engine: id, term: OUTCOMES[outcome], hole }];
  });
}

/** Every rule by id, as the document shows it. */
export function ruleEntries({ chapters, sets, threats, cases, run }: SpecDocument): ReadonlyMap<string, RuleEntry> {
  const citing = new Map<string, Case[]>();
  for (const one of cases) for (const id of one.rules) citing.set(id, [...(citing.get(id) ?? []), one]);
  const threatByKey = new Map(threats.threats.map((threat) => [threat.key, threat]));
  const paths = run === undefined ? null : pathsOf(run.derived);
  const rowOfRule = new Map(run?.derived.rules.map((row) => [row.rule.id as string, row]));
  const rowOfCase = new Map(run?.derived.cases.map((row) => [row.case.id, row]));
  const engines = run?.derived.engines ?? [];

  const caseEntry = (rule: Rule, one: Case): CaseEntry => {
    const row = rowOfCase.get(one.id);
    const href = row === undefined || run === undefined ? null : run.href + paths!.case(row);
    return { case: one, href, of: one.rules[0] === rule.id ? null : one.rules[0], notes: caseNotes(row, engines) };
  };

  const entry = (rule: Rule): RuleEntry => {
    const own = citing.get(rule.id) ?? [];
    const counts = new Map<string, number>();
    for (const one of own) {
      const group = groupOf(one);
      if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const generated = [...counts].map(([group, count]) => ({ group, cases: count }));
    const row = rowOfRule.get(rule.id);
    const chosenBy = (alternative: string): readonly string[] =>
      engines.flatMap(({ id, index }) => (row?.standings[index].standing === 'chose' && row.standings[index].alternatives.includes(alternative) ? [id] : []));
    const written = own.filter((one) => groupOf(one) === null).map((one) => caseEntry(rule, one));
    return {
      rule,
      anchor: ruleAnchor(rule.id),
      threat: threatByKey.get(rule.threat ?? '') ?? null,
      sets: sets.filter((set) => set.rules.includes(rule.id)).map(({ id }) => id),
      written: [...written.filter(({ of }) => of === null), ...written.filter(({ of }) => of !== null)],
      generated,
      generatedCases: generated.reduce((sum, group) => sum + group.cases, 0),
      alternatives: (rule.alternatives ?? []).map((alternative) => ({ ...alternative, chosenBy: chosenBy(alternative.id) })),
      run:
        row === undefined || run === undefined
          ? null
          : { href: run.href + paths!.rule(rule.id), engines: engines.map((engine) => engineNote(row, engine)), reworded: row.rule.text !== rule.text || row.rule.keyword !== rule.keyword },
    };
  };
  return new Map(chapters.flatMap((chapter) => chapter.rules.map((rule) => [rule.id as string, entry(rule)] as const)));
}
