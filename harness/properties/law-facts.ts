import type { LawFacts } from '../../reports/model.ts';
import type { Law } from '../../suites/properties/model.ts';

/** What a law is to readers of results. */
export function lawFacts({ id, version, statement, rules, threat }: Law): LawFacts {
  return { id, version, statement, rules, threat };
}
