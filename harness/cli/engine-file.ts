import { addEngineFile as addToRegistry } from '../../adapters/registry.ts';
import { WrongUse } from '../text/wrong-use.ts';

/** Adds the engines of the user's own YAML file, when one was named. */
export function addEngineFile(file: unknown): void {
  if (typeof file !== 'string') return;
  try {
    addToRegistry(file);
  } catch (error) {
    throw new WrongUse(`--engines ${file}: ${error instanceof Error ? error.message : String(error)}`, 'CONTRIBUTING.md shows such a file');
  }
}
