import { VALUE, type BenchEngine } from '../engine.ts';
import { lineProcess } from './line-process.ts';

const SERVE = `
require('node:readline').createInterface({ input: process.stdin }).on('line', async (units) => {
  const start = performance.now();
  globalThis.result = run(Number(units));
  await new Promise((resolve) => setImmediate(resolve));
  const ms = performance.now() - start;
  console.log(ms + ' ' + (${VALUE}));
});`;

/** V8 without its compilers, in a process of its own. */
export function v8JitlessEngine(): BenchEngine {
  return {
    name: 'v8-jitless',
    open: (source) => Promise.resolve(lineProcess(process.execPath, ['--jitless', '--no-warnings', '-e', `(0, eval)(${JSON.stringify(source)});${SERVE}`], undefined)),
  };
}
