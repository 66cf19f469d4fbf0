import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { parse } from 'yaml';
import type { PropertyLine } from '../../reports/model.ts';
import type { RawFile } from '../corpus/raw.ts';

const bin = fileURLToPath(new URL('../bin/ses262.js', import.meta.url));
const LAW = 'compartment-globals-apart';

function fuzz(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, 'fuzz', ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr });
    });
  });
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

const wrongUses: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['an unknown law', ['compartment-globals-apar'], /did you mean "compartment-globals-apart"\?/],
  ['an unknown engine', ['-e', 'nod/shim'], /did you mean node\/shim\?/],
  ['no number of runs', ['--runs', '0'], /--runs 0 is not a whole number above zero/],
  ['no seed', ['--seed', '1.5'], /--seed 1.5 is not a whole number/],
  ['no time', ['--for', 'long'], /90s, 10m or 2h/],
  ['two limits', ['--for', '1s', '--runs', '3'], /two limits/],
  ['resuming nothing', ['--resume'], /needs --out/],
  ['merging what is not there', ['--merge', 'absent.jsonl'], /absent.jsonl cannot be read/],
];

for (const [what, args, message] of wrongUses) {
  test.serial(`fuzz: ${what} is wrong use, and says what to do`, async (t) => {
    const { code, stderr } = await fuzz(...args);
    t.is(code, 2);
    t.regex(stderr, message);
  });
}

test.serial('fuzz: a search can be split, merged and resumed, and says the same as in one piece', async (t) => {
  await inFolder(async (folder) => {
    const at = (name: string): string => path.join(folder, name);
    const common = [LAW, '-e', 'node/shim', '--seed', '5'];
    const whole = await fuzz(...common, '--runs', '30', '--json');
    t.is(whole.code, 0, whole.stderr);
    await fuzz(...common, '--runs', '10', '--out', at('a'));
    await fuzz(...common, '--from', '10', '--runs', '20', '--out', at('b'));
    const merged = await fuzz('--merge', at('b'), at('a'), '--json');
    t.is(merged.code, 0, merged.stderr);
    t.deepEqual(said(merged.stdout), said(whole.stdout));
    const resumed = await fuzz('--resume', '--out', at('a'), '--runs', '30', '--json');
    t.is(resumed.code, 0, resumed.stderr);
    t.deepEqual(said(resumed.stdout), said(whole.stdout));
  });
});

test.serial('fuzz: a counterexample is exit code 1, is shown again by its command, and becomes a case', async (t) => {
  await inFolder(async (folder) => {
    // Releases of the shim refuse some innocent source; this one always does.
    const args = ['innocent-lookalikes', '-e', 'node/shim', '--seed', '1', '--runs', '4'];
    const { code, stdout } = await fuzz(...args, '--promote', folder);
    t.is(code, 1);
    const again = /again: ses262 fuzz (.*)/.exec(stdout)?.[1].split(' ') ?? [];
    t.is((await fuzz(...again)).code, 1);
    const { rules } = (JSON.parse((await fuzz(...args, '--json')).stdout) as { laws: { rules: string[] }[] }).laws[0];
    const file = path.join(folder, `${rules[0]}.yaml`);
    t.true(existsSync(file));
    t.true((parse(readFileSync(file, 'utf8')) as RawFile).cases.length > 0);
  });
});

test.serial('fuzz: --prove says which run notices the fault', async (t) => {
  const { code, stdout } = await fuzz('--prove', LAW);
  t.is(code, 0);
  t.regex(stdout, /compartment-globals-apart: run \d+ notices globals-go-to-sibling/);
});
