import test from 'ava';
import { expectationWords } from './expectation.ts';
import { observedWords } from './observed.ts';
import { showTagged } from './tagged.ts';
import { marked, plain } from './words.ts';
import type { Expectation } from '../../suites/model.ts';

const values: readonly [unknown, string][] = [
  [null, 'null'],
  ['a"b', '"a\\"b"'],
  [{ $undefined: true }, 'undefined'],
  [{ $number: '-0' }, '-0'],
  [{ $bigint: '12' }, '12n'],
  [{ $symbol: 'x' }, 'Symbol(x)'],
  [{ $function: '' }, '[function]'],
  [{ $other: 'Proxy' }, '[Proxy]'],
  [{ $other: '[object global]' }, '[object global]'],
  [{ $error: { constructor: 'TypeError', realm: 'foreign' } }, '[TypeError of another realm]'],
  [[1, { $object: { a: true, 'b-c': [] } }], '[1, { a: true, "b-c": [] }]'],
  [{ unknown: 1 }, '{"unknown":1}'],
];
for (const [value, text] of values) {
  test(`${JSON.stringify(value)} is shown as ${text}`, (t) => {
    t.is(showTagged(value), text);
  });
}

const expectations: readonly [Expectation, string][] = [
  [{ verb: 'value', value: false }, 'completes with `false`'],
  [{ verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } }, 'is refused before it runs, with a `SyntaxError`'],
  [{ verb: 'throws', throws: { constructor: 'any', realm: 'any' } }, 'throws an error, of whatever realm'],
  [{ verb: 'log', log: [1, 'a'] }, 'logs `1, "a"`, in this order'],
  [{ verb: 'either', either: [{ verb: 'parses' }, { verb: 'throws-value', value: 1 }] }, 'either parses, whatever it then does, or throws the value `1`'],
];
for (const [expectation, text] of expectations) {
  test(`a program that ${text}`, (t) => {
    t.is(plain(expectationWords(expectation)), text);
  });
}

test('observations are told step by step', (t) => {
  const observed = {
    status: 'observed',
    steps: [
      { type: 'normal', value: 1 },
      { type: 'throw', phase: 'parse', value: { $error: { constructor: 'SyntaxError', realm: 'shared' } } },
    ],
    log: [true],
    probes: [{ kind: 'walk', target: 'evaluator', visited: 3, offenders: ['x.y'] }],
  };
  t.deepEqual(observedWords(observed).map(plain), [
    'Step 1 completed with `1`.',
    'Step 2 was refused before it ran, with `[SyntaxError]`.',
    'It logged `true`.',
    'The walk visited 3 objects and found evaluator: `x.y`.',
  ]);
});

test('an observation in an unknown form is shown as it is', (t) => {
  t.deepEqual(observedWords('odd').map(plain), ['Observed: `"odd"`']);
  t.deepEqual(observedWords(undefined), []);
});

test('backticks mark code, unless one is left over', (t) => {
  t.deepEqual(marked('a `b` c'), ['a ', { code: 'b' }, ' c']);
  t.deepEqual(marked('a `b c'), ['a `b c']);
});
