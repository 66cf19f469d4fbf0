import type { Keyword } from '../../spec/model.ts';
import { countStandings } from './counts.ts';
import type { Claim, Counts, RuleRow } from './model.ts';
import type { EngineEntry } from './engines.ts';
import type { Standing } from './vocabulary.ts';

/** After "it": how a number of rules stand. */
const PHRASES: { readonly [standing in Standing]: (n: number) => string } = {
  satisfied: (n) => `satisfies ${n}`,
  violated: (n) => `violates ${n}`,
  differs: (n) => `${n} ${n === 1 ? 'holds' : 'hold'} only by a documented alternative`,
  'in-part': (n) => `${n} ${n === 1 ? 'is' : 'are'} satisfied in part, as some cases could not run`,
  chose: (n) => `${n} ${n === 1 ? 'leaves' : 'leave'} a choice`,
  undecided: (n) => `${n} ${n === 1 ? 'is' : 'are'} undecided`,
  embargoed: (n) => `of ${n} not all outcomes are told, being under embargo`,
  unsupported: (n) => `${n} ${n === 1 ? 'needs' : 'need'} what it does not support`,
  'not-run': (n) => `${n} ${n === 1 ? 'was' : 'were'} not run`,
  untested: (n) => `${n} ${n === 1 ? 'has' : 'have'} no case in this run`,
  unobservable: (n) => `${n} cannot be observed by a program`,
  'other-edition': (n) => `${n} ${n === 1 ? 'belongs' : 'belong'} to another edition`,
};

function sentence(engine: string, keyword: Keyword, set: string, total: number, standings: Counts<Standing>): string {
  const rest = (Object.keys(PHRASES) as Standing[])
    .filter((standing) => standing !== 'satisfied' && standing !== 'violated' && standings[standing] > 0)
    .map((standing) => PHRASES[standing](standings[standing]));
  const rules = total === 1 ? `the 1 ${keyword} rule` : `the ${total} ${keyword} rules`;
  const head = `Of ${rules} ${set}, ${engine} ${PHRASES.satisfied(standings.satisfied)} and ${PHRASES.violated(standings.violated)}`;
  return `${[head, ...rest].join('; ')}.`;
}

/**
 * The sentences that a reader may cite: absolute numbers, every rule of the set accounted for. An engine that was not
 * available gets none, so that its absence is never read as a number.
 */
export function claims(engines: readonly EngineEntry[], rules: readonly RuleRow[], setId: string | null): readonly Claim[] {
  const set = setId === null ? 'in this report' : `in set ${setId}`;
  return engines
    .filter((engine) => engine.identity !== null)
    .flatMap((engine) =>
      (['must', 'should'] as const).flatMap((keyword): readonly Claim[] => {
        const mine = rules.filter((row) => row.inSet && row.rule.keyword === keyword);
        if (mine.length === 0) return [];
        const standings = countStandings(mine.map((row) => row.standings[engine.index].standing));
        return [{ engine: engine.id, keyword, total: mine.length, standings, sentence: sentence(engine.id, keyword, set, mine.length, standings) }];
      }),
    );
}
