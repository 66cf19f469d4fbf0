/** `npm run bench test262 --root DIR --list FILE`: files a second, one process each, a fresh world per file. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const CLI = fileURLToPath(new URL('../harness/bin/ses262.js', import.meta.url));
const SAMPLE = 2000;
const ROUNDS = 3;
const ENGINES = ['reference', 'quickjs', 'node'];

/** Every n-th file of the list, so that all parts of it are there. */
function sample(files: readonly string[]): string[] {
  const step = Math.max(1, files.length / SAMPLE);
  return Array.from({ length: Math.min(SAMPLE, files.length) }, (_, i) => files[Math.floor(i * step)]);
}

function run(root: string, list: string, engine: string, out: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const args = [CLI, 'test262', '--root', root, '--list', list, '--engine', engine, '--jobs', '1', '--out', out];
    spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).on('close', (code) => {
      if (code === 0) resolve((performance.now() - start) / 1000);
      else reject(new Error(`ses262 test262 --engine ${engine} ended with ${String(code)}`));
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
    const times = new Map<string, number[]>(ENGINES.map((engine) => [engine, []]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const engine of ENGINES) times.get(engine)!.push(await run(values.root, list, engine, path.join(folder, engine)));
    }
    const perSecond = (engine: string): number => files.length / times.get(engine)!.sort((a, b) => a - b)[ROUNDS >> 1];
    const base = perSecond('quickjs');
    for (const engine of ENGINES) {
      process.stdout.write(`${engine}: ${perSecond(engine).toFixed(0)} files/s, ${(perSecond(engine) / base).toFixed(2)} of quickjs (process start and parsing of front matter included)\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
