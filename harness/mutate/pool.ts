/** Tries faults in several processes at a time. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Edition } from '../../spec/model.ts';
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
  const shares = Array.from({ length: Math.min(jobs, ids.length) }, (_, job) => ids.filter((_id, index) => index % jobs === job));
  const results = new Map<string, FaultResult>();
  await Promise.all(
    shares.map((share) =>
      tryShare({ target, edition, suites, ids: share }, (result) => {
        results.set(result.id, result);
        done?.(result);
      }),
    ),
  );
  return ids.map((id) => results.get(id)!);
}

async function tryShare(share: Share, done: (result: FaultResult) => void): Promise<void> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--stack-size=3900', WORKER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.stdin.end(`${JSON.stringify(share)}\n`);
  let answers = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    answers += 1;
    done(JSON.parse(line) as FaultResult);
  }
  const code = await exited;
  if (answers !== share.ids.length) throw new Error(`a process that tried faults ended with ${String(code)} after ${answers} of ${share.ids.length}`);
}
