import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import type { PropertyLine } from '../../reports/model.ts';
import { laws } from '../../suites/properties/laws/index.ts';
import type { RawFile } from '../corpus/raw.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { run } from './fuzz.ts';

const LAW = 'compartment-globals-apart';

/** The command without a process of its own, which costs more than what it does here. */
async function fuzz(laws: readonly string[], options: Readonly<Record<string, unknown>>): Promise<{ code: number; stdout: string }> {
  const write = process.stdout.write.bind(process.stdout);
  let stdout = '';
  process.stdout.write = (text: string | Uint8Array) => {
    stdout += String(text);
    return true;
  };
  try {
    const code = await run([laws], { edition: 'draft-2019', timeout: '5000', memory: '512', ...options }, ['fuzz', ...laws]);
    return { code, stdout };
  } finally {
    process.stdout.write = write;
  }
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-fuzz-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What does not depend on the clock, or on how the work was split. */
function said(json: string): unknown {
  const { results, seed } = JSON.parse(json) as { results: PropertyLine[]; seed: number };
  return { seed, results: results.map((line) => ({ ...line, durationMs: 0, answeringMs: 0, programs: 0 })) };
}

const wrongUses: readonly (readonly [what: string, laws: readonly string[], options: Readonly<Record<string, unknown>>, message: RegExp])[] = [
  ['an unknown law', ['compartment-globals-apar'], {}, /did you mean "compartment-globals-apart"\?/],
  ['an unknown engine', [LAW], { engine: ['nod/shim'] }, /did you mean node\/shim\?/],
  ['no number of runs', [LAW], { runs: '0' }, /--runs 0 is not a whole number above zero/],
  ['no seed', [LAW], { seed: '1.5' }, /--seed 1.5 is not a whole number/],
  ['no time', [LAW], { for: 'long' }, /90s, 10m or 2h/],
  ['two limits', [LAW], { for: '1s', runs: '3' }, /two limits/],
  ['resuming nothing', [], { resume: true }, /needs --out/],
  ['merging what is not there', [], { merge: ['absent.jsonl'] }, /absent.jsonl cannot be read/],
];

for (const [what, laws, options, message] of wrongUses) {
  test.serial(`fuzz: ${what} is wrong use, and says what to do`, async (t) => {
    await t.throwsAsync(fuzz(laws, options), { instanceOf: WrongUse, message });
  });
}

test.serial('fuzz: a search can be split, merged and resumed, and says the same as in one piece', async (t) => {
  await inFolder(async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const common = { engine: ['node/shim'], seed: '5' };
    const whole = await fuzz([LAW], { ...common, runs: '30', json: true });
    t.is(whole.code, 0);
    await fuzz([LAW], { ...common, runs: '10', out: at('a') });
    await fuzz([LAW], { ...common, from: '10', runs: '20', out: at('b') });
    const merged = await fuzz([], { merge: [at('b'), at('a')], json: true });
    t.is(merged.code, 0);
    t.deepEqual(said(merged.stdout), said(whole.stdout));
    const resumed = await fuzz([], { resume: true, out: at('a'), runs: '30', json: true });
    t.is(resumed.code, 0);
    t.deepEqual(said(resumed.stdout), said(whole.stdout));
  });
});

test.serial('fuzz: a counterexample is exit code 1, is shown again by its command, and becomes a case', async (t) => {
  await inFolder(async (folder) => {
    // Releases of the shim refuse some innocent source.
    const { code, stdout } = await fuzz(['innocent-lookalikes'], { engine: ['node/shim'], seed: '1', runs: '4', promote: folder });
    t.is(code, 1);
    const [, seed, from] = /again: ses262 fuzz innocent-lookalikes --engine node\/shim --seed (\d+) --from (\d+) --runs 1/.exec(stdout) ?? [];
    t.is((await fuzz(['innocent-lookalikes'], { engine: ['node/shim'], seed, from, runs: '1' })).code, 1);
    const [rule] = laws.find(({ id }) => id === 'innocent-lookalikes')?.rules ?? [];
    t.true((parse(readFileSync(path.join(folder, `${String(rule)}.yaml`), 'utf8')) as RawFile).cases.length > 0);
  });
});

test.serial('fuzz: --prove says which run notices the fault', async (t) => {
  const { code, stdout } = await fuzz([LAW], { prove: true });
  t.is(code, 0);
  t.regex(stdout, /compartment-globals-apart: run \d+ notices globals-go-to-sibling/);
});
