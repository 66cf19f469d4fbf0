import { hostPath, isBuilt } from '../../../adapters/engines/xs/build.ts';
import { VALUE, type BenchEngine } from '../engine.ts';
import { lineProcess } from './line-process.ts';

/** XS in our own host, native code without wasm; undefined where it has not been built. */
export function xsEngine(): BenchEngine | undefined {
  if (!isBuilt()) return undefined;
  return {
    name: 'xs (native)',
    open(source) {
      const world = `(function (print) { (0, eval)(${JSON.stringify(source)}); let start = 0; return {
        run(line) { start = Date.now(); globalThis.result = run(Number(line)); },
        finish() { const ms = Date.now() - start; print(ms + ' ' + (${VALUE})); } }; })`;
      return Promise.resolve(lineProcess(hostPath(), ['-n'], JSON.stringify(world)));
    },
  };
}
