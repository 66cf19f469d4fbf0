import type { Limits } from '../../adapters/protocol/messages.ts';
import type { PropertiesFacts, PropertyLine } from '../../reports/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { laws } from '../../suites/properties/laws/index.ts';
import type { Law } from '../../suites/properties/model.ts';
import { runCampaign } from '../properties/campaign.ts';
import { combineAll } from '../properties/combine.ts';
import { lawFacts } from '../properties/law-facts.ts';
import type { PreparedEngine } from '../run/run.ts';

/** Of every run: so two runs of the same input find the same. */
const SEED = 262;
/** Searching in earnest is `ses262 fuzz`. */
const SHRINKING = { trials: 300, ms: 5_000 };

export interface PropertiesPart {
  readonly laws: readonly Law[];
  readonly facts: PropertiesFacts;
}

/** The laws of a run: all, or those that cite a rule of a selected case; of a shard its share. */
export function propertiesPart(runs: number, cases: readonly Case[], filtered: boolean, shard: { readonly index: number; readonly count: number }): PropertiesPart | undefined {
  if (runs === 0) return undefined;
  const rules = new Set(cases.flatMap((entry) => entry.rules));
  const chosen = laws.filter((law) => !filtered || law.rules.some((id) => rules.has(id))).filter((_law, index) => index % shard.count === shard.index - 1);
  return { laws: chosen, facts: { seed: SEED, from: 0, runs, laws: chosen.map(lawFacts) } };
}

export interface PropertiesInput {
  readonly engines: readonly PreparedEngine[];
  readonly edition: Edition;
  readonly limits: Limits;
  readonly jobs: number;
  readonly signal: AbortSignal;
  done(engine: string, runs: number): void;
}

/** One line for each engine and law, in the order of the header, whatever the number of workers. */
export async function runProperties(part: PropertiesPart, { engines, edition, limits, jobs, signal, done }: PropertiesInput): Promise<PropertyLine[]> {
  const lines: PropertyLine[] = [];
  const { seed, from, runs } = part.facts;
  await runCampaign({ engines, laws: part.laws, edition, limits, seed, from, runs, ms: null, jobs, shrinking: SHRINKING, signal }, { line: (line) => void lines.push(line), done });
  const byKey = new Map(combineAll(lines).map((line) => [`${line.engine}\n${line.law}`, line]));
  return engines.flatMap((engine) => {
    const id = 'unavailable' in engine ? engine.id : engine.identity.id;
    return part.laws.flatMap((law) => byKey.get(`${id}\n${law.id}`) ?? []);
  });
}
