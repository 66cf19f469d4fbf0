import test from 'ava';
import type { MutationScore } from '../../suites/controls/model.ts';
import { fakeRun } from '../testing/fixture.ts';
import { mutationRows } from './mutation.ts';

const { header, corpus } = fakeRun();

function scoreOf(parts: Partial<MutationScore>): MutationScore {
  return {
    engine: 'reference/draft', edition: 'draft-2019', date: '2026-11-23', suites: { [header.suite.sha256]: 1000 }, catalogue: 'c', total: 1000, operators: 900, noticed: 999,
    survivors: [{ id: 'a', rules: ['globals/a'], reason: 'Equivalent.' }], byChapter: { globals: { total: 1000, noticed: 999 } }, byOutcome: { change: 1, fail: 998 }, ...parts,
  }; // prettier-ignore
}

test('a score is of the run\'s corpus when all of its faults were tried with it', (t) => {
  const [row] = mutationRows(header, { ...corpus, mutation: [scoreOf({})] });
  t.is(row.elsewhere, 0);
  t.notRegex(row.currency, /stale/);
});

test('a score of which one fault was tried with another corpus is stale, and says how many', (t) => {
  const [row] = mutationRows(header, { ...corpus, mutation: [scoreOf({ suites: { [header.suite.sha256]: 999, another: 1 } })] });
  t.is(row.elsewhere, 1);
  t.regex(row.currency, /stale: 1 of 1000/);
});

test('what is not all is never said to be 100 percent', (t) => {
  const [row] = mutationRows(header, { ...corpus, mutation: [scoreOf({ total: 1_000_000, noticed: 999_999 })] });
  t.is(row.percent, '99.99 %');
});

test('survivors stand together by their reason', (t) => {
  const survivors = [{ id: 'a', rules: [], reason: 'Equivalent.' }, { id: 'b', rules: [] }, { id: 'c', rules: [], reason: 'Equivalent.' }];
  const [row] = mutationRows(header, { ...corpus, mutation: [scoreOf({ survivors })] });
  t.deepEqual(row.survivors, [{ reason: 'Equivalent.', ids: ['a', 'c'] }, { reason: null, ids: ['b'] }]);
});

test('a run whose corpus was never measured has no rows', (t) => {
  const { mutation: _, ...never } = corpus;
  t.deepEqual(mutationRows(header, never), []);
});
