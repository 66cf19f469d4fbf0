/** Runs in a process of its own, with the stack that the reference's adapter gives it: tries its share of the faults, a line for each. */
import { createInterface } from 'node:readline';
import type { Edition } from '../../spec/model.ts';
import { loadSuite } from '../cli/load-suite.ts';
import { suiteHash } from '../results/hashes.ts';
import { targetById } from './targets.ts';
import { FaultTrials } from './try-fault.ts';

export interface Share {
  readonly target: string;
  readonly edition: Edition;
  readonly suites: string;
  readonly ids: readonly string[];
}

async function work({ target, edition, suites, ids }: Share): Promise<void> {
  const subject = targetById(target);
  const { cases } = loadSuite(suites);
  const suite = suiteHash(cases);
  const trials = new FaultTrials(cases, subject, edition);
  const wanted = new Set(ids);
  for (const fault of subject.faults(edition)) {
    if (wanted.has(fault.id)) process.stdout.write(`${JSON.stringify({ ...(await trials.try(fault)), suite })}\n`);
  }
  await trials.close();
}

for await (const line of createInterface({ input: process.stdin })) await work(JSON.parse(line) as Share);
