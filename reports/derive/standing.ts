import type { Rule } from '../../spec/model.ts';
import type { Counts } from './model.ts';
import type { Outcome } from '../model.ts';
import { answered, total } from './counts.ts';
import type { Standing } from './vocabulary.ts';

/** Engines are reported as choosing one of the rule's alternatives, never as failing it. */
export function leavesChoice(rule: Rule): boolean {
  return rule.keyword === 'open' || rule.alternatives !== undefined;
}

/** The rule holds in that edition of the draft. */
export function holdsIn(rule: Rule, edition: string): boolean {
  return rule.editions === undefined || (rule.editions as readonly string[]).includes(edition);
}

/**
 * How an engine stands to a rule, from the outcomes of the rule's cases and the number of alternatives that were seen. The order of the questions is the policy:
 * one failure is enough to violate; anything that broke leaves the rule undecided; what is under embargo leaves it embargoed; a rule is satisfied only when every
 * case ran and passed, so that a skipped case never looks like support.
 */
export function standingOf(rule: Rule, edition: string, counts: Counts<Outcome>, alternatives = 0): Standing {
  if (!holdsIn(rule, edition)) return 'other-edition';
  const cases = total(counts);
  if (cases === 0) return rule.observable === true ? 'untested' : 'unobservable';
  if (counts.fail > 0) return 'violated';
  if (counts.crash + counts.timeout + counts['out-of-memory'] + counts.blocked + counts['harness-error'] > 0) return 'undecided';
  if (counts.embargoed > 0) return 'embargoed';
  if (answered(counts) === 0) return counts.unsupported > 0 ? 'unsupported' : 'not-run';
  if (rule.keyword === 'open' || (leavesChoice(rule) && alternatives > 0)) return 'chose';
  if (counts.differs > 0) return 'differs';
  return answered(counts) === cases ? 'satisfied' : 'in-part';
}
