import Sval from 'sval';
import { VALUE, type BenchEngine } from '../engine.ts';

/** sval: an interpreter in JavaScript that keeps guest values as host values. */
export function svalEngine(): BenchEngine {
  return {
    name: 'sval',
    open(source) {
      const interpreter = new Sval({ ecmaVer: 2018, sandBox: true });
      interpreter.run(source);
      return Promise.resolve({
        async run(units) {
          const start = performance.now();
          interpreter.run(`var result = run(${units});`);
          await new Promise((resolve) => setImmediate(resolve));
          const ms = performance.now() - start;
          interpreter.run(`exports.value = ${VALUE}`);
          return { ms, value: String((interpreter.exports as { value: unknown }).value) };
        },
        close: () => undefined,
      });
    },
  };
}
