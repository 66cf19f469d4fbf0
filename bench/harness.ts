/**
 * `npm run bench harness`: time of one case in `ses262 run` beside test262-harness, which runs the same programs on Node with a
 * process per test. Ours runs all of them, as a run has thousands; the peer, whose time does not depend on the number, an even sample.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { loadSuite } from '../harness/cli/load-suite.ts';
import type { Case } from '../suites/model.ts';
import { timeRun } from './suite.ts';

const ENGINE = 'node/shim';
const SAMPLE = 300;

/** Cases of one program that is expected to have a value. */
function plainCases(): Case[] {
  return loadSuite().cases.filter(
    ({ steps, expect, requires, world, editions }) =>
      requires.length === 0 && (editions === undefined || editions.includes('draft-2019')) && world.stage === 'locked' && steps.length === 1 && steps[0].as === 'program' && expect?.verb === 'value',
  );
}

function evenSample<T>(all: readonly T[], size: number): T[] {
  return Array.from({ length: Math.min(size, all.length) }, (_, i) => all[Math.floor((i * all.length) / Math.min(size, all.length))]);
}

/** The programs as a little test262: same text, evaluated and dropped; no assertion of ours runs in either. */
function writeTests(folder: string, cases: readonly Case[]): void {
  mkdirSync(path.join(folder, 'harness'), { recursive: true });
  mkdirSync(path.join(folder, 'test'), { recursive: true });
  for (const name of ['assert.js', 'sta.js', 'doneprintHandle.js']) writeFileSync(path.join(folder, 'harness', name), '');
  writeFileSync(path.join(folder, 'package.json'), '{"name":"test262","version":"5.0.0"}');
  for (const { id, description, steps } of cases) {
    const front = `/*---\ndescription: ${JSON.stringify(description)}\nflags: [onlyStrict]\n---*/\n`;
    writeFileSync(path.join(folder, 'test', `${id.replaceAll('/', '-')}.js`), `${front}try {\n(0, eval)(${JSON.stringify(steps[0].program)});\n} catch (e) {}\n`);
  }
}

async function timeHarness(folder: string): Promise<number> {
  const manifest = createRequire(import.meta.url).resolve('test262-harness/package.json');
  const bin = path.join(path.dirname(manifest), 'bin', 'run.js');
  const args = ['--host-type', 'node', '--host-path', process.execPath, '--test262-dir', folder, '--threads', '1', path.join(folder, 'test', '*.js')];
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore', shell: false });
    child.on('close', (code) => (code === 0 || code === 1 ? resolve() : reject(new Error(`test262-harness ended with ${String(code)}`))));
  });
  return performance.now() - start;
}

export async function harness(): Promise<void> {
  const all = plainCases();
  const sample = evenSample(all, SAMPLE);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-peer-'));
  try {
    writeTests(folder, sample);
    const ours = (await timeRun([...all.map(({ id }) => id), '--jobs', '1', '--engine', ENGINE])) / all.length;
    const theirs = (await timeHarness(folder)) / sample.length;
    process.stdout.write(
      `ses262 run on ${ENGINE}, ${all.length} programs, start and report included: ${ours.toFixed(2)} ms a case; test262-harness on node, ` +
        `${sample.length} of them: ${theirs.toFixed(1)} ms a test; ratio ${(theirs / ours).toFixed(1)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
