import type { BenchEngine } from '../engine.ts';

/** placeholder */
export function referenceEngine(): BenchEngine {
  throw new Error('not yet');
}
