/** Measures one program on all engines, in a process of its own: what other programs taught the host's compiler plays no part. */
import { readFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BenchEngine } from './engine.ts';
import { engine262Engine } from './engines/engine262.ts';
import { quickjsEngine } from './engines/quickjs.ts';
import { referenceEngine } from './engines/reference.ts';
import { svalEngine } from './engines/sval.ts';
import { v8JitlessEngine } from './engines/v8-jitless.ts';
import { xsEngine } from './engines/xs.ts';
import { measure, type MicroOptions } from './measure.ts';

export interface OneTask {
  readonly program: string;
  readonly quick: boolean;
  readonly options: MicroOptions;
}

/** Milliseconds of one unit by engine, in the order of the table. */
export type OneResult = readonly (readonly [engine: string, perUnit: number])[];

/** Runs the task in a new process. */
export function measureApart(task: OneTask): Promise<OneResult> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', import.meta.resolve('tsx'), '--no-warnings'] });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as OneResult));
    child.once('exit', (code) => reject(new Error(`the bench of ${task.program} ended with ${String(code)}`)));
    child.send(task);
  });
}

async function enginesFor({ program, quick }: OneTask): Promise<BenchEngine[]> {
  const engines = [referenceEngine(), await quickjsEngine()];
  if (quick) return engines;
  const xs = xsEngine();
  engines.push(v8JitlessEngine(), ...(xs === undefined ? [] : [xs]), svalEngine());
  // engine262's published build has no way to drain promise jobs from outside.
  if (program !== 'promise') engines.push(engine262Engine());
  return engines;
}

if (process.send !== undefined) {
  process.once('message', (message) => {
    const task = message as OneTask;
    const source = readFileSync(new URL(`./programs/${task.program}.js`, import.meta.url), 'utf8');
    enginesFor(task)
      .then((engines) => measure(task.program, source, engines, task.options))
      .then(({ perUnit }) => process.send!([...perUnit], () => process.exit(0)))
      .catch((error: unknown) => {
        process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
        process.exit(1);
      });
  });
}
