/** `npm run bench test262 --root DIR --list FILE`: files a second, in process, a fresh world per file; a process for each engine, none of whose start counts. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const CHILD = fileURLToPath(new URL('./test262-child.ts', import.meta.url));
const SAMPLE = 4000;
const ROUNDS = 3;
const ENGINES = ['reference', 'quickjs', 'node'];

/** Every n-th file of the list, so that all parts of it are there. */
function sample(files: readonly string[]): string[] {
  const step = Math.max(1, files.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, files.length) }, (_, i) => files[Math.floor(i * step)]);
}

/** Files a second. */
function run(root: string, list: string, engine: string): Promise<number> {
  const args = ['--import=tsx', '--stack-size=3900', '--max-semi-space-size=64', CHILD, root, list, engine];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 24 }, (error, stdout) => {
      if (error !== null) return reject(error instanceof Error ? error : new Error(`${engine} ended`));
      const { files, ms } = JSON.parse(stdout.trim().split('\n').at(-1)!) as { files: number; ms: number };
      resolve((1000 * files) / ms);
    });
  });
}

export async function test262(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { root: { type: 'string' }, list: { type: 'string' } } });
  if (values.root === undefined || values.list === undefined) throw new Error('give --root and --list');
  const files = sample(readFileSync(values.list, 'utf8').split('\n').filter((line) => line !== ''));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-bench-'));
  try {
    const list = path.join(folder, 'list.txt');
    writeFileSync(list, `${files.join('\n')}\n`);
    const rates = new Map<string, number[]>(ENGINES.map((engine) => [engine, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const engine of ENGINES) rates.get(engine)!.push(await run(values.root, list, engine));
    }
    const median = (engine: string): number => rates.get(engine)!.sort((a, b) => a - b)[ROUNDS >> 1];
    const base = median('quickjs');
    for (const engine of ENGINES) process.stdout.write(`${engine}: ${median(engine).toFixed(0)} files/s, ${(median(engine) / base).toFixed(2)} of quickjs\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
