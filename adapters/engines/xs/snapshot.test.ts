/** `host/snapshot-deterministic` and `host/snapshot-resume` on XS: workers of their own write and read, and are looked at from outside. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostPath } from './build.ts';
import { onXs } from './on-xs.ts';

const GREETING = `(function (print) {
  const evaluate = eval;
  return { run: function (text) { print(String(evaluate('"use strict";' + text))); }, finish: function () {} };
})`;

const HISTORY = [
  'globalThis.count = 41; globalThis.pending = new Promise((resolve) => { globalThis.settle = resolve; }); pending.then((value) => { globalThis.settled = value; }); 0',
  'globalThis.child = new Compartment({ globals: { power: 7 } }); child.evaluate("globalThis.kept = [1]; 0")',
  'lockdown(); harden(child); 0',
];

function inFolder<T>(body: (file: (name: string) => string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'ses262-snapshot-'));
  try {
    return body((name) => path.join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a worker prints for each program, until its input ends. */
function worker(args: readonly string[], lines: readonly string[]): { readonly code: number | null; readonly said: readonly string[] } {
  const { status, stdout } = spawnSync(hostPath(), ['-M', '128', ...args], { input: lines.map((line) => `${line}\n`).join(''), encoding: 'utf8' });
  return { code: status, said: stdout.trim().split('\n') };
}

function write(file: string, history: readonly string[]): Buffer {
  const { code } = worker(['-w', file], [JSON.stringify(GREETING), ...history]);
  if (code !== 0) throw new Error(`the worker ended with ${String(code)}`);
  return readFileSync(file);
}

onXs('equal histories give equal bytes, others give others', (t) => {
  inFolder((file) => {
    const once = write(file('once'), HISTORY);
    t.true(once.equals(write(file('again'), HISTORY)));
    t.false(once.equals(write(file('other'), [...HISTORY, 'count = 42'])));
  });
});

onXs('a worker begun with a snapshot goes on: primordials frozen, lockdown done, compartments and jobs there', (t) => {
  inFolder((file) => {
    write(file('state'), HISTORY);
    const { code, said } = worker(['-r', file('state')], [
      'count += 1; count',
      'child.evaluate("power + kept.length")',
      '[Object.isFrozen(Array.prototype), Object.isFrozen(child), Object.isFrozen(child.evaluate("Array.prototype"))].join()',
      'try { Array.prototype.added = 1; "written" } catch (error) { error instanceof TypeError }',
      'try { lockdown(); "again" } catch (error) { error instanceof TypeError }',
      'settle(5); 0',
      'settled',
    ]);
    t.deepEqual(said, ['42', '8', 'true,true,true', 'true', 'true', '0', '5']);
    t.is(code, 0);
  });
});

onXs('a world goes on through more than one snapshot', (t) => {
  inFolder((file) => {
    write(file('first'), HISTORY);
    const { code } = worker(['-r', file('first'), '-w', file('second')], ['count += 1; count']);
    t.is(code, 0);
    const resumed = worker(['-r', file('second')], ['count', 'child.evaluate("kept.push(2); kept.join()")']);
    t.deepEqual(resumed.said, ['42', '1,2']);
  });
});

onXs('what is no snapshot is refused', (t) => {
  inFolder((file) => {
    const whole = write(file('whole'), HISTORY);
    writeFileSync(file('part'), whole.subarray(0, whole.length >> 1));
    for (const name of ['part', 'missing']) t.not(worker(['-r', file(name)], ['1']).code, 0, name);
  });
});
