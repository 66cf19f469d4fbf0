/**
 * All numbers of a report. Pure: report and corpus in, numbers and sentences out. The command line, JUnit, CTRF, EARL,
 * CSV, Markdown and the site show what this module says and count nothing themselves.
 */
import type { Corpus } from '../corpus.ts';
import type { Outcome, ResultLine } from '../model.ts';
import type { Report } from '../read.ts';
import { agreementOf, caseSignature, ruleSignature } from './agreement.ts';
import { claims } from './claims.ts';
import { countOutcomes, countStandings, total } from './counts.ts';
import { disagreements } from './disagreements.ts';
import { engineColumns } from './engines.ts';
import type { EngineEntry } from './engines.ts';
import { groupOf } from './groups.ts';
import type { CaseRow, Cell, ChapterRow, Counts, Derived, EngineColumn, GroupRow, Hole, RuleRow, RuleStanding, ThreatRow } from './model.ts';
import { mutationRows } from './mutation.ts';
import { propertiesChapter } from './properties.ts';
import { uniqueSlugs } from './slugs.ts';
import { holdsIn, standingOf } from './standing.ts';
import { OUTCOME_ORDER } from './vocabulary.ts';
import type { Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';

export type * from './model.ts';
export { answered, total } from './counts.ts';
export { reproduceCommand, runCommand } from './reproduce.ts';

function cellOf(engine: EngineEntry, result: ResultLine | undefined, partial: string | null): Cell {
  if (result === undefined) {
    const detail = engine.unavailable?.reason ?? (partial === null ? 'The report has no result for this case.' : `The run is partial: ${partial}.`);
    return { outcome: 'not-run', hole: false, alternative: null, detail, result: null };
  }
  const { outcome, alternative, detail } = result;
  return { outcome, hole: outcome === 'fail' && result.hole === true, alternative: alternative ?? null, detail: detail ?? null, result };
}

function perEngine(engines: readonly EngineEntry[], rows: readonly CaseRow[]): { counts: readonly Counts<Outcome>[]; holes: readonly number[] } {
  return {
    counts: engines.map(({ index }) => countOutcomes(rows.map((row) => row.cells[index].outcome))),
    holes: engines.map(({ index }) => rows.filter((row) => row.cells[index].hole).length),
  };
}

function ruleStanding(rule: Rule, edition: string, rows: readonly CaseRow[], index: number): RuleStanding {
  const cells = rows.map((row) => row.cells[index]);
  const counts = countOutcomes(cells.map(({ outcome }) => outcome));
  const alternatives = [...new Set(cells.flatMap(({ alternative }) => alternative ?? []))].sort();
  return {
    standing: standingOf(rule, edition, counts, alternatives.length),
    counts,
    holes: cells.filter(({ hole }) => hole).length,
    alternatives,
  };
}

function bucket<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const buckets = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const found = buckets.get(key);
    if (found === undefined) buckets.set(key, [item]);
    else found.push(item);
  }
  return buckets;
}

/** Derives everything that views show. */
export function derive(report: Report, corpus: Corpus): Derived {
  const entries = engineColumns(report.header.engines);
  const ruleById = new Map(corpus.chapters.flatMap((chapter) => chapter.rules.map((rule) => [rule.id as string, rule] as const)));
  const withheld = new Set(corpus.withheld?.cases ?? []);
  const results = new Map(report.results.map((result) => [`${result.engine}\n${result.case}`, result]));

  const caseRow = (one: Case): CaseRow => {
    const cells = entries.map((engine) => cellOf(engine, results.get(`${engine.id}\n${one.id}`), report.partial));
    return {
      case: one,
      rule: one.rules[0],
      threat: one.threat ?? ruleById.get(one.rules[0])?.threat ?? null,
      cells,
      agreement: agreementOf(entries, cells.map(caseSignature)),
      withheld: withheld.has(one.id),
      group: groupOf(one),
    };
  };
  const cases = corpus.cases.map(caseRow);
  const byRule = bucket(cases, ({ rule }) => rule);
  const inSet = new Set<string>(corpus.set?.rules ?? ruleById.keys());

  const chapters = corpus.chapters.map((chapter): ChapterRow => {
    const rules = chapter.rules.map((rule): RuleRow => {
      const own = byRule.get(rule.id) ?? [];
      const standings = entries.map(({ index }) => ruleStanding(rule, report.header.edition, own, index));
      return {
        rule,
        chapter: chapter.id,
        inSet: inSet.has(rule.id) && holdsIn(rule, report.header.edition),
        cases: own,
        alsoCitedBy: cases.filter((row) => row.rule !== rule.id && row.case.rules.includes(rule.id)),
        standings,
        agreement: agreementOf(entries, standings.map(ruleSignature)),
        casesInDispute: own.filter(({ agreement }) => agreement.kind === 'majority' || agreement.kind === 'split').length,
      };
    });
    const rows = rules.flatMap((rule) => rule.cases);
    return {
      chapter,
      rules,
      cases: rows.length,
      standings: entries.map(({ index }) => countStandings(rules.map((rule) => rule.standings[index].standing))),
      ...perEngine(entries, rows),
    };
  });
  const rules = chapters.flatMap((chapter) => chapter.rules);
  const overall = perEngine(entries, cases);
  const engines = entries.map((entry): EngineColumn => ({ ...entry, counts: overall.counts[entry.index], holes: overall.holes[entry.index] }));

  const groupCases = [...bucket(cases, ({ group }) => group)];
  const slugs = uniqueSlugs(groupCases.map(([id]) => id));
  const groups = groupCases.map(([id, rows], index): GroupRow => ({ id, label: rows[0].case.subject ?? id, slug: slugs[index], cases: rows, ...perEngine(entries, rows) }));

  const byThreat = bucket(cases, ({ threat }) => threat);
  const threats = corpus.threats.threats.map((threat): ThreatRow => {
    const rows = byThreat.get(threat.key) ?? [];
    const invariants = threat.invariants.map((key) => corpus.threats.invariants[key] ?? key);
    return { threat, invariants, rules: rules.filter(({ rule }) => rule.threat === threat.key), cases: rows, ...perEngine(entries, rows) };
  });

  const rowOfRule = new Map(rules.map((row) => [row.rule.id as string, row]));
  const holes = engines.flatMap((engine) =>
    cases.flatMap((row): readonly Hole[] => (row.cells[engine.index].hole ? [{ engine, row, rule: rowOfRule.get(row.rule)!, cell: row.cells[engine.index] }] : [])),
  );

  return {
    header: report.header,
    outcomes: OUTCOME_ORDER.filter((outcome) => outcome !== 'embargoed' || report.header.embargo !== undefined),
    finishedAt: report.footer?.finishedAt ?? null,
    partial: report.partial,
    frozenSet: corpus.set?.id ?? null,
    mutation: mutationRows(report.header, corpus),
    engines,
    chapters,
    rules,
    cases,
    groups,
    threats,
    claims: claims(entries, rules, corpus.set?.id ?? null),
    holes,
    disagreements: disagreements(rules),
    properties: propertiesChapter(report, entries, corpus.withheld?.laws ?? []),
  };
}

/** Cases of a run that an engine answered, as "pass 3 of 4". Used where a table has room for one number. */
export function passed(counts: Counts<Outcome>): string {
  return `${counts.pass} of ${total(counts)}`;
}
