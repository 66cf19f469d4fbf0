import type { CaseRow, Derived, EngineColumn, RuleRow } from '../derive/index.ts';
import type { Standing } from '../derive/vocabulary.ts';
import { pathsOf } from './paths.ts';

export interface Page {
  readonly path: string;
  /** Name of the template in `views/`. */
  readonly template: string;
  readonly title: string;
  /** For search engines and previews; plain text. */
  readonly description: string;
  /** The entry of the navigation that leads here. */
  readonly section: 'run' | 'disagreements' | 'intrinsics' | 'properties' | 'threats' | 'methodology' | 'glossary' | 'cite';
  readonly data: { readonly [name: string]: unknown };
}

/** Rules of one engine by how it stands to them, those first that a reader looks for. */
const ENGINE_SECTIONS: readonly { readonly standing: Standing; readonly title: string }[] = [
  { standing: 'violated', title: 'Violated' },
  { standing: 'undecided', title: 'Undecided' },
  { standing: 'embargoed', title: 'Under embargo' },
  { standing: 'differs', title: 'Held by a documented alternative' },
  { standing: 'chose', title: 'Chosen among alternatives' },
  { standing: 'in-part', title: 'Satisfied in part' },
  { standing: 'unsupported', title: 'Not supported' },
];

function engineData({ rules, holes, claims }: Derived, engine: EngineColumn): Page['data'] {
  const sections = ENGINE_SECTIONS.map((section) => ({ ...section, rows: rules.filter((row) => row.standings[engine.index].standing === section.standing) }));
  return { engine, sections, holes: holes.filter((hole) => hole.engine === engine), claims: claims.filter((claim) => claim.engine === engine.id) };
}

/** Cases of a rule: hand-written ones, and the generated ones by intrinsic. */
function ruleData(derived: Derived, row: RuleRow): Page['data'] {
  const byGroup = new Map<string, CaseRow[]>();
  for (const one of row.cases) if (one.group !== null) byGroup.set(one.group, [...(byGroup.get(one.group) ?? []), one]);
  const groups = [...byGroup].map(([id, cases]) => ({
    id,
    label: cases[0].case.subject ?? id,
    cases,
    passed: derived.engines.map(({ index }) => cases.filter((one) => one.cells[index].outcome === 'pass').length),
    failed: derived.engines.map(({ index }) => cases.filter((one) => one.cells[index].outcome === 'fail').length),
  }));
  const chapter = derived.chapters.find(({ chapter: { id } }) => id === row.chapter)!;
  const laws = derived.properties?.laws.filter(({ law }) => law.rules.includes(row.rule.id)) ?? [];
  return { row, chapter, written: row.cases.filter(({ group }) => group === null), groups, laws };
}

/** Every page of the site. */
export function pagesOf(derived: Derived): readonly Page[] {
  const paths = pathsOf(derived);
  const { header } = derived;
  const about = `ses262 run ${header.runId}, requirement set ${header.set.id}`;
  const ruleById = new Map(derived.rules.map((row) => [row.rule.id as string, row]));
  const page = (path: string, template: string, title: string, section: Page['section'], data: Page['data'] = {}, description = `${title}. ${about}.`): Page => ({
    path,
    template,
    title,
    section,
    data,
    description,
  });
  return [
    page(paths.home, 'home', 'Standalone SES, engine by engine', 'run'),
    page(paths.disagreements, 'disagreements', 'Where the engines disagree', 'disagreements'),
    page(paths.intrinsics, 'intrinsics', 'Intrinsics', 'intrinsics'),
    page(paths.threats, 'threats', 'Threats', 'threats'),
    ...(derived.properties === null ? [] : [page(paths.properties, 'properties', 'Properties', 'properties', { chapter: derived.properties })]),
    page(paths.methodology, 'methodology', 'Methodology', 'methodology'),
    page(paths.glossary, 'glossary', 'Glossary', 'glossary'),
    page(paths.cite, 'cite', 'Cite and download', 'cite'),
    ...derived.chapters.map((chapter) => page(paths.chapter(chapter.chapter.id), 'chapter', chapter.chapter.title, 'run', { chapter })),
    ...derived.rules.map((row) => page(paths.rule(row.rule.id), 'rule', row.rule.id, 'run', ruleData(derived, row), `${row.rule.text} ${about}.`)),
    ...derived.cases
      .filter(({ group }) => group === null)
      .map((row) => page(paths.case(row), 'case', row.case.id, 'run', { row, rule: ruleById.get(row.rule) }, `${row.case.description} ${about}.`)),
    ...derived.groups.map((group) => page(paths.group(group.id), 'group', group.label, 'intrinsics', { group })),
    ...(derived.properties?.laws ?? []).map((row) => page(paths.law(row.law.id), 'law', row.law.id, 'properties', { row, chapter: derived.properties }, `${row.law.statement} ${about}.`)),
    ...derived.engines.map((engine) => page(paths.engine(engine), 'engine', engine.id, 'run', engineData(derived, engine))),
  ];
}
