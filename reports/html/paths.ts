import type { CaseRow, Derived, EngineColumn } from '../derive/index.ts';

/**
 * Where each thing of a run has its page. These are the permanent addresses that people cite, so they follow from ids
 * alone. Links name `index.html`, so that the site works from a disk as well as from a server.
 */
export interface Paths {
  readonly home: string;
  readonly disagreements: string;
  readonly intrinsics: string;
  readonly threats: string;
  readonly properties: string;
  readonly methodology: string;
  readonly glossary: string;
  readonly cite: string;
  chapter(id: string): string;
  rule(id: string): string;
  /** A generated case has a fragment of its intrinsic's page. */
  case(row: CaseRow): string;
  /** What one engine did with the case. */
  result(row: CaseRow, engine: EngineColumn): string;
  group(id: string): string;
  engine(engine: Pick<EngineColumn, 'slug'>): string;
  threat(key: string): string;
  law(id: string): string;
  /** What one engine did with the law. */
  lawResult(id: string, engine: Pick<EngineColumn, 'slug'>): string;
}

export function pathsOf({ groups }: Derived): Paths {
  const slugs = new Map(groups.map(({ id, slug }) => [id, slug]));
  const group = (id: string): string => `table/${slugs.get(id) ?? id}/index.html`;
  const one = (row: CaseRow): string => (row.group === null ? `case/${row.case.id}/index.html` : `${group(row.group)}#${row.case.id}`);
  return {
    home: 'index.html',
    disagreements: 'disagreements/index.html',
    intrinsics: 'table/index.html',
    threats: 'threats/index.html',
    properties: 'properties/index.html',
    methodology: 'methodology/index.html',
    glossary: 'glossary/index.html',
    cite: 'cite/index.html',
    chapter: (id) => `chapter/${id}/index.html`,
    rule: (id) => `rule/${id}/index.html`,
    case: one,
    result: (row, engine) => (row.group === null ? `${one(row)}#${engine.slug}` : one(row)),
    group,
    engine: ({ slug }) => `engine/${slug}/index.html`,
    threat: (key) => `threats/index.html#${key}`,
    law: (id) => `law/${id}/index.html`,
    lawResult: (id, { slug }) => `law/${id}/index.html#${slug}`,
  };
}

/** From a page back to the root of the site. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1);
}
