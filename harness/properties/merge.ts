/** Parts of one search, run apart, as one. */
import { WrongUse } from '../text/wrong-use.ts';
import { combineAll } from './combine.ts';
import type { Search } from './results-file.ts';

/** Throws where the parts are not of one search: other seeds, other versions of a law or an engine, or runs that were done twice. */
export function mergeSearches(parts: readonly { readonly file: string; readonly search: Search }[]): Search {
  const [first, ...others] = parts;
  const refuse = (file: string, what: string): never => {
    throw new WrongUse(`${first.file} and ${file} are not parts of one search: ${what}`);
  };
  const engines = new Map(first.search.header.engines.map((engine) => [engine.id, engine]));
  const laws = new Map(first.search.header.properties.laws.map((law) => [law.id, law]));
  for (const { file, search: { header } } of others) {
    if (header.properties.seed !== first.search.header.properties.seed) refuse(file, `their seeds are ${first.search.header.properties.seed} and ${header.properties.seed}`);
    if (header.edition !== first.search.header.edition) refuse(file, 'their editions differ');
    for (const law of header.properties.laws) {
      const known = laws.get(law.id);
      if (known !== undefined && known.version !== law.version) refuse(file, `they ran versions ${known.version} and ${law.version} of ${law.id}`);
      laws.set(law.id, law);
    }
    for (const engine of header.engines) {
      const known = engines.get(engine.id);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(engine)) refuse(file, `${engine.id} is not the same engine in both`);
      engines.set(engine.id, engine);
    }
  }
  const lines = parts.flatMap(({ search }) => search.lines);
  checkOverlaps(lines);
  const order = { engine: [...engines.keys()], law: [...laws.keys()] };
  const combined = combineAll(lines).sort((a, b) => order.engine.indexOf(a.engine) - order.engine.indexOf(b.engine) || order.law.indexOf(a.law) - order.law.indexOf(b.law));
  const froms = parts.map(({ search }) => search.header.properties.from);
  const runs = parts.map(({ search }) => search.header.properties.runs);
  const from = Math.min(...froms);
  const all = runs.every((count) => count !== null) ? Math.max(...parts.map((_, index) => froms[index] + (runs[index] ?? 0))) - from : null;
  return {
    header: { ...first.search.header, engines: [...engines.values()], properties: { ...first.search.header.properties, from, runs: all, laws: [...laws.values()] } },
    lines: combined,
  };
}

function checkOverlaps(lines: Search['lines']): void {
  const sorted = lines.filter(({ runs }) => runs > 0).sort((a, b) => a.from - b.from);
  const ends = new Map<string, number>();
  for (const { engine, law, from, runs } of sorted) {
    const key = `${law} on ${engine}`;
    if (from < (ends.get(key) ?? 0)) throw new WrongUse(`run ${from} of ${key} is in more than one part`, 'split a search by --from and --runs');
    ends.set(key, from + runs);
  }
}
