import { BadEngineFile } from '../../adapters/engines/command/read-engines.ts';
import { UnknownEngine, addEngineFile as addToRegistry } from '../../adapters/registry.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** Adds the engines of the user's own YAML file, when one was named. */
export function addEngineFile(file: unknown): void {
  if (typeof file !== 'string') return;
  try {
    addToRegistry(file);
  } catch (error) {
    if (!(error instanceof BadEngineFile || error instanceof UnknownEngine)) throw error;
    const place = error instanceof BadEngineFile ? '' : `${file}: `;
    throw new WrongUse(`--engines ${place}${error.message}`, 'CONTRIBUTING.md shows such a file, adapters/engines/command/engines.schema.json has every key');
  }
}
