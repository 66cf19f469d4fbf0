import test from 'ava';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brief, runner } from '../../fixtures/jobs.ts';
import { addEngineFile, listEngines, resolveEngine } from '../../registry.ts';
import { readEngines } from './read-engines.ts';

const EXAMPLE = fileURLToPath(new URL('./example-engines.yaml', import.meta.url));
addEngineFile(EXAMPLE);

function installed(command: string): boolean {
  try {
    execFileSync(command, ['-e', '1'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const jsc = installed('jsc');
(jsc ? test : test.skip)(`JavaScriptCore's shell, known from YAML alone, runs the shim${jsc ? '' : ' (skipped: no jsc)'}`, async (t) => {
  const engine = runner(resolveEngine('jsc/shim'));
  t.deepEqual(brief(await engine.run({ steps: ['log(1); [6 * 7, Object.isFrozen(Array.prototype)]'] })), [42, true]);
  t.is(brief(await engine.run({ steps: ['let x = ;'] })), 'threw shared SyntaxError in parse');
  t.is((await engine.run({ steps: ['for (;;) {}'] }, { timeoutMs: 1500 })).kind, 'timeout');
  await engine.close();
  t.not((await resolveEngine('jsc/shim').describe()).engine.version, 'unknown');
});

test('Node\'s frozen intrinsics are a world without SES, one process per job', async (t) => {
  const engine = runner(resolveEngine('node/frozen-intrinsics'));
  t.deepEqual(brief(await engine.run({ steps: ['[Object.isFrozen(Array.prototype), typeof process]'] })), [true, 'object']);
  await engine.close();
  t.is((await resolveEngine('node/frozen-intrinsics').describe()).world, 'frozen-intrinsics');
});

test('an engine of a file is listed with its worlds, and its name cannot be taken twice', (t) => {
  t.true(listEngines().some(({ id }) => id === 'node-command/bare'));
  t.throws(() => addEngineFile(EXAMPLE), { message: /already an engine/ });
});

test('a command that is not installed makes the engine unavailable, with what to do', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ses262-test-'));
  const path = join(folder, 'engines.yaml');
  writeFileSync(path, 'engines:\n  - { name: nowhere, command: [no-such-engine], print: print, worlds: [bare] }\n');
  addEngineFile(path);
  const availability = await resolveEngine('nowhere/bare').availability();
  t.deepEqual(availability, { available: false, reason: 'no command no-such-engine', how: 'install it, or correct the command of nowhere' });
});

for (const [what, text, complaint] of [
  ['an unknown key', 'engines: [{ name: a, command: [a], print: p, worlds: [bare], speed: 1 }]', /engines\.yaml:1:62: unknown key "speed"; one of: name, /],
  ['a slip in a key', 'engines:\n  - name: a\n    comand: [a]\n', /engines\.yaml:3:5: unknown key "comand"; did you mean "command"\?/],
  ['a slip in a key of a session', 'engines:\n  - name: a\n    session: [a]\n    nane: b\n', /engines\.yaml:4:5: unknown key "nane"; did you mean "name"\?/],
  ['a missing key', 'engines:\n  - name: a\n    command: [a]\n    print: p\n', /engines\.yaml:2:5: engines\.0 must have required property 'worlds'/],
  ['an unknown world', 'engines: [{ name: a, command: [a], print: p, worlds: [mars] }]', /engines\.yaml:1:55: engines\.0\.worlds\.0 must be .*: native, shim, draft, bare/],
  ['no engines', 'engine: []', /engines\.yaml:1:1: unknown key "engine"; did you mean "engines"\?/],
  ['an empty list', 'engines: []', /engines\.yaml:1:10: engines must NOT have fewer/],
  ['broken YAML', 'engines: [', /engines\.yaml:1:11: ./],
] as const) {
  test(`a file with ${what} is refused, and the complaint names it`, (t) => {
    const path = join(mkdtempSync(join(tmpdir(), 'ses262-test-')), 'engines.yaml');
    writeFileSync(path, text);
    t.throws(() => readEngines(path), { name: 'BadEngineFile', message: complaint });
  });
}
