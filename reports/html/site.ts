/** The static site: every page from `pages.ts`, rendered by the templates in `views/`, and the two assets. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import { cite } from '../cite.ts';
import type { Derived } from '../derive/index.ts';
import type { RawFile } from '../raw-file.ts';
import { columnLabels } from './column-labels.ts';
import { pagesOf } from './pages.ts';
import { pathsOf, rootFrom } from './paths.ts';
import { helpers } from './view.ts';

const VIEWS = fileURLToPath(new URL('./views', import.meta.url));

export interface SiteOptions {
  readonly url?: string;
}

/** Renders the site; keys are paths below the run's directory. */
export async function renderSite(derived: Derived, downloads: readonly RawFile[], options: SiteOptions = {}): Promise<ReadonlyMap<string, string>> {
  const asset = (name: string): Promise<string> => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const eta = new Eta({ views: VIEWS, cache: true, autoEscape: true, functionHeader: 'const h = it.h, d = it.d, to = it.to, paths = it.paths;' });
  const paths = pathsOf(derived);
  const files = new Map<string, string>();
  const citation = cite(derived, options.url);

  for (const page of pagesOf(derived)) {
    const root = rootFrom(page.path);
    const it = { h: helpers, d: derived, paths, page, root, downloads, citation, to: (path: string) => root + path, ...page.data };
    files.set(page.path, eta.render(`./${page.template}`, it));
  }
  files.set('assets/style.css', (await asset('style.css')) + columnLabels(derived.engines));
  files.set('assets/table.js', await asset('table.js'));
  files.set('schema/results.schema.json', await readFile(new URL('../schema/results.schema.json', import.meta.url), 'utf8'));
  return files;
}
