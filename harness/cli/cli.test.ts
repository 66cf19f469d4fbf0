import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { parseReport } from '../../reports/read.ts';
import { recordedCommand } from './run.ts';

const bin = fileURLToPath(new URL('../bin/ses262.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

function ses262(args: readonly string[], options: { interruptWhen?: () => boolean } = {}): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [bin, ...args], { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr, milliseconds: performance.now() - began });
    });
    const { interruptWhen } = options;
    if (interruptWhen === undefined) return;
    const timer = setInterval(() => {
      if (!interruptWhen()) return;
      clearInterval(timer);
      child.kill('SIGINT');
    }, 20);
  });
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ses262-cli-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.serial('help lists every command', async (t) => {
  const { code, stdout } = await ses262(['--help']);
  t.is(code, 0);
  for (const command of ['run', 'lint', 'engines', 'smoke', 'spec', 'report']) t.regex(stdout, new RegExp(`^  ${command}\\b`, 'm'));
});

const wrongUses: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['an unknown command', ['rnu'], /run/],
  ['an unknown option', ['run', '--engin', 'node/bare'], /--engine/],
  ['an unknown engine', ['run', '-e', 'nod/shim'], /did you mean node\/shim\?/],
  ['an unknown rule', ['run', 'primordials/table-frozn', '-e', 'node/bare'], /did you mean primordials\/table-frozen\?/],
  ['an unknown case', ['run', 'table/math/presense', '-e', 'node/bare'], /did you mean table\/math\/presence\?/],
  ['an unknown set', ['run', '--set', '1999-01-standalone', '-e', 'node/bare'], /no requirement set/],
  ['an unknown edition', ['run', '--edition', 'draft-2020', '-e', 'node/bare'], /draft-2019, draft-2023/],
  ['a shard that is none', ['run', '--shard', '5/4', '-e', 'node/bare'], /1 <= i <= n/],
  ['a case of another edition', ['run', 'date-call-throws-typeerror', '-e', 'node/bare'], /add --edition draft-2023/],
  ['no number of jobs', ['run', '--jobs', 'many', '-e', 'node/bare'], /whole number/],
  ['more jobs than anyone means', ['run', '--jobs', '99999999999', '-e', 'node/bare'], /the most is 1024/],
  ['a time limit of years', ['run', '--timeout', '99999999999999', '-e', 'node/bare'], /the most is 86400000/],
  ['a report into a file', ['run', 'table/math/frozen', '-e', 'node/bare', '--out', bin], /ses262\.js is not a folder/],
  ['a report into a folder below a file', ['run', 'table/math/frozen', '-e', 'node/bare', '--out', path.join(bin, 'sub')], /no folder/],
  ['a report into no folder', ['run', 'table/math/frozen', '-e', 'node/bare', '--out', ''], /--out FOLDER/],
  ['engines of which none is there', ['run', 'table/math/frozen', '-e', 'node/shim:no-such-file.js'], /no file no-such-file\.js[^]*none of these engines can be run/],
  ['pages of the spec into a file', ['spec', '--html', bin], /ses262\.js is not a folder/],
  ['a report of a file', ['report', bin], /results\.jsonl/],
  ['an unknown threat', ['run', 'threat:no-such-threat', '-e', 'node/bare'], /one of: [^]*function-constructor-chain/],
  ['a start of no case id', ['run', 'zzz*', '-e', 'node/bare'], /no case id starts with "zzz"/],
  ['a report that is not there', ['report', path.join(os.tmpdir(), 'ses262-no-such-folder')], /results\.jsonl/],
  ['a file of engines that is not there', ['engines', '--engines', 'no-such-file.yaml'], /no-such-file\.yaml/],
];

for (const [what, args, message] of wrongUses) {
  test.serial(`${what} is wrong use: exit code 2, and the likely fix`, async (t) => {
    const { code, stderr } = await ses262(args);
    t.is(code, 2, stderr);
    t.regex(stderr, message);
    t.notRegex(stderr, /\n\s+at /, 'a stack trace is no message');
  });
}

test.serial('one case is reproduced with its programs, observations and raw output', (t) =>
  inFolder(async (folder) => {
    const { code, stdout } = await ses262(['run', 'table/math/frozen', '-e', 'node/bare', '--verbose', '--out', folder]);
    t.is(code, 0);
    for (const part of [/in child, as program:\n {4}Math/, /expected: a frozen value/, /raw output:/, /outcome: fail/]) t.regex(stdout, part);
    t.true(existsSync(path.join(folder, 'index.html')));
    t.true(stdout.includes(path.join(folder, 'index.html')), 'it says where the page is');
  }));

test.serial('failures matter to the exit code only when strictness is asked for', (t) =>
  inFolder(async (folder) => {
    const args = ['run', 'table/math/frozen', 'table/math/presence', '-e', 'node/bare', '--out', folder];
    t.is((await ses262(args)).code, 0);
    t.is((await ses262([...args, '--strict'])).code, 1);
    t.is((await ses262(['run', 'table/math/presence', '-e', 'node/bare', '--out', folder, '--strict'])).code, 0);
  }));

test.serial('strictness takes a world that cannot be made, and a named engine that is not there, for failures', (t) =>
  inFolder(async (folder) => {
    const args = ['run', 'table/math/presence', '--out', path.join(folder, 'out')];
    const noShim = path.join(folder, 'no-shim.js');
    writeFileSync(noShim, 'this is no program');
    t.is((await ses262([...args, '-e', `node/shim:${noShim}`])).code, 0);
    t.is((await ses262([...args, '-e', `node/shim:${noShim}`, '--strict'])).code, 1);
    t.is((await ses262([...args, '-e', 'node/bare', 'node/shim:no-such-file.js'])).code, 0);
    t.is((await ses262([...args, '-e', 'node/bare', 'node/shim:no-such-file.js', '--strict'])).code, 1);
  }));

test.serial('a run that does not read back is refused with its place, and pages of somebody else are not written over', (t) =>
  inFolder(async (folder) => {
    writeFileSync(path.join(folder, 'index.html'), 'mine');
    const onto = await ses262(['run', 'table/math/presence', '-e', 'node/bare', '--out', folder]);
    t.is(onto.code, 2);
    t.regex(onto.stderr, /index\.html that is not ours/);
    t.is(readFileSync(path.join(folder, 'index.html'), 'utf8'), 'mine');
    writeFileSync(path.join(folder, 'results.jsonl'), 'no run\n');
    writeFileSync(path.join(folder, 'corpus.json'), '{}\n');
    const back = await ses262(['report', folder]);
    t.is(back.code, 2);
    t.regex(back.stderr, /results\.jsonl:1: /);
    t.notRegex(back.stderr, /\n\s+at /);
  }));

test.serial('an engine that cannot be made ready is said so by smoke, not by a stack trace', async (t) => {
  const { code, stdout, stderr } = await ses262(['smoke', 'node/shim@0.0.0-no-such-release']);
  t.is(code, 1);
  t.regex(stdout, /cannot be made ready/);
  t.notRegex(stderr, /\n\s+at /);
});

test.serial('lint looks at the files and folders that are named, and says how many', (t) =>
  inFolder(async (folder) => {
    const file = path.join(folder, 'omissions', 'math-random.yaml');
    mkdirSync(path.dirname(file));
    writeFileSync(file, 'rule: omissions/math-random\ncases: [');
    writeFileSync(path.join(folder, 'omissions', 'intl.yaml'), 'rule: a: b');
    const lint = (...named: string[]) => ses262(['lint', '--suites', folder, ...named]);
    const one = await lint(file);
    t.is(one.code, 1);
    t.regex(one.stdout, /math-random\.yaml:2:\d+ {2}malformed-yaml [^]*1 of 2 files: 1 finding\n$/);
    t.true(one.stdout.startsWith(path.relative('', file)), 'the place can be followed from the current folder');
    t.regex((await lint(path.dirname(file))).stdout, /intl\.yaml:1:7 [^]*math-random\.yaml:2:9 [^]*2 of 2 files: /);
    t.is((await lint(path.join(folder, 'omisions'))).code, 2);
  }));

test.serial('the same input gives the same report, byte for byte but for times, with any number of jobs', (t) =>
  inFolder(async (folder) => {
    const report = async (name: string, jobs: string): Promise<string> => {
      const out = path.join(folder, name);
      await ses262(['run', 'table/array-prototype/*', '-e', 'node/bare', 'node/shim', '--jobs', jobs, '--out', out]);
      return readFileSync(path.join(out, 'results.jsonl'), 'utf8').replace(/"(runId|startedAt|finishedAt)":"[^"]*"/g, '"$1":""').replace(/"durationMs":[\d.]+/g, '"durationMs":0');
    };
    const one = await report('one', '1');
    t.true(one.split('\n').length > 100);
    t.is(await report('three', '3'), one);
  }));

/** Whether the report that is being written has so many bytes. */
function holds(folder: string, bytes: number): boolean {
  return (statSync(path.join(folder, 'results.jsonl'), { throwIfNoEntry: false })?.size ?? 0) >= bytes;
}

test.serial('an interrupted run leaves a valid report that says so', (t) =>
  inFolder(async (folder) => {
    const { code, stdout } = await ses262(['run', 'generated', '-e', 'node/shim', '--out', folder, '--jobs', '1'], { interruptWhen: () => holds(folder, 50_000) });
    t.is(code, 130);
    const report = parseReport(readFileSync(path.join(folder, 'results.jsonl'), 'utf8'));
    t.is(report.partial, 'interrupted');
    t.true((report.footer?.counts['node/shim']['not-run'] ?? 0) > 0, stdout);
  }));

test.serial('a copy for the public holds back what is under embargo, and leaves the run as it is', (t) =>
  inFolder(async (folder) => {
    const [dir, copy, file] = ['run', 'copy', 'embargo.yaml'].map((name) => path.join(folder, name));
    await ses262(['run', 'table/math/frozen', '-e', 'node/bare', '--out', dir]);
    const before = readFileSync(path.join(dir, 'results.jsonl'), 'utf8');
    writeFileSync(file, 'embargoes:\n  - engine: node/bare\n    case: table/math/frozn\n    until: open\n    contact: its makers, by mail\n');
    const slip = await ses262(['report', dir, '--embargo', file, '--out', copy]);
    t.is(slip.code, 2);
    t.regex(slip.stderr, /embargo\.yaml:3:11: the run has no case "table\/math\/frozn"[^]*table\/math\/frozen/);
    t.false(existsSync(copy));
    writeFileSync(file, readFileSync(file, 'utf8').replace('frozn', 'frozen'));
    t.regex((await ses262(['report', dir, '--embargo', file])).stderr, /needs --out/);
    t.regex((await ses262(['report', dir, '--embargo', file, '--out', path.join(dir, 'public')])).stderr, /lie in one another/);
    const { code, stdout } = await ses262(['report', dir, '--embargo', file, '--out', copy]);
    t.is(code, 0, stdout);
    t.regex(stdout, /^1 outcome of a case is under embargo\. Cases whose program is withheld: 1\./);
    t.is(readFileSync(path.join(dir, 'results.jsonl'), 'utf8'), before);
    t.deepEqual(parseReport(readFileSync(path.join(copy, 'results.jsonl'), 'utf8')).footer?.counts, { 'node/bare': { embargoed: 1 } });
    t.regex((await ses262(['report', copy, '--embargo', file, '--out', path.join(folder, 'again')])).stderr, /is a published copy/);
  }));

test.serial('spec lists rules with the number of their cases', async (t) => {
  const { code, stdout } = await ses262(['spec', '--json']);
  t.is(code, 0);
  const { chapters } = JSON.parse(stdout) as { chapters: { id: string; rules: { id: string; cases: { handWritten: number; generated: number } }[] }[] };
  const frozen = chapters.flatMap(({ rules }) => rules).find(({ id }) => id === 'primordials/table-frozen');
  t.true((frozen?.cases.generated ?? 0) > 400);
});

test.serial('the recorded command leaves out what has no bearing on the results', (t) => {
  t.is(recordedCommand(['run', 'globals', '--jobs', '3', '-e', 'node/shim', '--out=x', '--verbose', '--strict']), 'ses262 run globals -e node/shim');
});
