/** The same programs end the same way after the same number of steps, whatever the host around them is like. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import { generatedProgram } from './grammar.ts';
import type { Outcome } from './outcome.ts';
import { corpusPrograms } from './sources.ts';

interface Report {
  readonly outcomes: readonly Outcome[];
  readonly touched: readonly string[];
  readonly zone: number;
}

const COUNT = 1000;
const folder = mkdtempSync(join(tmpdir(), 'ses262-'));
const file = join(folder, 'programs.json');

function choosePrograms(): string[] {
  const corpus = corpusPrograms();
  const stride = Math.max(1, Math.floor(corpus.length / (COUNT / 2)));
  const chosen = corpus.filter((_, index) => index % stride === 0).slice(0, COUNT / 2);
  return [...chosen, ...fc.sample(generatedProgram, { numRuns: COUNT - chosen.length, seed: 262 })];
}

const programs = choosePrograms();
writeFileSync(file, JSON.stringify(programs));
test.after.always(() => rmSync(folder, { recursive: true }));

function inProcess(order: 'forwards' | 'backwards', flags: readonly string[], environment: Readonly<Record<string, string>>): Promise<Report> {
  const child = fileURLToPath(new URL('determinism-child.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...environment }, maxBuffer: 1 << 28 };
    execFile(process.execPath, [...flags, '--import=tsx', child, file, order], options, (error, stdout) => {
      if (error !== null) reject(error instanceof Error ? error : new Error('the child failed'));
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}

test('a thousand programs end the same in different processes, and after the same steps', async (t) => {
  t.is(programs.length, COUNT);
  const [here, elsewhere] = await Promise.all([
    inProcess('forwards', ['--hash-seed=1', '--random-seed=1'], { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }),
    inProcess('backwards', ['--hash-seed=77777', '--random-seed=4242', '--no-opt', '--stack-size=3000'], { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
  ]);
  t.not(here.zone, elsewhere.zone);
  const differing = programs.map((source, i) => ({ source, here: here.outcomes[i], elsewhere: elsewhere.outcomes[i] }));
  t.deepEqual(differing.filter((pair) => JSON.stringify(pair.here) !== JSON.stringify(pair.elsewhere)), []);
  t.true(here.outcomes.filter(({ ending }) => ending.startsWith('value')).length > COUNT / 3);
  t.deepEqual([...here.touched, ...elsewhere.touched], [], 'clocks, zones, locales and randomness of the host');
});
