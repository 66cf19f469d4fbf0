import { existsSync, readFileSync } from 'node:fs';
import test from 'ava';
import { rulesById } from '../../spec/index.ts';
import type { RuleId } from '../../spec/model.ts';
import { realisations, type Realisation } from './index.ts';

const root = new URL('../../', import.meta.url);
const entries = Object.entries(realisations) as [RuleId, Realisation][];

/** The comments of a source text, for what a string mentions is realised by nothing. */
function commentsOf(text: string): string {
  return (text.match(/\/\*\*[^]*?\*\/|\/\/.*/g) ?? []).join('\n');
}

test('every rule of the spec is in the index', (t) => {
  t.deepEqual([...rulesById.keys()].filter((id) => !Object.hasOwn(realisations, id)), []);
});

test('the index knows no rule that the spec does not', (t) => {
  t.deepEqual(entries.map(([id]) => id).filter((id) => !rulesById.has(id)), []);
});

test('every file of the index exists and names its rule in a comment', (t) => {
  const silent = entries.flatMap(([id, realisation]) => {
    if (!('file' in realisation)) return [];
    const file = new URL(realisation.file, root);
    if (!existsSync(file)) return [`${realisation.file} is missing`];
    const names = new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(commentsOf(readFileSync(file, 'utf8')));
    return names ? [] : [`${realisation.file} does not name ${id}`];
  });
  t.deepEqual(silent, []);
});

test('what a rule follows from is realised itself', (t) => {
  const loose = entries.flatMap(([id, realisation]) => {
    if (!('followsFrom' in realisation)) return [];
    return realisation.followsFrom.filter((other) => !('file' in realisations[other] || 'followsFrom' in realisations[other])).map((other) => `${id}: ${other}`);
  });
  t.deepEqual(loose, []);
});

test('every rule of the standalone profile is realised, follows from others or is not executable', (t) => {
  const open = entries.filter(([id, realisation]) => 'unrealised' in realisation && rulesById.get(id)?.profiles.includes('standalone'));
  t.deepEqual(open.map(([id]) => id), []);
});

test('every must-rule of every profile is realised, follows from others or is not executable', (t) => {
  const open = entries.filter(([id, realisation]) => 'unrealised' in realisation && rulesById.get(id)?.keyword === 'must');
  t.deepEqual(open.map(([id]) => id), []);
});

test('only rules that no program can observe are not executable', (t) => {
  const observable = entries.filter(([id, realisation]) => 'notExecutable' in realisation && rulesById.get(id)?.observable === true);
  t.deepEqual(observable.map(([id]) => id), []);
});
