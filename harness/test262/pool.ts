/** Processes that run tests: each has its share, is watched, and is replaced when it hangs or dies. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineIdentity, WorkerMessage } from './worker.ts';
import type { Test262Verdict } from './verdict.ts';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** A process may take this long to start, however short the tests' own limit is. */
const START_MS = 60_000;

export interface Test262Result extends Test262Verdict {
  readonly file: string;
  readonly durationMs: number;
}

export interface PoolOptions {
  readonly root: string;
  readonly engine: string;
  readonly files: readonly string[];
  readonly jobs: number;
  /** Milliseconds without a verdict after which a process is taken for hung. */
  readonly timeoutMs: number;
  readonly onReady: (engine: EngineIdentity) => void;
  readonly onResult: (result: Test262Result) => void;
}

/** Runs every file once. Resolves when all have a verdict. */
export async function runPool(options: PoolOptions): Promise<void> {
  const shares: string[][] = Array.from({ length: Math.max(1, Math.min(options.jobs, options.files.length)) }, () => []);
  options.files.forEach((file, index) => shares[index % shares.length].push(file));
  await Promise.all(shares.map((share) => runShare(options, share)));
}

/** One share, over as many processes as it takes. */
async function runShare(options: PoolOptions, share: readonly string[]): Promise<void> {
  let left = [...share];
  while (left.length > 0) {
    const done = new Set<string>();
    const ended = await runProcess(options, left, (result) => {
      done.add(result.file);
      options.onResult(result);
    });
    if (ended.culprit !== undefined && !done.has(ended.culprit)) {
      done.add(ended.culprit);
      options.onResult({ file: ended.culprit, durationMs: ended.durationMs, outcome: ended.hung ? 'timeout' : 'crash', detail: ended.detail });
    }
    if (done.size === 0) throw new Error(`the test262 worker for ${options.engine} does not start: ${ended.detail}`);
    left = ended.complete ? [] : left.filter((file) => !done.has(file));
  }
}

interface Ended {
  readonly complete: boolean;
  readonly culprit: string | undefined;
  readonly hung: boolean;
  readonly durationMs: number;
  readonly detail: string;
}

function runProcess(options: PoolOptions, files: readonly string[], onResult: (result: Test262Result) => void): Promise<Ended> {
  const child = start(options.engine);
  return new Promise((resolve) => {
    let culprit: string | undefined;
    let startedAt = performance.now();
    let complete = false;
    let hung = false;
    let stderr = '';
    const watch = (ms: number): NodeJS.Timeout =>
      setTimeout(() => {
        hung = true;
        child.kill('SIGKILL');
      }, ms);
    let timer = watch(Math.max(options.timeoutMs, START_MS));
    child.stderr?.on('data', (data: Buffer) => {
      stderr = (stderr + data.toString()).slice(-2000);
    });
    child.on('message', (message: WorkerMessage) => {
      clearTimeout(timer);
      timer = watch(options.timeoutMs);
      switch (message.kind) {
        case 'ready':
          options.onReady(message.engine);
          break;
        case 'start':
          culprit = message.file;
          startedAt = performance.now();
          break;
        case 'verdict': {
          culprit = undefined;
          const { kind: _, ...result } = message;
          onResult(result);
          break;
        }
        case 'end':
          complete = true;
      }
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const detail = hung ? `no verdict after ${options.timeoutMs} ms` : `the process ended with ${signal ?? `code ${String(code)}`}: ${stderr.trim()}`;
      resolve({ complete, culprit, hung, durationMs: Math.round(performance.now() - startedAt), detail });
    });
    child.send({ root: options.root, engine: options.engine, files });
  });
}

/** A scrubbed environment, a large stack for deep guests, and vm modules where V8 itself is tested. */
function start(engine: string): ChildProcess {
  // Worlds die young: with room for a few of them, few outlive a collection.
  const execArgv = ['--import', import.meta.resolve('tsx'), '--stack-size=3900', '--max-semi-space-size=64', '--no-warnings'];
  if (engine === 'node') execArgv.push('--experimental-vm-modules');
  const { PATH, HOME } = process.env;
  return fork(WORKER, { execArgv, env: { PATH, HOME, LANG: 'C.UTF-8', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
}
