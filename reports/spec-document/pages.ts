/** Every page of the document, with the template that shows it and the data of it. */
import { laterIntrinsics, laterProperties } from '../../spec/intrinsics/later.ts';
import type { Chapter, Edition, Keyword, Rule } from '../../spec/model.ts';
import { answered, total } from '../derive/index.ts';
import type { Counts } from '../derive/index.ts';
import type { Outcome } from '../model.ts';
import { globalTables } from './global-table.ts';
import { intrinsicTable } from './intrinsic-table.ts';
import type { SpecDocument } from './model.ts';
import { PATHS, chapterPath } from './paths.ts';
import { ruleEntries } from './rule-entry.ts';

export interface Page {
  readonly path: string;
  /** Name of the template in `views/`. */
  readonly template: string;
  readonly title: string;
  /** For search engines and previews; plain text. */
  readonly description: string;
  readonly chapter: Chapter | null;
  readonly data: { readonly [name: string]: unknown };
}

export const EDITIONS: readonly { readonly id: Edition; readonly name: string; readonly text: string }[] = [
  { id: 'draft-2019', name: 'edition of 2019', text: 'The draft as it was written: what is nondeterministic is left out, or answers with no information.' },
  { id: 'draft-2023', name: 'edition of 2023', text: 'The same draft with its clauses on time and randomness rewritten: what is nondeterministic is there and throws.' },
];

const KEYWORD_ORDER: readonly Keyword[] = ['must', 'should', 'may', 'open'];

/** `12 must, 2 should`, in the order of their weight. */
export function keywordCounts(rules: readonly Rule[]): string {
  return KEYWORD_ORDER.map((keyword) => [rules.filter((rule) => rule.keyword === keyword).length, keyword] as const)
    .filter(([count]) => count > 0)
    .map(([count, keyword]) => `${count} ${keyword}`)
    .join(', ');
}

/** How many of an intrinsic's cases an engine passed, in one word where it can be. */
export function passedWords(counts: Counts<Outcome>): string {
  if (counts.pass === total(counts)) return 'all';
  return answered(counts) === 0 ? 'none, as none could run' : String(counts.pass);
}

function beyondTheCap(): readonly { readonly since: string; readonly rows: readonly { readonly on: string; readonly keys: readonly string[] }[] }[] {
  const editions = [...new Set([...laterProperties, ...laterIntrinsics].map(({ since }) => since))];
  return editions.map((since) => {
    const byOwner = new Map<string, string[]>();
    for (const { on, key, since: own } of laterProperties) if (own === since) byOwner.set(on, [...(byOwner.get(on) ?? []), key]);
    const objects = laterIntrinsics.filter((row) => row.since === since).map(({ id }) => id);
    const rows = [...byOwner].map(([on, keys]) => ({ on, keys }));
    return { since, rows: objects.length > 0 ? [...rows, { on: 'new intrinsics', keys: objects }] : rows };
  });
}

/** Where each rule, case and table row goes. */
export function pagesOf(document: SpecDocument): readonly Page[] {
  const { chapters } = document;
  const entries = ruleEntries(document);
  const rules = chapters.flatMap((chapter) => chapter.rules);
  const intrinsics = intrinsicTable();
  const page = (path: string, template: string, title: string, description: string, data: Page['data'] = {}, chapter: Chapter | null = null): Page => ({ path, template, title, description, data, chapter });
  const changed = {
    rules: EDITIONS.map(({ id }) => rules.filter(({ editions }) => editions !== undefined && editions.length === 1 && editions[0] === id)),
    properties: intrinsics.flatMap((row) => row.properties.filter(({ status, tamed }) => status.byEdition || tamed.length > 0).map((property) => ({ row, property }))),
    intrinsics: intrinsics.filter(({ status, tamed }) => status.byEdition || tamed.length > 0),
  };
  return [
    page(PATHS.home, 'home', 'The standalone SES world', `The spec of the standalone SES world as ses262 holds it: ${rules.length} rules in ${chapters.length} chapters.`, { rules }),
    ...chapters.map((chapter, index) =>
      page(chapterPath(chapter.id), 'chapter', chapter.title, chapter.introduction, { entries: chapter.rules.map(({ id }) => entries.get(id)), number: index + 1, previous: chapters[index - 1], next: chapters[index + 1] }, chapter),
    ),
    page(PATHS.globals, 'globals', 'Table of globals', 'The names of the global object, with their attributes and their status by edition.', globalTables()),
    page(PATHS.intrinsics, 'intrinsics', 'Table of intrinsics', 'Every object that compartments share, property by property, before and after the freeze.', { intrinsics, later: beyondTheCap() }),
    page(PATHS.editions, 'editions', 'Editions', 'What differs between the editions of the draft.', { changed }),
    page(PATHS.sets, 'sets', 'Requirement sets', 'The frozen lists of rules that reports count by.', { byId: entries }),
    page(PATHS.conflicts, 'conflicts', 'Conflicts settled', 'Where the source documents contradict one another, and how the spec settles it.', { byId: entries }),
    page(PATHS.threats, 'threats', 'Threats', 'The attack dictionary that rules cite: a rule with a threat that fails is a hole.', { rules }),
  ];
}
