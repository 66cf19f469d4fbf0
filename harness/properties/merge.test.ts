import { appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import type { PropertyLine } from '../../reports/model.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { combineAll } from './combine.ts';
import { mergeSearches } from './merge.ts';
import { FILE_NAME, readSearch, SearchWriter, type Search, type SearchHeader } from './results-file.ts';
import { campaign, inMemory, truthLaw } from './testing/in-memory.ts';

const { id, version, statement, rules, threat } = truthLaw();

async function header(from: number, runs: number): Promise<SearchHeader> {
  const engine = await inMemory(() => true);
  if ('unavailable' in engine) throw new Error('it is there');
  return {
    kind: 'header', schema: 'ses262-properties/1', tool: { name: 'ses262', version: '1.0.0', commit: null }, edition: 'draft-2019', engines: [engine.identity],
    host: { os: 'an os', arch: 'x64', node: 'v20' }, properties: { seed: 1, from, runs, laws: [{ id, version, statement, rules, threat }] },
    command: 'ses262 fuzz', startedAt: '2026-11-03T10:00:00.000Z',
  };
}

async function part(from: number, runs: number, answer: (program: string) => boolean = () => true): Promise<{ file: string; search: Search }> {
  return { file: `part-${from}`, search: { header: await header(from, runs), lines: await campaign([await inMemory(answer)], { from, runs }) } };
}

const timeless = (lines: readonly PropertyLine[]): unknown[] => lines.map((line) => ({ ...line, durationMs: 0, answeringMs: 0 }));

test('what is written is read again, and a file that was cut off as far as it goes', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ses262-merge-'));
  const { search } = await part(0, 1_000, (program) => Number(program) % 7 !== 0);
  const writer = new SearchWriter(folder, search.header);
  search.lines.forEach((line) => writer.line(line));
  writer.end(new Date());
  const file = path.join(folder, FILE_NAME);
  t.deepEqual(readSearch(file), JSON.parse(JSON.stringify(search)));
  t.true(search.lines.length > 1);
  const text = readFileSync(file, 'utf8');
  truncateSync(file, text.indexOf('\n', text.indexOf('\n') + 1) + 20);
  t.deepEqual(readSearch(file).lines.length, 1);
});

test('a file that is none of ours is wrong use, with its line', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ses262-merge-'));
  const file = path.join(folder, FILE_NAME);
  t.throws(() => readSearch(file), { instanceOf: WrongUse });
  writeFileSync(file, `${JSON.stringify(await header(0, 1))}\n`);
  appendFileSync(file, '{"kind":"property","engine":"x"}\n');
  t.throws(() => readSearch(file), { instanceOf: WrongUse, message: /:2: property/ });
});

test('parts merge to what one run says, whatever their order', async (t) => {
  const answer = (program: string): boolean => Number(program) % 5 !== 0;
  const whole = await part(0, 600, answer);
  const merged = mergeSearches([await part(350, 250, answer), await part(0, 350, answer)]);
  const effort = (lines: readonly PropertyLine[]): unknown[] => timeless(lines.map((line) => ({ ...line, programs: 0 })));
  t.deepEqual(effort(merged.lines), effort(combineAll(whole.search.lines)));
  t.deepEqual(merged.header.properties, whole.search.header.properties);
});

test('runs that were done twice, other seeds and other versions do not merge', async (t) => {
  const [first, again] = [await part(0, 100), await part(50, 100)];
  t.throws(() => mergeSearches([first, again]), { instanceOf: WrongUse, message: /run 50/ });
  const other = await part(100, 100);
  const change = (more: object): typeof other => ({ ...other, search: { ...other.search, header: { ...other.search.header, properties: { ...other.search.header.properties, ...more } } } });
  t.throws(() => mergeSearches([first, change({ seed: 2 })]), { instanceOf: WrongUse, message: /seeds/ });
  t.throws(() => mergeSearches([first, change({ laws: [{ id, version: 2, statement, rules, threat }] })]), { instanceOf: WrongUse, message: /versions/ });
  t.is(mergeSearches([first, other]).lines[0].runs, 200);
});
