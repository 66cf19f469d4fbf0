/** Puts the in-engine scripts together: one expression that evaluates to a function from host to driver. */
import { readFileSync } from 'node:fs';

export type WorldDriver = 'native' | 'shim' | 'draft' | 'bare';

const part = (name: string): string => readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8').trim();

const texts = new Map<WorldDriver, string>();

/**
 * The driver of a world as the text of an expression. Its value is `(host) => { run(jobText), finish(), refuse(jobText, stage, detail, error) }`
 * where `host` has `print(line)` and, where the engine's own `eval` does not serve, `evaluate(source)`.
 */
export function driverText(world: WorldDriver): string {
  let text = texts.get(world);
  if (text === undefined) {
    text = `(function (global) {
'use strict';
const makeCore = ${part('core')};
const makeWalker = ${part('walk')};
const makeWorld = ${part(world)};
const makeJobRunner = ${part('job')};
return function (host) {
const core = makeCore(global, host);
return makeJobRunner(core, makeWalker(core), makeWorld(core));
};
})(typeof globalThis === 'object' ? globalThis : this)`;
    texts.set(world, text);
  }
  return text;
}
