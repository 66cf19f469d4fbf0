import type { Disagreements, RuleRow } from './model.ts';
import { leavesChoice } from './standing.ts';

const KEYWORDS = ['must', 'should', 'may', 'open'];


/** Most telling first: holes, then the stronger keyword, then the number of cases that tell the engines apart. */
function byWeight(a: RuleRow, b: RuleRow): number {
  const holes = (row: RuleRow): number => row.standings.reduce((sum, { holes: n }) => sum + n, 0);
  return (
    Number(holes(b) > 0) - Number(holes(a) > 0) ||
    KEYWORDS.indexOf(a.rule.keyword) - KEYWORDS.indexOf(b.rule.keyword) ||
    b.casesInDispute - a.casesInDispute ||
    (a.rule.id < b.rule.id ? -1 : 1)
  );
}

/** Sorts the rules that engines disagree on. Each rule stands in exactly one list, `referenceAgainst` apart. */
export function disagreements(rules: readonly RuleRow[]): Disagreements {
  const differing = rules.filter(({ agreement }) => agreement.kind === 'majority' || agreement.kind === 'split');
  const normative = differing.filter(({ rule }) => !leavesChoice(rule));
  const one = normative.filter(({ agreement }) => agreement.failsOnlyIn !== null);
  const rest = normative.filter(({ agreement }) => agreement.failsOnlyIn === null);
  return {
    failsInExactlyOne: one.sort(byWeight),
    split: rest.filter(({ agreement }) => agreement.kind === 'split').sort(byWeight),
    majority: rest.filter(({ agreement }) => agreement.kind === 'majority').sort(byWeight),
    sameStanding: rules.filter((row) => row.agreement.kind === 'unanimous' && row.casesInDispute > 0).sort(byWeight),
    referenceAgainst: rules.filter(({ agreement }) => agreement.referenceAgainst).sort(byWeight),
    choices: differing.filter(({ rule }) => leavesChoice(rule)).sort(byWeight),
  };
}
