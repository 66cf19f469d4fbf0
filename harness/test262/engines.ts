import { WrongUse } from '../text/wrong-use.ts';
import { suggestion } from '../text/nearest.ts';
import type { Test262Engine, Test262Root } from './engine.ts';

type Load = (root: Test262Root) => Promise<Test262Engine>;

const loaders: { readonly [name: string]: Load } = {
  reference: async (root) => (await import('./reference-engine.ts')).referenceEngine(root),
  node: async (root) => (await import('./node-engine.ts')).nodeEngine(root),
  quickjs: async (root) => (await import('./quickjs-engine.ts')).quickjsEngine(root, 'quickjs'),
  'quickjs-ng': async (root) => (await import('./quickjs-engine.ts')).quickjsEngine(root, 'quickjs-ng'),
};

export const test262EngineNames: readonly string[] = Object.keys(loaders);

/** Opens an engine of this lane by name. Throws WrongUse for an unknown one. */
export function openTest262Engine(name: string, root: Test262Root): Promise<Test262Engine> {
  const load = loaders[name];
  if (load === undefined) throw new WrongUse(`there is no engine ${name} in the test262 lane`, suggestion(name, test262EngineNames));
  return load(root);
}
