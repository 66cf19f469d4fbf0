/** `npm run bench suite`: wall-clock time of the whole corpus on the default engines, as a user would run it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../harness/bin/ses262.js', import.meta.url));

/** Runs `ses262 run` with the given arguments into a throw-away folder; milliseconds of wall-clock time. */
export async function timeRun(args: readonly string[]): Promise<number> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'ses262-bench-'));
  const start = performance.now();
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, 'run', ...args, '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ses262 run ended with ${String(code)}`))));
    });
    return performance.now() - start;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export async function suite(engines: readonly string[]): Promise<void> {
  const chosen = engines.length > 0 ? engines : ['node/shim', 'xs/native', 'quickjs/shim', 'node/bare'];
  const ms = await timeRun(['--jobs', '2', ...chosen.flatMap((engine) => ['--engine', engine])]);
  process.stdout.write(`whole corpus on ${chosen.join(', ')}: ${(ms / 1000).toFixed(1)} s (${os.availableParallelism()} processors, report included)\n`);
}
