/** What should have been seen of a counterexample: the answers of another engine, on which the law holds for it. */
import { resolveEngine } from '../../adapters/registry.ts';
import type { Adapter } from '../../adapters/model.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import type { Law } from '../../suites/properties/model.ts';
import { LawEngine, type LawEngineOptions } from './law-engine.ts';

export interface Oracle {
  readonly engine: string;
  readonly answers: readonly JobAnswer[];
}

/** The reference where it can, or one of the `others`; undefined where the law holds on none of them. */
export async function askOracle(law: Law, value: unknown, failing: string, others: readonly Adapter[], options: Omit<LawEngineOptions, 'adapter'>): Promise<Oracle | undefined> {
  const references = [law.proof.engine, 'reference/draft', 'reference/compartment'].map(resolveEngine);
  const candidates = new Map([...references, ...others].map((adapter) => [adapter.id, adapter]));
  candidates.delete(failing);
  for (const adapter of candidates.values()) {
    const { capabilities } = await adapter.describe();
    if (law.requires.some((capability) => !capabilities.includes(capability))) continue;
    const engine = new LawEngine({ ...options, adapter });
    try {
      const trial = await engine.tryAlone(law, value, true);
      if (trial.kind === 'held') return { engine: adapter.id, answers: trial.answers };
    } finally {
      await engine.close();
    }
  }
  return undefined;
}
