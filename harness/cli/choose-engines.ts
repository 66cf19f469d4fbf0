import type { Adapter } from '../../adapters/model.ts';
import { UnknownEngine, listEngines, resolveEngine } from '../../adapters/registry.ts';
import { WrongUse } from '../text/wrong-use.ts';

const DEFAULTS = ['node/shim', 'xs/native', 'quickjs/shim', 'node/bare'];
const REFERENCE = 'reference';

/** The adapter for one engine spec; an engine that nobody knows is wrong use. */
export function engineFor(spec: string): Adapter {
  try {
    return resolveEngine(spec);
  } catch (error) {
    if (error instanceof UnknownEngine) throw new WrongUse(error.message, 'ses262 engines lists them all');
    throw error;
  }
}

/** The engines that were asked for, or the default ones, with the reference first where it exists. */
export function chooseEngines(specs: readonly string[] | undefined): Adapter[] {
  if (specs !== undefined) return [...new Map(specs.map(engineFor).map((adapter) => [adapter.id, adapter])).values()];
  const reference = listEngines().find(({ id }) => id === REFERENCE || id.startsWith(`${REFERENCE}/`));
  return [...(reference === undefined ? [] : [reference.id]), ...DEFAULTS].map(engineFor);
}
