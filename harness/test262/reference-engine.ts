import type { Test262Engine, Test262Root } from './engine.ts';

/** placeholder until the world is there */
export function referenceEngine(_root: Test262Root): Promise<Test262Engine> {
  throw new Error('not yet');
}
