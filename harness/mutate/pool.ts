/** Tries faults in several processes at a time. */
import { fileURLToPath } from 'node:url';
import type { Edition } from '../../spec/model.ts';
import { runShare, shareOf } from '../shares.ts';
import type { FaultResult } from './try-fault.ts';
import type { Share } from './worker.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

export interface Campaign {
  readonly target: string;
  readonly edition: Edition;
  readonly suites: string;
  readonly ids: readonly string[];
  readonly jobs: number;
  /** Told of each result as it comes. */
  readonly done?: (result: FaultResult) => void;
}

/** The result of every fault, in the order of `ids`. A process that ends early ends the campaign: part of a score is none. */
export async function tryAll({ target, edition, suites, ids, jobs, done }: Campaign): Promise<FaultResult[]> {
  const shares = Array.from({ length: Math.min(jobs, ids.length) }, (_, job) => shareOf(ids, job, jobs));
  const results = new Map<string, FaultResult>();
  await Promise.all(
    shares.map((share) =>
      runShare<FaultResult>(WORKER, { target, edition, suites, ids: share } satisfies Share, share.length, (result) => {
        results.set(result.id, result);
        done?.(result);
      }),
    ),
  );
  return ids.map((id) => results.get(id)!);
}
