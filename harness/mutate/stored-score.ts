/** The score that is committed with the corpus: `suites/controls/mutation-score.json`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultFacts } from '../../reference/faults/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { MutationScore, MutationScores } from '../../suites/controls/model.ts';
import { readIfThere, suitesFolder } from '../corpus/files.ts';
import { sha256 } from '../results/hashes.ts';
import type { Score } from './score.ts';
import type { FaultResult } from './try-fault.ts';

const NAME = 'controls/mutation-score.json';

/** Hash of what a catalogue of faults says. */
export function catalogueHash(faults: readonly FaultFacts[]): string {
  return sha256(JSON.stringify(faults.map(({ id, rules, description }) => [id, rules, description])));
}

/** How many of the faults operators made of the tables. */
export function operatorCount(faults: readonly FaultFacts[]): number {
  return faults.filter(({ about }) => about !== undefined).length;
}

/** The scores of a suites folder; none where it has no such file. */
export function readScores(suites = suitesFolder): readonly MutationScore[] {
  const text = readIfThere(path.join(suites, NAME));
  return text === undefined ? [] : (JSON.parse(text) as MutationScores).scores;
}

export interface Measured {
  readonly engine: string;
  readonly edition: Edition;
  readonly faults: readonly FaultFacts[];
  readonly results: readonly FaultResult[];
  readonly score: Score;
  readonly date: Date;
}

export function storedScore({ engine, edition, faults, results, score, date }: Measured): MutationScore {
  const suites: Record<string, number> = {};
  for (const { suite = 'unknown' } of results) suites[suite] = (suites[suite] ?? 0) + 1;
  const { total, noticed, survivors, byChapter, byOutcome } = score;
  return { engine, edition, date: date.toISOString().slice(0, 10), suites, catalogue: catalogueHash(faults), total, operators: operatorCount(faults), noticed, survivors, byChapter, byOutcome };
}

/** Puts a score in the place of that engine's and edition's last one. */
export function saveScore(score: MutationScore, suites = suitesFolder): void {
  const others = readScores(suites).filter(({ engine, edition }) => engine !== score.engine || edition !== score.edition);
  const scores = [...others, score].sort((a, b) => (a.engine < b.engine ? -1 : a.engine > b.engine ? 1 : a.edition < b.edition ? -1 : 1));
  const file: MutationScores = { schema: 'ses262-mutation-score/1', scores };
  writeFileSync(path.join(suites, NAME), `${JSON.stringify(file, null, 2)}\n`);
}
