import { createWorld } from '../../../reference/host/world.ts';
import { VALUE, type BenchEngine } from '../engine.ts';

/** The reference interpreter in a plain world, metered. */
export function referenceEngine(): BenchEngine {
  return {
    name: 'reference',
    open(source) {
      const world = createWorld({ meter: Number.MAX_SAFE_INTEGER });
      world.evaluateScript(source);
      return Promise.resolve({
        run(units) {
          const start = performance.now();
          world.evaluateScript(`var result = run(${units});`);
          world.runJobs();
          const ms = performance.now() - start;
          return Promise.resolve({ ms, value: String(world.evaluateScript(VALUE)) });
        },
        close: () => undefined,
      });
    },
  };
}
