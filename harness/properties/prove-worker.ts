/** Runs in a process of its own, with the stack that the reference's adapter gives it: proves its share of the laws, a line for each. */
import { createInterface } from 'node:readline';
import type { Edition } from '../../spec/model.ts';
import { namedLaws } from './named-laws.ts';
import { prove } from './prove.ts';

export interface Share {
  readonly edition: Edition;
  readonly seed: number;
  readonly laws: readonly string[];
}

for await (const line of createInterface({ input: process.stdin })) {
  const share = JSON.parse(line) as Share;
  for (const law of namedLaws) {
    if (share.laws.includes(law.id)) process.stdout.write(`${JSON.stringify(await prove(law, share.edition, share.seed))}\n`);
  }
}
