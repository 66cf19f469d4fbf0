import type { Counts } from './model.ts';
import { OUTCOME_ORDER, STANDING_ORDER } from './vocabulary.ts';
import type { Outcome } from '../model.ts';
import type { Standing } from './vocabulary.ts';

function tally<K extends string>(order: readonly K[], items: Iterable<K>): Counts<K> {
  const counts = Object.fromEntries(order.map((key) => [key, 0])) as { [key in K]: number };
  for (const item of items) counts[item] += 1;
  return counts;
}

/** Counts outcomes; every outcome has an entry. */
export function countOutcomes(outcomes: Iterable<Outcome>): Counts<Outcome> {
  return tally(OUTCOME_ORDER, outcomes);
}

/** Counts standings; every standing has an entry. */
export function countStandings(standings: Iterable<Standing>): Counts<Standing> {
  return tally(STANDING_ORDER, standings);
}

/** Sum of all entries. */
export function total(counts: Counts<string>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Cases that ran to an answer. */
export function answered(counts: Counts<Outcome>): number {
  return counts.pass + counts.differs + counts.fail;
}
