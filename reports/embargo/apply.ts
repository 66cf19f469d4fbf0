/** Takes out of a run what is under embargo. Pure: what comes out is valid by the same schema, with a footer of its own. */
import { createHash } from 'node:crypto';
import { means } from '../../spec/id-pattern.ts';
import type { Case } from '../../suites/model.ts';
import type { Corpus, Withheld } from '../corpus.ts';
import { reportDigest } from '../digest.ts';
import type { Embargo, FooterLine, HeaderLine, Outcome, PropertyLine, ResultLine } from '../model.ts';
import type { Report, ReportLines } from '../read.ts';
import type { EmbargoEntry } from './model.ts';

export interface PublicCopy extends ReportLines {
  readonly corpus: Corpus;
}

/** Nothing was seen there, so that there is nothing to hold back. */
const SILENT: ReadonlySet<Outcome> = new Set<Outcome>(['not-run', 'unsupported']);
const WITHHELD = 'Withheld: the program would show a finding that is under embargo.';
const UNTOLD = 'What was seen is not told: the program is withheld.';

/** `report` and `corpus` as the run wrote them; all `entries` are in force. */
export function publicCopy(report: Report, corpus: Corpus, entries: readonly EmbargoEntry[]): PublicCopy {
  const withheld = withheldBy(report, corpus, entries);
  const [caseIds, lawIds] = [new Set(withheld.cases), new Set(withheld.laws)];
  const results = report.results.map((line) => embargoedResult(line, embargoOn('case', line.engine, line.case, line.outcome, entries), caseIds.has(line.case)));
  const properties = report.properties.map((line) => embargoedProperty(line, embargoOn('law', line.engine, line.law, line.outcome, entries), lawIds.has(line.law)));
  const header: HeaderLine = {
    ...report.header,
    runId: copyId(report.header.runId, [...results, ...properties]),
    embargo: { original: report.footer?.sha256 ?? null, results: count(results), properties: count(properties) },
  };
  return {
    header,
    results,
    properties,
    footer: report.footer === null ? null : footerOf(report.footer, header, results, properties),
    corpus: { ...corpus, cases: corpus.cases.map((one) => (caseIds.has(one.id) ? bare(one) : one)), withheld },
  };
}

function embargoOn(of: EmbargoEntry['of'], engine: string, id: string, outcome: Outcome, entries: readonly EmbargoEntry[]): Embargo | undefined {
  const own = SILENT.has(outcome) ? [] : entries.filter((entry) => entry.of === of && means(entry.engine, engine) && means(entry.id, id));
  if (own.length === 0) return undefined;
  const last = own.map(({ until }) => until).sort().at(-1) ?? null;
  return { until: own.some(({ until }) => until === null) ? null : last };
}

/** An entry withholds what it names even where no row is held back: that an engine did not run it makes the program no safer. */
function withheldBy(report: Report, corpus: Corpus, entries: readonly EmbargoEntry[]): Withheld {
  const ids = (of: EmbargoEntry['of'], all: readonly { readonly id: string }[]): string[] =>
    all.map(({ id }) => id).filter((id) => entries.some((entry) => entry.of === of && entry.program === 'withheld' && means(entry.id, id)));
  return { cases: ids('case', corpus.cases), laws: ids('law', report.header.properties?.laws ?? []) };
}

function saying({ until }: Embargo): string {
  return until === null ? 'under embargo until the engine’s makers have answered' : `under embargo until ${until}`;
}

function embargoedResult(line: ResultLine, embargo: Embargo | undefined, withheld: boolean): ResultLine {
  const { kind, engine, case: id, rule, outcome, hole, alternative, durationMs } = line;
  if (embargo !== undefined) return { kind, engine, case: id, rule, outcome: 'embargoed', detail: saying(embargo), embargo, durationMs: 0 };
  if (!withheld) return line;
  return {
    kind, engine, case: id, rule, outcome, ...(hole === undefined ? {} : { hole }), ...(alternative === undefined ? {} : { alternative }),
    ...(outcome === 'pass' ? {} : { detail: UNTOLD }), durationMs,
  };
}

function embargoedProperty(line: PropertyLine, embargo: Embargo | undefined, withheld: boolean): PropertyLine {
  if (embargo !== undefined) {
    const { kind, engine, law, from } = line;
    return { kind, engine, law, outcome: 'embargoed', detail: saying(embargo), from, runs: 0, ended: {}, labels: {}, findings: [], programs: 0, answeringMs: 0, embargo, durationMs: 0 };
  }
  return withheld && line.outcome !== 'pass' && !SILENT.has(line.outcome) ? { ...line, detail: UNTOLD, findings: [] } : line;
}

/** All that is left of a case: what it is called and what it counts for. */
function bare({ id, rules, threat, intent, origin, subject }: Case): Case {
  return {
    id, rules, description: WITHHELD, steps: [], world: { stage: 'locked' }, requires: [], ...(threat === undefined ? {} : { threat }), intent, differs: [], choices: [], syntax: 'es2018',
    ...(subject === undefined ? {} : { subject }), origin: origin === 'generated' ? origin : { file: '', line: 0 },
  };
}

function count(lines: readonly (ResultLine | PropertyLine)[]): number {
  return lines.filter(({ outcome }) => outcome === 'embargoed').length;
}

/** Another publication of the same run holds back something else, and is not to be cited under the same name. */
function copyId(runId: string, lines: readonly (ResultLine | PropertyLine)[]): string {
  const rows = lines.flatMap((line) => (line.embargo === undefined ? [] : [[line.kind, line.engine, line.kind === 'result' ? line.case : line.law, line.embargo.until]]));
  return `${runId}-embargo-${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 6)}`;
}

function footerOf(original: FooterLine, header: HeaderLine, results: readonly ResultLine[], properties: readonly PropertyLine[]): FooterLine {
  const digest = reportDigest();
  for (const line of [header, ...results, ...properties]) digest.update(line);
  const { kind, complete, reason, finishedAt } = original;
  return {
    kind, complete, ...(reason === undefined ? {} : { reason }), finishedAt,
    counts: counts(original.counts, results),
    ...(original.properties === undefined ? {} : { properties: counts(original.properties, properties) }),
    sha256: digest.hex(),
  };
}

/** Engines without a line keep their place. */
function counts(before: FooterLine['counts'], lines: readonly (ResultLine | PropertyLine)[]): FooterLine['counts'] {
  const now: Record<string, Partial<Record<Outcome, number>>> = Object.fromEntries(Object.keys(before).map((engine) => [engine, {}]));
  for (const { engine, outcome } of lines) {
    const own = (now[engine] ??= {});
    own[outcome] = (own[outcome] ?? 0) + 1;
  }
  return now;
}
