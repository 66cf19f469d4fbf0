import test from 'ava';
import { suitesFolder } from '../corpus/files.ts';
import { readExceptions } from './exceptions.ts';
import { removeMiniature, testFile, writeMiniature } from './miniature.ts';
import { runPool, type Test262Result } from './pool.ts';
import type { EngineIdentity } from './worker.ts';

const negative = (phase: string, type: string): string => `negative:\n  phase: ${phase}\n  type: ${type}`;

/** Path under `test/` → text and the outcome that the reference must have. */
const cases: Readonly<Record<string, readonly [text: string, outcome: string | undefined]>> = {
  'positive/passes.js': [testFile('', 'assert(true);'), 'pass'],
  'positive/fails.js': [testFile('', 'assert(false, "no");'), 'fail'],
  'positive/is-strict.js': [testFile('', 'assert((function () { return this === undefined; })());'), 'pass'],
  'positive/gets-sloppy-function.js': [testFile('', 'assert(Function("return this")() === globalThis);'), 'pass'],
  'positive/uses-includes.js': [testFile('includes: [extra.js]', 'assert(extra === 1);'), 'pass'],
  'positive/sloppy-only.js': [testFile('flags: [noStrict]', 'with ({}) ;'), undefined],
  'positive/has-own-realm-1.js': [testFile('', 'Array.prototype.map = 1;'), 'pass'],
  'positive/has-own-realm-2.js': [testFile('', 'assert(typeof Array.prototype.map === "function");'), 'pass'],
  'positive/raw.js': [testFile('flags: [raw]', 'if (typeof assert !== "undefined") throw new Error();'), 'pass'],
  'negative/parse.js': [testFile(negative('parse', 'SyntaxError'), 'var;'), 'pass'],
  'negative/parse-but-runs.js': [testFile(negative('parse', 'SyntaxError'), 'throw new SyntaxError();'), 'fail'],
  'negative/parse-but-completes.js': [testFile(negative('parse', 'SyntaxError'), ''), 'fail'],
  'negative/runtime.js': [testFile(negative('runtime', 'RangeError'), 'throw new RangeError();'), 'pass'],
  'negative/runtime-but-other-type.js': [testFile(negative('runtime', 'RangeError'), 'throw new TypeError();'), 'fail'],
  'negative/runtime-but-does-not-parse.js': [testFile(negative('runtime', 'SyntaxError'), 'var;'), 'fail'],
  'negative/resolution.js': [testFile(`flags: [module]\n${negative('resolution', 'SyntaxError')}`, 'import { absent } from "./dep_FIXTURE.js";'), 'pass'],
  'negative/resolution-but-runs.js': [testFile(`flags: [module]\n${negative('resolution', 'SyntaxError')}`, 'import { value } from "./dep_FIXTURE.js"; throw new SyntaxError();'), 'fail'],
  'negative/dep_FIXTURE.js': ['export const value = 1;', undefined],
  'module/imports-fixture.js': [testFile('flags: [module]', 'import { value } from "./dep_FIXTURE.js"; assert(value === 2);'), 'pass'],
  'module/dep_FIXTURE.js': ['export const value = 2;', undefined],
  'async/completes.js': [testFile('flags: [async]', 'Promise.resolve().then(() => $DONE());'), 'pass'],
  'async/fails.js': [testFile('flags: [async]', 'Promise.resolve().then(() => $DONE(new Test262Error("late")));'), 'fail'],
  'async/fails-after-completing.js': [testFile('flags: [async]', '$DONE(); $DONE(new Test262Error("late"));'), 'fail'],
  'async/never-done.js': [testFile('flags: [async]', ''), 'fail'],
};

/** Runs `files` of a miniature on an engine, in one process at a time. */
async function run(engine: string, files: Readonly<Record<string, string>>, timeoutMs = 60_000): Promise<{ results: Test262Result[]; identity: EngineIdentity | undefined }> {
  const root = writeMiniature({ 'harness/extra.js': 'var extra = 1;', ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`test/${name}`, text])) });
  const results: Test262Result[] = [];
  let identity: EngineIdentity | undefined;
  try {
    const listed = Object.keys(files).filter((name) => !name.includes('_FIXTURE')).map((name) => `test/${name}`);
    await runPool({ root, engine, files: listed, jobs: 1, timeoutMs, onReady: (ready) => (identity = ready), onResult: (result) => results.push(result) });
  } finally {
    removeMiniature(root);
  }
  return { results, identity };
}

const outcomes = (results: readonly Test262Result[]): Record<string, string> =>
  Object.fromEntries(results.map(({ file, outcome }) => [file.slice('test/'.length), outcome]));

test('every kind of test gets its verdict, once, in a world of its own', async (t) => {
  const { results, identity } = await run('reference', Object.fromEntries(Object.entries(cases).map(([name, [text]]) => [name, text])));
  const expected = Object.entries(cases).filter(([, [, outcome]]) => outcome !== undefined);
  t.is(results.length, expected.length);
  t.deepEqual(outcomes(results), Object.fromEntries(expected.map(([name, [, outcome]]) => [name, outcome!])));
  t.deepEqual(identity?.options, { codeFromStrings: 'sloppy' });
  t.true(results.every(({ outcome, detail }) => (outcome === 'pass') === (detail === undefined)), 'whatever does not pass says why');
});

test('a process that hangs or dies costs one test its verdict, and the others nothing', async (t) => {
  // On V8 the tests can reach the worker's own process: the only engine of the lane that they can bring down.
  const kill = 'print.constructor("return process")().exit(3);';
  const { results } = await run('node', {
    '1-passes.js': testFile('', 'assert(true);'),
    '2-dies.js': testFile('', kill),
    '3-passes.js': testFile('', 'assert(true);'),
    '4-hangs.js': testFile('flags: [async]', 'Promise.resolve().then(function again() { return Promise.resolve().then(again); });'),
    '5-passes.js': testFile('', 'assert(true);'),
  }, 8000);
  t.deepEqual(outcomes(results), { '1-passes.js': 'pass', '2-dies.js': 'crash', '3-passes.js': 'pass', '4-hangs.js': 'timeout', '5-passes.js': 'pass' });
});

test('the meter of the reference ends an endless test', async (t) => {
  const { results } = await run('reference', { 'endless.js': testFile('', 'for (;;) ;'), 'next.js': testFile('', 'assert(true);') }, 120_000);
  t.deepEqual(outcomes(results), { 'endless.js': 'timeout', 'next.js': 'pass' });
});

test('an engine that does not start is an error, not a verdict', async (t) => {
  await t.throwsAsync(run('no-such-engine', { 'passes.js': testFile('', '') }));
});

test('every listed exception names its clause, once', (t) => {
  const exceptions = [...readExceptions(suitesFolder).values()];
  t.true(exceptions.length > 0);
  for (const { file, reason } of exceptions) t.regex(reason, /sec-/, file);
});
