import type { Adapter } from '../../adapters/model.ts';
import * as registry from '../../adapters/registry.ts';
const { resolveEngine } = registry;
const listEngines = (registry as any).listEngines ?? (() => []);
import { nearest } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';

const DEFAULTS = ['node/shim', 'xs/native', 'quickjs/shim', 'node/bare'];
const REFERENCE = 'reference';

/** The adapter for one engine spec; an engine that nobody knows is wrong use. */
export function engineFor(spec: string): Adapter {
  try {
    return resolveEngine(spec);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known = listEngines().map(({ id }) => id);
    const near = nearest(spec, known);
    throw new WrongUse(error.message, near === undefined || near === spec ? 'ses262 engines lists them' : `did you mean ${near}?`);
  }
}

/** The engines that were asked for, or the default ones with the reference first where it exists. */
export function chooseEngines(specs: readonly string[] | undefined): Adapter[] {
  if (specs !== undefined) return [...new Map(specs.map(engineFor).map((adapter) => [adapter.id, adapter])).values()];
  const reference = listEngines().filter(({ id }) => id === REFERENCE || id.startsWith(`${REFERENCE}/`)).map(({ id }) => id);
  return [...reference.slice(0, 1), ...DEFAULTS].map(engineFor);
}
