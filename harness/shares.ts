/** Work that is split over processes: each gets its share as one line of JSON and answers one line for each item. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Every `of`-th item, beginning with the `at`-th. */
export function shareOf<T>(items: readonly T[], at: number, of: number): T[] {
  return items.filter((_item, index) => index % of === at);
}

/**
 * Runs `worker`, a module, on `share` and hands over each answer as it comes. Throws where the process ends with fewer than
 * `expected` answers: part of a campaign is none.
 */
export async function runShare<Answer>(worker: string, share: unknown, expected: number, done: (answer: Answer) => void): Promise<void> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), '--stack-size=3900', worker], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.stdin.end(`${JSON.stringify(share)}\n`);
  let answers = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    answers += 1;
    done(JSON.parse(line) as Answer);
  }
  const code = await exited;
  if (answers !== expected) throw new Error(`${worker} ended with ${String(code)} after ${answers} of ${expected} answers`);
}
