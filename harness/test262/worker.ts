/** A process that runs its share of the tests, one after the other, and says each verdict as it falls. */
import { openTest262Engine } from './engines.ts';
import type { Test262Engine, Test262Root } from './engine.ts';
import { openTest262 } from './root.ts';
import { readTests } from './test-files.ts';
import { judgeTest262, type Test262Verdict } from './verdict.ts';

export interface WorkerTask {
  readonly root: string;
  readonly engine: string;
  readonly files: readonly string[];
}

/** What the header of the results says of an engine. */
export type EngineIdentity = Pick<Test262Engine, 'name' | 'version' | 'options'>;

export type WorkerMessage =
  | { readonly kind: 'ready'; readonly engine: EngineIdentity }
  | { readonly kind: 'start'; readonly file: string }
  | ({ readonly kind: 'verdict'; readonly file: string; readonly durationMs: number } & Test262Verdict)
  | { readonly kind: 'end' };

function say(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => process.send!(message, () => resolve()));
}

async function work({ root: folder, engine: name, files }: WorkerTask): Promise<void> {
  const root: Test262Root = openTest262(folder);
  const engine = await openTest262Engine(name, root);
  const { version, options } = engine;
  await say({ kind: 'ready', engine: { name: engine.name, version, ...(options === undefined ? {} : { options }) } });
  for await (const test of readTests(folder, files)) {
    void say({ kind: 'start', file: test.file });
    const start = performance.now();
    const verdict = judgeTest262(test, await engine.run(test));
    void say({ kind: 'verdict', file: test.file, durationMs: Math.round((performance.now() - start) * 100) / 100, ...verdict });
  }
  await say({ kind: 'end' });
  process.disconnect();
}

// Tests leave rejected promises behind; on engines that share this process's jobs they surface here, and mean nothing.
process.on('unhandledRejection', () => undefined);
process.once('message', (task) => {
  work(task as WorkerTask).catch((error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    process.exit(70);
  });
});
