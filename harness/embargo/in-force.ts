/** Which embargoes of a file hold for a run on a day. One that means nothing in the run is a slip, and would publish what it should not. */
import type { Corpus } from '../../reports/corpus.ts';
import { isOver } from '../../reports/embargo/model.ts';
import type { Report } from '../../reports/read.ts';
import { means } from '../../spec/id-pattern.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';
import type { PlacedEntry } from './embargo-file.ts';

export interface InForce {
  readonly entries: readonly PlacedEntry[];
  /** For the one who publishes: embargoes that are over, and those that nothing needs any more. */
  readonly notes: readonly string[];
}

/** `today` is ISO 8601, in UTC. Throws WrongUse for an entry that means no engine, case or law of the run. */
export function inForce(all: readonly PlacedEntry[], { header, results, properties }: Report, corpus: Corpus, today: string): InForce {
  const engines = header.engines.map(({ id }) => id);
  const ids = { case: corpus.cases.map(({ id }) => id), law: header.properties?.laws.map(({ id }) => id) ?? [] };
  const outcomes = {
    case: results.map((line) => ({ engine: line.engine, id: line.case, outcome: line.outcome })),
    law: properties.map((line) => ({ engine: line.engine, id: line.law, outcome: line.outcome })),
  };
  const notes: string[] = [];
  for (const entry of all) {
    known(entry.engine, engines, `${entry.at('engine')}: the run has no engine`);
    known(entry.id, ids[entry.of], `${entry.at(entry.of)}: the run has no ${entry.of}`);
    const rows = outcomes[entry.of].filter(({ engine, id }) => means(entry.engine, engine) && means(entry.id, id));
    if (isOver(entry, today)) notes.push(`${entry.at('until')}: the embargo on ${entry.id} (${entry.engine}) is over; it is published`);
    else if (rows.length > 0 && rows.every(({ outcome }) => outcome === 'pass')) notes.push(`${entry.at(entry.of)}: ${entry.id} passes on ${entry.engine} now; it is held back all the same`);
  }
  return { entries: all.filter((entry) => !isOver(entry, today)), notes };
}

function known(pattern: string, ids: readonly string[], message: string): void {
  if (!ids.some((id) => means(pattern, id))) throw new WrongUse(`${message} "${pattern}"`, suggestion(pattern, ids));
}
