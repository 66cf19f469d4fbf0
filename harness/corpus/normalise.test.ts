import test from 'ava';
import { parse } from 'yaml';
import type { Capability } from '../../suites/model.ts';
import { normaliseCase, normaliseExpectation } from './normalise.ts';
import type { RawCase, RawExpectation } from './raw.ts';
import { toTagged } from './tagged.ts';

const values: readonly (readonly [yaml: string, tagged: unknown])[] = [
  ['1', 1],
  ['-0', { $number: '-0' }],
  ['.nan', { $number: 'NaN' }],
  ['{ $number: NaN }', { $number: 'NaN' }],
  ['{ $number: -Infinity }', { $number: '-Infinity' }],
  ['{ $number: -0 }', { $number: '-0' }],
  ['null', null],
  ['{ $undefined: true }', { $undefined: true }],
  ['{ $bigint: 12 }', { $bigint: '12' }],
  ["{ $bigint: '12' }", { $bigint: '12' }],
  ['{ a: [1, -0], b: {} }', { $object: { a: [1, { $number: '-0' }], b: { $object: {} } } }],
  ['{ $object: { $a: 1 } }', { $object: { $a: 1 } }],
  ['{ $error: { constructor: TypeError } }', { $error: { constructor: 'TypeError', realm: 'shared' } }],
  ['{ $function: f }', { $function: 'f' }],
];

for (const [yaml, tagged] of values) {
  test(`the value ${yaml} is ${JSON.stringify(tagged)}`, (t) => t.deepEqual(toTagged(parse(yaml)) as unknown, tagged));
}

const expectations: readonly (readonly [yaml: string, expectation: unknown])[] = [
  ['{ value: null }', { verb: 'value', value: null }],
  ['{ throws: TypeError }', { verb: 'throws', throws: { constructor: 'TypeError' } }],
  ['{ throws: { constructor: any, phase: parse } }', { verb: 'throws', throws: { constructor: 'any', phase: 'parse' } }],
  ['{ throwsValue: null }', { verb: 'throws-value', value: null }],
  ['{ log: [1, -0] }', { verb: 'log', log: [1, { $number: '-0' }] }],
  ['{ unreachable: evaluator }', { verb: 'unreachable', target: 'evaluator' }],
  ['{ either: [{ same: true }, { parses: true }] }', { verb: 'either', either: [{ verb: 'same' }, { verb: 'parses' }] }],
];

for (const [yaml, expectation] of expectations) {
  test(`the expectation ${yaml} has one verb`, (t) => t.deepEqual(normaliseExpectation(parse(yaml) as RawExpectation) as unknown, expectation));
}

const needs: readonly (readonly [what: string, parts: Partial<RawCase>, requires: readonly Capability[]])[] = [
  ['one program', {}, []],
  ['one program in start', { in: 'start' }, []],
  ['a compartment of another name', { in: 'a' }, ['compartments']],
  ['start and child', { steps: [{ in: 'start', program: '1' }, { program: '2' }] }, ['compartments']],
  ['endowments', { endowments: '({})' }, ['lexical-endowments']],
  ['an expression', { as: 'expression' }, ['evaluate-expression']],
  ['an indirect eval', { as: 'indirect-eval' }, ['evaluators']],
  ['a module', { as: 'module', modules: { a: '' } }, ['modules']],
  ['the time before lockdown', { world: { stage: 'before-lockdown' } }, ['stages']],
  ['lockdown options', { world: { lockdown: {} } }, ['lockdown', 'lockdown-options']],
  ['settings of its host', { world: { host: { timeZone: 'Asia/Kolkata' } } }, ['host-settings']],
  ['a customisation', { world: { customise: '1' } }, ['customise']],
  ['what its author says', { requires: ['harden'] }, ['harden']],
];

for (const [what, parts, requires] of needs) {
  test(`a case with ${what} requires ${requires.join(' and ') || 'nothing'}`, (t) => {
    const raw: RawCase = { id: 'a', description: 'b', expect: { value: 1 }, ...(parts.steps === undefined ? { program: '1' } : {}), ...parts };
    t.deepEqual(normaliseCase({ rule: 'a/b', cases: [raw] }, raw, { file: 'a/b.yaml', line: 1 }).requires, requires);
  });
}

test('defaults: child, program, sanity, locked, and the threat of the file', (t) => {
  const raw: RawCase = { id: 'a', description: 'b', program: '1', expect: { value: 1 } };
  const entry = normaliseCase({ rule: 'a/b', threat: 'x', cases: [raw] }, raw, { file: 'a/b.yaml', line: 1 });
  t.like(entry, { rules: ['a/b'], threat: 'x', intent: 'sanity', syntax: 'es2018', world: { stage: 'locked' }, steps: [{ in: 'child', as: 'program', program: '1' }] });
});
