/** Which faults switch which rule off: in their worlds a case of the rule notices. */
import { compartmentFaultsOf, faultsOf } from '../../reference/faults/catalogue.ts';
import type { Fault } from '../../reference/faults/model.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { targetById } from './targets.ts';
import { FaultTrials, type FaultResult } from './try-fault.ts';

/** Of what operators make, so many for each rule. */
const SAMPLE = 6;

export interface Switches {
  readonly results: readonly (FaultResult & { readonly engine: string })[];
  /** Rule → `engine fault`, in the order of the catalogue. */
  readonly proved: ReadonlyMap<string, readonly string[]>;
}

function isByHand({ about }: Fault): boolean {
  return about === undefined;
}

/** Evenly spread over the faults of each rule: the same ones each time. */
function sampleByRule(faults: readonly Fault[]): Fault[] {
  const byRule = new Map<string, Fault[]>();
  for (const fault of faults) byRule.set(fault.rules[0], [...(byRule.get(fault.rules[0]) ?? []), fault]);
  return [...byRule.values()].flatMap((all) => [...new Set(Array.from({ length: SAMPLE }, (_, index) => all[Math.floor((index * all.length) / SAMPLE)]))]);
}

/** Every fault written by hand, a sample of what operators make, and what is listed by name. */
function chosen(all: readonly Fault[], edition: Edition, isListed: (fault: Fault) => boolean): readonly Fault[] {
  if (edition !== 'draft-2019') return all.filter((fault) => isByHand(fault) && fault.edition === edition);
  const sample = new Set(sampleByRule(all.filter((fault) => !isByHand(fault))));
  return all.filter((fault) => isByHand(fault) || sample.has(fault) || isListed(fault));
}

const worlds = [
  { engine: 'reference/draft', catalogue: faultsOf, editions: ['draft-2019', 'draft-2023'] },
  { engine: 'reference/compartment', catalogue: compartmentFaultsOf, editions: ['draft-2019'] },
] as const;

/** Tries them on the cases of their own rules; `listed` are faults to be tried in any case, as `engine fault`. */
export async function trySwitches(cases: readonly Case[], listed: ReadonlySet<string> = new Set()): Promise<Switches> {
  const results: (FaultResult & { engine: string })[] = [];
  for (const { engine, catalogue, editions } of worlds) {
    for (const edition of editions) {
      const trials = new FaultTrials(cases, targetById(engine), edition);
      for (const fault of chosen(catalogue(edition), edition, ({ id }) => listed.has(`${engine} ${id}`))) results.push({ ...(await trials.try(fault, { ownRulesOnly: true })), engine });
    }
  }
  const proved = new Map<RuleId, string[]>();
  for (const { engine, id, byRule } of results) {
    for (const [rule, notice] of Object.entries(byRule) as [RuleId, FaultResult['noticed']][]) {
      if (notice !== null) proved.set(rule, [...(proved.get(rule) ?? []), `${engine} ${id}`]);
    }
  }
  return { results, proved };
}
