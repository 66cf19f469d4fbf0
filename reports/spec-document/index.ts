/** The spec as a document: static pages, one for each chapter and each table, with the report's own style sheet. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import { rootFrom } from '../html/paths.ts';
import { escapeHtml, helpers } from '../html/view.ts';
import type { Linked } from './intrinsic-table.ts';
import type { SpecDocument } from './model.ts';
import { EDITIONS, keywordCounts, pagesOf, passedWords } from './pages.ts';
import { PATHS, chapterPath, intrinsicAnchor, ruleAnchor, rulePath } from './paths.ts';

export type { AnnotatingRun, SpecDocument } from './model.ts';

const VIEWS = fileURLToPath(new URL('./views', import.meta.url));

/** Words with their code and links marked, as HTML. */
function linkedHtml(words: Linked, to: (path: string) => string): string {
  return words
    .map((part) => {
      if (typeof part === 'string') return escapeHtml(part);
      return 'code' in part ? `<code>${escapeHtml(part.code)}</code>` : `<a href="${escapeHtml(to(part.link))}"><code>${escapeHtml(part.text)}</code></a>`;
    })
    .join('');
}

/** Renders the document; keys are paths below its root. The same input gives the same bytes. */
export async function renderSpecDocument(document: SpecDocument): Promise<ReadonlyMap<string, string>> {
  const eta = new Eta({ views: VIEWS, cache: true, autoEscape: true, functionHeader: 'const h = it.h, doc = it.doc, to = it.to, PATHS = it.PATHS;' });
  const files = new Map<string, string>();
  for (const page of pagesOf(document)) {
    const to = (path: string): string => rootFrom(page.path) + path;
    const h = { ...helpers, EDITIONS, keywordCounts, passedWords, chapterPath, intrinsicAnchor, ruleAnchor, rulePath, linked: (words: Linked) => linkedHtml(words, to) };
    if (files.has(page.path)) throw new Error(`two pages of the spec have the path ${page.path}`);
    files.set(page.path, eta.render(`./${page.template}`, { h, doc: document, PATHS, page, to, ...page.data }));
  }
  files.set('assets/style.css', await readFile(new URL('../html/assets/style.css', import.meta.url), 'utf8'));
  files.set('assets/document.css', await readFile(new URL('./assets/document.css', import.meta.url), 'utf8'));
  return files;
}
