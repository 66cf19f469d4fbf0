import type { Adapter } from '../../adapters/model.ts';
import { UnknownEngine, resolveEngine } from '../../adapters/registry.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** What a comparative report is about: the reference in both profiles, SES on the engines that are easily had, and what engines give without it. */
export const DEFAULTS = [
  'reference/draft', 'reference/compartment', 'node/shim', 'xs/native', 'xs/shim', 'quickjs/shim', 'node/bare', 'node/frozen-intrinsics', 'node/realms-shim',
] as const; // prettier-ignore

/** The adapter for one engine spec; an engine that nobody knows is wrong use. */
export function engineFor(spec: string): Adapter {
  try {
    return resolveEngine(spec);
  } catch (error) {
    if (error instanceof UnknownEngine) throw new WrongUse(error.message, 'ses262 engines lists them all');
    throw error;
  }
}

/** The engines that were asked for, or the default ones. */
export function chooseEngines(specs: readonly string[] | undefined): Adapter[] {
  if (specs !== undefined) return [...new Map(specs.map(engineFor).map((adapter) => [adapter.id, adapter])).values()];
  return DEFAULTS.map(engineFor);
}
