/**
 * The lane against test262-harness, which reads front matter, puts programs together and judges on its own: on the same files,
 * with the same interpreter, both must give the same verdicts.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { runPool, type Test262Result } from '../pool.ts';

const PREPROCESSOR = fileURLToPath(new URL('./preprocessor.cjs', import.meta.url));
const HARNESS = path.join(path.dirname(createRequire(import.meta.url).resolve('test262-harness/package.json')), 'bin', 'run.js');
const TIMEOUT_MS = 120_000;

/** Folders that are about other languages than ours, or about the harness itself. */
const OTHER = /^test\/(?:annexB|intl402|staging|harness)\//;

export interface CrossCheck {
  /** Files that both judged. */
  readonly compared: number;
  readonly passed: number;
  readonly failed: number;
  /** Files that only one of them judged. */
  readonly alone: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

export interface Disagreement {
  readonly file: string;
  readonly lane: string;
  readonly harness: string;
}

/** About `count` files of a checkout, evenly spread over all that are no fixtures. */
export function sampleOf(root: string, count: number): string[] {
  const files = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.js') && !file.endsWith('_FIXTURE.js') && !OTHER.test(file))
    .sort();
  const step = Math.max(1, files.length / count);
  return Array.from({ length: Math.min(count, files.length) }, (_, i) => files[Math.floor(i * step)]);
}

/** Runs the files both ways. test262-harness gets a checkout that has nothing else, for it visits whole folders. */
export async function crossCheck(root: string, files: readonly string[]): Promise<CrossCheck> {
  const excerpt = excerptOf(root, files);
  try {
    const lane = new Map<string, Test262Result>();
    await runPool({
      root: excerpt,
      engine: 'reference',
      files,
      jobs: 1,
      timeoutMs: TIMEOUT_MS,
      onReady: () => undefined,
      onResult: (result) => lane.set(result.file, result),
    });
    return compare(lane, await runHarness(excerpt));
  } finally {
    rmSync(excerpt, { recursive: true, force: true });
  }
}

/** A checkout of `files` alone, with the fixtures beside them. */
function excerptOf(root: string, files: readonly string[]): string {
  const excerpt = mkdtempSync(path.join(os.tmpdir(), 'ses262-cross-check-'));
  cpSync(path.join(root, 'harness'), path.join(excerpt, 'harness'), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(excerpt, 'package.json'));
  for (const folder of new Set(files.map((file) => path.posix.dirname(file)))) {
    mkdirSync(path.join(excerpt, folder), { recursive: true });
    for (const name of readdirSync(path.join(root, folder))) {
      if (name.endsWith('_FIXTURE.js')) cpSync(path.join(root, folder, name), path.join(excerpt, folder, name));
    }
  }
  for (const file of files) cpSync(path.join(root, file), path.join(excerpt, file));
  return excerpt;
}

interface HarnessResult {
  readonly file: string;
  readonly result: { readonly pass: boolean; readonly message?: string };
}

async function runHarness(root: string): Promise<readonly HarnessResult[]> {
  const { stdout } = await execa(
    process.execPath,
    [
      ...['--import', import.meta.resolve('tsx'), '--stack-size=3900', '--no-warnings', HARNESS],
      ...['--test262-dir', root, '--preprocessor', PREPROCESSOR, '--timeout', String(TIMEOUT_MS)],
      ...['--reporter', 'json', '--reporter-keys', 'file,result', 'test/**/*.js'],
    ],
    { cwd: root, stdin: 'ignore', extendEnv: false, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8', TZ: 'UTC' } },
  );
  return JSON.parse(stdout) as HarnessResult[];
}

function compare(lane: ReadonlyMap<string, Test262Result>, harness: readonly HarnessResult[]): CrossCheck {
  const alone = new Set(lane.keys());
  const disagreements: Disagreement[] = [];
  let passed = 0;
  let failed = 0;
  for (const { file, result } of harness) {
    const ours = lane.get(file);
    if (!alone.delete(file) || ours === undefined) {
      alone.add(file);
      continue;
    }
    if ((ours.outcome === 'pass') !== result.pass) {
      disagreements.push({ file, lane: `${ours.outcome} ${ours.detail ?? ''}`, harness: result.pass ? 'pass' : `fail ${result.message ?? ''}` });
    } else if (result.pass) passed++;
    else failed++;
  }
  return { compared: passed + failed + disagreements.length, passed, failed, alone: [...alone], disagreements };
}
