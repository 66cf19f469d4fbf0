/** Puts the in-engine scripts together into one text that any engine can evaluate. */
import { readFileSync } from 'node:fs';
import { ascii } from '../protocol/wire.ts';

export type WorldDriver = 'native' | 'shim' | 'draft' | 'bare' | 'no-evaluators';

const part = (name: string): string => readFileSync(new URL(`./${name}.js`, import.meta.url), 'utf8').trim();

const texts = new Map<WorldDriver, string>();

/**
 * The driver of a world as the text of an expression. Its value is `(host) => { run(jobText), finish(), refuse(jobText, stage, detail, error) }`
 * where `host` has `print(line)`; for `no-evaluators` also `evaluate(source)`, and `frozen` where the world begins so; for `draft` possibly `library`, the
 * Realm constructor, and `freeze()`, where the world is made before its freeze.
 */
export function driverText(world: WorldDriver): string {
  let text = texts.get(world);
  if (text === undefined) {
    text = `(function (global) {
'use strict';
const makeCore = ${part('core')};
const makeWalker = ${part('walk')};
const makeModules = ${part('modules')};
const makeWorld = ${part(world)};
const makeJobRunner = ${part('job')};
return function (host) {
const core = makeCore(global, host);
const modules = makeModules(core);
return makeJobRunner(core, makeWalker(core), modules, makeWorld(core, modules));
};
})(typeof globalThis === 'object' ? globalThis : typeof eval === 'function' ? (0, eval)('this') : this)`;
    texts.set(world, text);
  }
  return text;
}

export interface BundleOptions {
  /** What loads before the driver, such as a SES shim; each is evaluated as global code. */
  readonly scripts: readonly string[];
  /** Statements run before those scripts: the host's fixes. */
  readonly fixes?: readonly string[];
}

/**
 * Everything of a world in one expression for hosts that only know scripts. Its value is `(print, freeze) => { run(jobText), finish() }`;
 * the host drains jobs between the two calls.
 */
export function bundleText(world: WorldDriver, options: BundleOptions): string {
  const loads = [...(options.fixes ?? []), ...options.scripts].map((source) =>
    `try { globalEval(${ascii(JSON.stringify(source))}); } catch (error) { problem = problem || { error: error }; }\n`);
  return `(function (print, freeze) {
const globalEval = eval;
let problem = null;
${loads.join('')}const driver = ${driverText(world)}({ __proto__: null, print: print, freeze: freeze });
return {
  run: function (text) { if (problem) driver.refuse(text, 'load', 'the shim did not load', problem.error); else driver.run(text); },
  finish: function () { if (!problem) driver.finish(); },
};
})`;
}

/** A whole script for an engine that runs script files: makes the world, runs one job, waits until its promise jobs are done, reports. */
export function scriptText(bundle: string, print: string, jobLine: string): string {
  return `(function () {
const later = typeof setTimeout === 'function' ? setTimeout : null;
const drain = typeof drainMicrotasks === 'function' ? drainMicrotasks : null;
const then = Promise.prototype.then;
const apply = Reflect.apply;
const resolved = Promise.resolve();
const world = ${bundle}((${print}));
world.run(${ascii(JSON.stringify(jobLine))});
if (later) later(world.finish, 0);
else if (drain) { drain(); world.finish(); }
else {
  // A host without timers: far more turns than any program's own chain of reactions takes.
  let turns = 1000;
  const turn = function () { turns -= 1; if (turns > 0) apply(then, resolved, [turn]); else world.finish(); };
  turn();
}
})();
`;
}
