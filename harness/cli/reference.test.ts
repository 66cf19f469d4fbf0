import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { createWorld } from '../../reference/index.ts';
import { readHistory, rememberLine } from '../repl/history.ts';
import { isIncomplete } from '../repl/incomplete.ts';
import { repl } from '../repl/repl.ts';

const bin = fileURLToPath(new URL('../bin/ses262.js', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function command(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, 'reference', ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

async function session(input: string, options = {}): Promise<string> {
  const output = new PassThrough();
  const stdin = new PassThrough();
  stdin.end(input);
  const code = await repl(() => createWorld(options), createWorld(options), stdin, output);
  output.end();
  let text = '';
  for await (const chunk of output) text += String(chunk);
  return `${text}${code}`;
}

const folder = mkdtempSync(join(tmpdir(), 'ses262-'));
test.after.always(() => rmSync(folder, { recursive: true }));

test('a program text prints its value', async (t) => {
  const { code, stdout } = await command('-e', '[1, { a: 2n }]');
  t.deepEqual([code, stdout], [0, '[ 1, { a: 2n } ]\n']);
});

test('an uncaught guest error exits with 1 and prints the stack', async (t) => {
  const file = join(folder, 'throws.js');
  writeFileSync(file, 'function f() {\n  throw new TypeError("no");\n}\nf();\n');
  const { code, stderr } = await command(file);
  t.is(code, 1);
  t.true(stderr.includes('TypeError: no'));
  t.true(stderr.includes(`at f (${file}:2:9)`));
  t.true(stderr.includes(`at ${file}:4:1`));
});

test('an unhandled rejection exits with 1', async (t) => {
  t.is((await command('-e', 'Promise.reject(1); 0')).code, 1);
});

test('a limit exits with 3', async (t) => {
  t.is((await command('--meter', '1000', '-e', 'for (;;);')).code, 3);
});

test('wrong use exits with 2', async (t) => {
  const outcomes = await Promise.all([command('--meter', 'many', '-e', '1'), command(join(folder, 'nowhere.js')), command('--edition', 'draft-1999', '-e', '1')]);
  t.deepEqual(outcomes.map(({ code }) => code), [2, 2, 2]);
});

test('a module imports files relative to it, and print writes lines', async (t) => {
  writeFileSync(join(folder, 'main.mjs'), 'import { x } from "./lib.mjs"; print("x is", x);');
  writeFileSync(join(folder, 'lib.mjs'), 'export let x = 1; x++;');
  const { code, stdout } = await command('--module', join(folder, 'main.mjs'));
  t.deepEqual([code, stdout], [0, 'x is 2\n']);
});

test('the REPL evaluates lines in one world', async (t) => {
  t.is(await session('let a = 1\na + 1\n'), 'undefined\n2\n0');
});

test('the REPL waits for the end of an unfinished program', async (t) => {
  t.is(await session('[1,\n2]\n`a\nb`\n1 +\n1\n/* x\n */ 3\n'), "[ 1, 2 ]\n'a\\nb'\n2\n3\n0");
});

test('the REPL takes a brace for an object where it can be one', async (t) => {
  t.is(await session('{ a: 1 }\n{ let a = 2; a }\n'), '{ a: 1 }\n2\n0');
});

test('the REPL goes on after errors, and after the end of a world in a new one', async (t) => {
  const text = await session('let a\nthrow 5\nfor (;;);\ntypeof a\n', { meter: 1000 });
  t.regex(text, /^undefined\nUncaught threw 5\n {4}at <repl>:1:1\nmeter limit.*\n'undefined'\n0$/);
});

test('REPL commands', async (t) => {
  const text = await session('.meter\n.nonsense\n1 +\n.break\n2\n.help\n.exit\n3\n');
  t.regex(text, /^\d+ steps, about \d+ bytes\n\.nonsense is no command.*\n2\n\.help[^]*\n0$/);
});

test('only a program that ends too early is incomplete', (t) => {
  for (const source of ['{', '(1,', 'f(', '`a', '`a${', 'function f() {', '/* a', 'let a =', 'class A {']) t.true(isIncomplete(source), source);
  for (const source of ['1', 'a b', '"a', ')', 'let 1', '1 /* a */', 'x)', '/a']) t.false(isIncomplete(source), source);
});

test('history is read newest first', (t) => {
  const file = join(folder, 'deep', 'history');
  t.deepEqual(readHistory(file), []);
  rememberLine('a', file);
  rememberLine('b', file);
  t.deepEqual(readHistory(file), ['b', 'a']);
  t.is(readFileSync(file, 'utf8'), 'a\nb\n');
});
