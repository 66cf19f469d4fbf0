import test from 'ava';
import { hunksOf, transcriptOf } from './compare.ts';
import { BadLedger, explain, explainOrder, readLedger } from './ledger.ts';

test('a transcript is the facts and the completion', (t) => {
  t.deepEqual(transcriptOf({ status: 'observed', steps: [{ type: 'normal', value: 1 }], log: ['a: 1', { $undefined: true }] }), ['a: 1', '{"$undefined":true}', '=> 1']);
  t.deepEqual(transcriptOf({ status: 'observed', steps: [{ type: 'throw', phase: 'parse', value: { $error: { constructor: 'SyntaxError', realm: 'shared' } } }], log: [] }), ['=> throws SyntaxError in parse']);
});

test('equal transcripts have no differences', (t) => t.deepEqual(hunksOf(['a', 'b'], ['a', 'b']), []));

test('each stretch that differs is told with both sides', (t) => {
  t.deepEqual(hunksOf(['a', 'b', 'c', 'd'], ['a', 'x', 'c', 'd', 'e']), [{ expected: ['b'], seen: ['x'] }, { expected: [], seen: ['e'] }]);
  t.deepEqual(hunksOf(['a', 'b'], ['b']), [{ expected: ['a'], seen: [] }]);
});

const entry = (more: string): string => `entries:\n  - { id: e, engines: [node/*], clause: sec-x, program: 'P', why: w, shows: s, ${more} }`;

test('an entry explains only its engines, its programs and its lines', (t) => {
  const entries = readLedger(entry("expected: 'a.*', seen: 'b.*'"));
  const hunk = { expected: ['a1', 'a2'], seen: ['b1'] };
  t.deepEqual(explain(hunk, 'P', 'node/shim', entries), entries);
  t.is(explain(hunk, 'Q', 'node/shim', entries), undefined);
  t.is(explain(hunk, 'P', 'xs/native', entries), undefined);
  t.is(explain({ expected: ['a1', 'c'], seen: ['b1'] }, 'P', 'node/shim', entries), undefined);
  t.is(explain({ expected: [], seen: ['xb1'] }, 'P', 'node/shim', entries), undefined);
});

test('an entry without a pattern for one side explains nothing there', (t) => {
  const entries = readLedger(entry("seen: 'b'"));
  t.deepEqual(explain({ expected: [], seen: ['b'] }, 'P', 'node/shim', entries), entries);
  t.is(explain({ expected: ['a'], seen: ['b'] }, 'P', 'node/shim', entries), undefined);
});

test('a completion value beside facts says nothing of its own', (t) => {
  const entries = readLedger(entry("expected: 'a', seen: 'b'"));
  t.deepEqual(explain({ expected: ['a', '=> 1'], seen: ['b', '=> 2'] }, 'P', 'node/shim', entries), entries);
  t.is(explain({ expected: ['=> 1'], seen: ['=> 2'] }, 'P', 'node/shim', entries), undefined);
});

test('differences that stand side by side are each explained by its own entry', (t) => {
  const entries = [...readLedger(entry("expected: 'a.*', seen: 'b.*'")), ...readLedger(entry("seen: 'c', spreads: true").replace('id: e', 'id: f'))];
  const ids = (expected: string[], seen: string[]) => explain({ expected, seen }, 'P', 'node/shim', entries)?.map(({ id }) => id);
  t.deepEqual(ids(['a1'], ['c', 'b1']), ['f']);
  t.deepEqual(ids(['a1'], ['b1', 'c']), ['e', 'f']);
  t.deepEqual(ids(['a1'], ['b1', 'd']), undefined);
  t.deepEqual(ids(['a1', 'x'], ['b1', 'x2']), undefined);
  t.deepEqual(ids(['a1'], ['b1', 'c', 'anything']), ['e', 'f']);
});

test('lines that are alike differ in nothing but what the entry names', (t) => {
  const entries = readLedger(entry("alike: { pattern: '-0\\b', as: '0' }"));
  const one = (expected: string[], seen: string[]) => explain({ expected, seen }, 'P', 'node/shim', entries);
  t.deepEqual(one(['a: [-0,1]'], ['a: [0,1]']), entries);
  t.is(one(['a: [-0,1]'], ['a: [0,2]']), undefined);
  t.is(one(['a: -0', 'b'], ['a: 0']), undefined);
});

test('the same lines in another order want an entry of their own', (t) => {
  const entries = readLedger(entry("reordered: true, expected: '[ab]'"));
  const order = (expected: string[], seen: string[]) => explainOrder(expected, seen, 'P', 'node/shim', entries)?.map(({ id }) => id).join();
  t.is(order(['a', 'b'], ['b', 'a']), 'e');
  t.is(order(['a', 'c', 'b'], ['c', 'b', 'a']), 'e');
  t.is(order(['a', 'b'], ['b', 'c']), undefined);
  t.is(order(['a', 'b'], ['b']), undefined);
  t.is(order(['a', 'gone'], ['a']), undefined);
  t.is(order(['c', 'd'], ['d', 'c']), undefined);
});

test('an entry cites something and explains something', (t) => {
  t.throws(() => readLedger(entry('')), { instanceOf: BadLedger });
  t.throws(() => readLedger(entry("seen: 'b'").replace('clause: sec-x, ', '')), { instanceOf: BadLedger });
});
