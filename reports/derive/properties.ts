/** The chapter on laws: what a search for counterexamples said of each engine. */
import type { PropertyLine } from '../model.ts';
import type { Report } from '../read.ts';
import { countOutcomes } from './counts.ts';
import type { EngineEntry } from './engines.ts';
import type { LawCell, LawRow, PropertiesChapter } from './model.ts';

/** Null where no law was searched. */
export function propertiesChapter({ header, properties, partial }: Report, engines: readonly EngineEntry[], withheld: readonly string[] = []): PropertiesChapter | null {
  const facts = header.properties;
  if (facts === undefined) return null;
  const lines = new Map(properties.map((line) => [`${line.engine}\n${line.law}`, line]));
  const laws = facts.laws.map((law): LawRow => ({
    law,
    cells: engines.map((engine) => cellOf(engine, lines.get(`${engine.id}\n${law.id}`), partial)),
    withheld: withheld.includes(law.id),
  }));
  return {
    facts,
    laws,
    counts: engines.map(({ index }) => countOutcomes(laws.map(({ cells }) => cells[index].outcome))),
    broken: laws.flatMap((row) => engines.flatMap((engine) => {
      const { result } = row.cells[engine.index];
      return result !== null && result.findings.length > 0 ? [{ engine: engine.id, engineIndex: engine.index, law: row, line: result }] : [];
    })),
  };
}

function cellOf(engine: EngineEntry, line: PropertyLine | undefined, partial: string | null): LawCell {
  if (line === undefined) {
    const detail = engine.unavailable?.reason ?? (partial === null ? 'The report has no result for this law.' : `The run is partial: ${partial}.`);
    return { outcome: 'not-run', hole: false, alternative: null, detail, result: null, classes: 0 };
  }
  return { outcome: line.outcome, hole: line.hole === true, alternative: null, detail: line.detail ?? null, result: line, classes: Object.keys(line.labels).length };
}
