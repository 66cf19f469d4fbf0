import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suitesFolder } from '../corpus/files.ts';
import { openTest262 } from '../test262/root.ts';
import { test262EngineNames } from '../test262/engines.ts';
import { readExceptions } from '../test262/exceptions.ts';
import { runPool, type Test262Result } from '../test262/pool.ts';
import { Test262Writer } from '../test262/results.ts';
import type { EngineIdentity } from '../test262/worker.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { EXIT } from './exit.ts';
import { startProgress } from './progress.ts';
import { jobsOption, timeoutOption } from './numbers.ts';

/** `ses262 test262 --root DIR [--list FILE] [--engine E] [--jobs N] [--out DIR]` */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>, argv: readonly string[]): Promise<number> {
  const root = path.resolve(required(options['root'], '--root', 'give the folder of a clone of tc39/test262'));
  const engine = String(options['engine'] ?? 'reference');
  if (!test262EngineNames.includes(engine)) throw new WrongUse(`there is no engine ${engine} in the test262 lane`, suggestion(engine, test262EngineNames));
  openTest262(root);
  const files = selectFiles(root, options['list'], (positionals[0] ?? []) as readonly string[]);
  const exceptions = readExceptions(suitesFolder);
  const out = path.resolve(String(options['out'] ?? 'results-test262'));
  let identity: EngineIdentity = { name: engine, version: '' };
  const results: Test262Result[] = [];
  const startedAt = new Date();
  const progress = startProgress([engine], files.length);
  await runPool({
    root,
    engine,
    files,
    jobs: jobsOption(options['jobs']),
    timeoutMs: timeoutOption(options['timeout']),
    onReady: (ready) => (identity = ready),
    onResult(result) {
      results.push(result);
      progress.done(engine);
    },
  });
  progress.stop();
  const writer = new Test262Writer(out, {
    kind: 'header',
    schema: 'ses262-test262/1',
    engine: identity,
    test262: { commit: commitOf(root), files: files.length },
    command: `ses262 ${argv.join(' ')}`,
    startedAt: startedAt.toISOString(),
  });
  results.sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const result of results) {
    const exception = engine === 'reference' ? exceptions.get(result.file)?.reason : undefined;
    writer.result({ kind: 'result', engine, ...result, ...(exception === undefined ? {} : { exception }) });
  }
  await writer.end(true);
  return summarise(results, engine === 'reference' ? new Set(exceptions.keys()) : new Set(), startedAt, out, options['strict'] === true);
}

function summarise(results: readonly Test262Result[], listed: ReadonlySet<string>, startedAt: Date, out: string, strict: boolean): number {
  const seconds = (Date.now() - startedAt.getTime()) / 1000;
  const passed = results.filter(({ outcome }) => outcome === 'pass').length;
  const unexpected = results.filter(({ outcome, file }) => outcome !== 'pass' && !listed.has(file));
  const stale = results.filter(({ outcome, file }) => outcome === 'pass' && listed.has(file));
  for (const { file, outcome, detail } of unexpected.slice(0, 20)) process.stdout.write(`${outcome} ${file}\n    ${detail ?? ''}\n`);
  if (unexpected.length > 20) process.stdout.write(`… and ${unexpected.length - 20} more\n`);
  for (const { file } of stale) process.stdout.write(`listed in suites/test262/ but passes: ${file}\n`);
  const share = results.length === 0 ? 0 : (100 * passed) / results.length;
  process.stdout.write(
    `${passed} of ${results.length} files passed (${share.toFixed(2)} %), ${unexpected.length} unexpected, in ${seconds.toFixed(1)} s (${(results.length / seconds).toFixed(0)} files/s)\n`,
  );
  process.stdout.write(`results: ${path.join(out, 'results.jsonl')}\n`);
  return strict && unexpected.length + stale.length > 0 ? EXIT.failures : EXIT.ok;
}

/** The listed files; all of `test/` without a list; only those under one of the filters when there are filters. */
function selectFiles(root: string, list: unknown, filters: readonly string[]): string[] {
  const all = list === undefined ? (filters.length > 0 ? [...filters] : ['test']) : readList(String(list), root);
  if (list === undefined || filters.length === 0) return all;
  const chosen = all.filter((file) => filters.some((filter) => file.includes(filter)));
  if (chosen.length === 0) throw new WrongUse(`no file of ${String(list)} has ${filters.join(' or ')} in its path`, 'filters are parts of paths, such as built-ins/Map');
  return chosen;
}

function readList(list: string, root: string): string[] {
  if (!existsSync(list)) throw new WrongUse(`there is no list ${list}`, 'give a text file with one path of test262 a line');
  const files = readFileSync(list, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const missing = files.find((file) => !existsSync(path.join(root, file)));
  if (missing !== undefined) throw new WrongUse(`${list}:${files.indexOf(missing) + 1}: ${missing} is not in ${root}`, 'list and checkout are of different commits');
  return files;
}

function required(value: unknown, flag: string, fix: string): string {
  if (typeof value !== 'string') throw new WrongUse(`${flag} is missing`, fix);
  return value;
}

function commitOf(root: string): string | null {
  try {
    return execFileSync('git', ['-C', root, 'rev-parse', 'HEAD'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
  } catch {
    return null;
  }
}
