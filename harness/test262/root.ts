import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WrongUse } from '../text/wrong-use.ts';
import type { Test262Root } from './engine.ts';

/** A test262 checkout; harness files are read once. Throws WrongUse when the folder is none. */
export function openTest262(folder: string): Test262Root {
  if (!existsSync(path.join(folder, 'harness', 'assert.js'))) {
    throw new WrongUse(`${folder} is no test262 checkout: it has no harness/assert.js`, 'give the folder of a clone of tc39/test262 with --root');
  }
  const includes = new Map<string, string>();
  return {
    include(name) {
      let text = includes.get(name);
      if (text === undefined) includes.set(name, (text = readFileSync(path.join(folder, 'harness', name), 'utf8')));
      return text;
    },
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
  };
}
