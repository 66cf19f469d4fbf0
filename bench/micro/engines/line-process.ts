import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BenchProgram, BenchRun } from '../engine.ts';

/** A process that answers each line of units with one line `ms value`. */
export function lineProcess(command: string, args: readonly string[], firstLine: string | undefined): BenchProgram {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  if (firstLine !== undefined) child.stdin.write(`${firstLine}\n`);
  return {
    async run(units) {
      const line = await new Promise<string>((resolve, reject) => {
        waiting.push(resolve);
        child.once('close', (code) => reject(new Error(`${command} ended with ${String(code)}`)));
        child.stdin.write(`${units}\n`);
      });
      const [ms, ...value] = line.split(' ');
      return { ms: Number(ms), value: value.join(' ') } satisfies BenchRun;
    },
    close: () => void child.kill(),
  };
}
