import test from 'ava';
import { rule } from '../../spec/model.ts';
import type { Chapter, Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { fakeCase, fakeCases } from '../fakes/cases.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { batchesFor, interleave, parseShard, shardOf } from './batches.ts';
import { select } from './selection.ts';
import type { Vocabulary } from './selection.ts';

const base = { keyword: 'must', text: 'It is so.', source: { document: 'standalone-draft', section: 'x' }, observable: true } as const;
const a = rule({ ...base, id: 'globals/a', profiles: ['standalone'] });
const b = rule({ ...base, id: 'harden/b', profiles: ['compartment'] });
const chapter = (id: string, rules: readonly Rule[]): Chapter => ({ id, title: id, introduction: '', rules });

const vocabulary: Vocabulary = {
  chapters: [chapter('globals', [a]), chapter('harden', [b])],
  rules: new Map<string, Rule>([[a.id, a], [b.id, b]]),
  threats: new Set(['leak']),
  sets: [{ id: '2026-11-standalone', profile: 'standalone', frozen: '2026-11-22', rules: ['globals/a'] }],
  cases: [
    fakeCase({ id: 'one', rules: ['globals/a'], threat: 'leak', intent: 'attack' }),
    fakeCase({ id: 'two', rules: ['globals/a'], editions: ['draft-2023'] }),
    fakeCase({ id: 'three', rules: ['harden/b', 'globals/a'] }),
    fakeCase({ id: 'four', rules: ['harden/b'] }),
    fakeCase({ id: 'table/x/presence', rules: ['globals/a'], origin: 'generated' }),
  ],
};

const selected = (filters: readonly string[], edition: 'draft-2019' | 'draft-2023' = 'draft-2019'): string[] =>
  select(filters, edition, vocabulary).map(({ id }) => id);

const filterings: readonly (readonly [filters: readonly string[], expected: readonly string[]])[] = [
  [[], ['one', 'three', 'four', 'table/x/presence']],
  [['globals'], ['one', 'three', 'table/x/presence']],
  [['harden/b'], ['three', 'four']],
  [['four'], ['four']],
  [['one', 'four'], ['one', 'four']],
  [['leak'], ['one']],
  [['threat:leak', 'harden'], []],
  [['profile:compartment'], ['three', 'four']],
  [['set:2026-11-standalone'], ['one', 'three', 'table/x/presence']],
  [['intent:attack'], ['one']],
  [['generated'], ['table/x/presence']],
  [['globals', 'hand-written'], ['one', 'three']],
  [['table/x*'], ['table/x/presence']],
];

for (const [filters, expected] of filterings) {
  test(`filters ${JSON.stringify(filters)} leave ${expected.length} cases`, (t) => t.deepEqual(selected(filters), expected));
}

test('a case of another edition is left out', (t) => {
  t.true(selected(['globals/a'], 'draft-2023').includes('two'));
  t.false(selected(['globals/a']).includes('two'));
});

for (const [filter, near] of [['globls', 'globals'], ['harden/c', 'harden/b'], ['thre', 'three'], ['threat:leaks', 'leak'], ['set:2026-12-standalone', '2026-11-standalone']] as const) {
  test(`an unknown filter "${filter}" is wrong use, and ${near} is named`, (t) => {
    const error = t.throws(() => selected([filter]), { instanceOf: WrongUse });
    t.true(error.message.includes(`did you mean ${near}?`), error.message);
  });
}

test('batches hold every case once, at its place, and never mix generated with hand-written ones', (t) => {
  const cases = [...fakeCases(100), ...fakeCases(600, { origin: 'generated' })];
  const batches = batchesFor('x', cases, 50);
  t.deepEqual(batches.flatMap(({ items }) => items.map(({ index }) => index)).sort((x, y) => x - y), cases.map((_, index) => index + 50));
  for (const { items, readOnly } of batches) t.true(items.every(({ entry }) => (entry.origin === 'generated') === readOnly));
});

test('shards are disjoint and together whole', (t) => {
  const list = Array.from({ length: 11 }, (_, index) => index);
  const shards = [1, 2, 3].map((index) => shardOf(list, parseShard(`${index}/3`)));
  t.deepEqual(shards.flat().sort((x, y) => x - y), list);
  for (const wrong of ['0/3', '4/3', '1', 'a/b', '1/3/5']) t.throws(() => parseShard(wrong), { instanceOf: WrongUse }, wrong);
});

test('interleaving takes from each list in turn', (t) => t.deepEqual(interleave([[1, 2, 3], [4], [5, 6]]), [1, 4, 5, 2, 6, 3]));

test('cases under settings of their host have batches of their own, those with the same settings together', (t) => {
  const under = (id: string, timeZone: string): Case => fakeCase({ id, world: { stage: 'locked', host: { timeZone } } });
  const batches = batchesFor('x', [under('a', 'Asia/Kolkata'), fakeCase({ id: 'b' }), under('c', 'Asia/Kolkata'), under('d', 'America/New_York')], 0);
  t.deepEqual(batches.map(({ host, items }) => [host?.timeZone, ...items.map(({ entry, index }) => `${entry.id}${index}`)]), [[undefined, 'b1'], ['Asia/Kolkata', 'a0', 'c2'], ['America/New_York', 'd3']]);
});
