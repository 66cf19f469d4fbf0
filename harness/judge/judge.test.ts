import test from 'ava';
import type { JobOutcome } from '../../adapters/model.ts';
import type { JobReport, ProbeFinding, StepCompletion } from '../../adapters/protocol/messages.ts';
import type { Outcome } from '../../reports/model.ts';
import type { Case, Expectation, Tagged } from '../../suites/model.ts';
import { judge, judgeCapabilities } from './judge.ts';
import type { Verdict } from './verdict.ts';

const STEP = { in: 'child', program: '1', as: 'program' } as const;

function fakeCase(parts: Partial<Case> = {}): Case {
  return {
    id: 'a-case', rules: ['chapter/rule'], description: 'It holds.', steps: [STEP], world: { stage: 'locked' }, requires: [], intent: 'sanity',
    expect: { verb: 'value', value: 1 }, differs: [], choices: [], syntax: 'es2018', origin: { file: 'x', line: 1 }, ...parts,
  }; // prettier-ignore
}

const expecting = (expect: Expectation, parts: Partial<Case> = {}): Case => fakeCase({ expect, ...parts });
const normal = (value: Tagged): StepCompletion => ({ type: 'normal', value });
const thrown = (value: Tagged, phase: 'parse' | 'run' = 'run'): StepCompletion => ({ type: 'throw', phase, value });
const error = (constructor: string, realm: 'shared' | 'foreign' = 'shared'): Tagged => ({ $error: { constructor, realm } });
const UNDEFINED: Tagged = { $undefined: true };

function reported(steps: readonly StepCompletion[], parts: { log?: readonly Tagged[]; probes?: readonly ProbeFinding[]; id?: string } = {}): JobOutcome {
  const { log = [], probes = [], id = 'a-case' } = parts;
  return { kind: 'reported', report: { id, status: 'observed', steps, log, probes }, raw: 'raw', durationMs: 7 };
}

const saying = (report: unknown): JobOutcome => ({ kind: 'reported', report: report as JobReport, raw: 'raw', durationMs: 7 });
const frozen = (offenders: readonly string[], visited = 3): ProbeFinding => ({ kind: 'frozen', depth: 'deep', visited, offenders });
const walked = (offenders: readonly string[], visited = 3): ProbeFinding => ({ kind: 'walk', target: 'evaluator', visited, offenders });
const identity = (same: boolean): ProbeFinding => ({ kind: 'identity', same });

const twoSteps = { steps: [STEP, STEP] };
const otherwise = { id: 'otherwise', why: 'It is safe.', expect: { verb: 'value', value: 2 } } as const;
const withProgram = { id: 'its-own', why: 'It is safe.', steps: [STEP], expect: { verb: 'throws', throws: { constructor: 'TypeError' } } } as const;
const open = { choices: [{ alternative: 'one', expect: { verb: 'value', value: 1 } }, { alternative: 'two', expect: { verb: 'value', value: 2 } }] } as const;
const openCase = (): Case => {
  const { expect: _, ...rest } = fakeCase(open);
  return rest;
};

type Row = readonly [what: string, entry: Case, main: JobOutcome, outcome: Outcome, more?: { readonly [K in keyof Verdict]?: Verdict[K] | undefined }];

const table: readonly Row[] = [
  // How the job ended
  ['a timeout is a timeout', fakeCase(), { kind: 'timeout', raw: '', durationMs: 1 }, 'timeout'],
  ['too much memory is out-of-memory', fakeCase(), { kind: 'out-of-memory', raw: '', durationMs: 1 }, 'out-of-memory'],
  ['a signal is a crash', fakeCase(), { kind: 'crash', exitCode: null, signal: 'SIGSEGV', raw: '', durationMs: 1 }, 'crash', { detail: 'the engine ended by SIGSEGV' }],
  ['an exit is a crash', fakeCase(), { kind: 'crash', exitCode: 3, signal: null, raw: '', durationMs: 1 }, 'crash', { detail: 'the engine ended with exit code 3' }],
  ['a crash is no hole', fakeCase({ threat: 'x' }), { kind: 'crash', exitCode: 3, signal: null, raw: '', durationMs: 1 }, 'crash', { hole: undefined }],
  ['a broken protocol is not the engine\'s fault', fakeCase(), { kind: 'protocol-error', detail: 'half a line', raw: '', durationMs: 1 }, 'harness-error'],
  ['a world that could not be made blocks', fakeCase(), saying({ id: 'a-case', status: 'blocked', stage: 'lockdown', error: null, detail: 'x' }), 'blocked', { detail: 'the world could not be made: lockdown: x' }],
  // Defective reports
  ['an answer to another job', fakeCase(), reported([normal(1)], { id: 'another' }), 'harness-error'],
  ['an unknown status', fakeCase(), saying({ id: 'a-case', status: 'pass' }), 'harness-error'],
  ['an empty observation', fakeCase(), saying({ id: 'a-case', status: 'observed' }), 'harness-error'],
  ['no steps', fakeCase(), reported([]), 'harness-error'],
  ['more steps than asked', fakeCase(), reported([normal(1), normal(1)]), 'harness-error'],
  ['fewer steps without a throw', fakeCase(twoSteps), reported([normal(1)]), 'harness-error'],
  ['steps after a throw', fakeCase(twoSteps), reported([thrown(error('Error')), normal(1)]), 'harness-error'],
  ['a step of unknown type', fakeCase(), saying({ id: 'a-case', status: 'observed', steps: [{ type: 'ok', value: 1 }], log: [], probes: [] }), 'harness-error'],
  ['a throw without a phase', fakeCase(), saying({ id: 'a-case', status: 'observed', steps: [{ type: 'throw', value: 1 }], log: [], probes: [] }), 'harness-error'],
  ['a probe left out', expecting({ verb: 'frozen', frozen: 'deep' }), reported([normal({ $object: {} })]), 'harness-error'],
  ['a walk left out', expecting({ verb: 'unreachable', target: 'evaluator' }), reported([normal(1)], { probes: [frozen([])] }), 'harness-error'],
  // value
  ['the value', fakeCase(), reported([normal(1)]), 'pass', { detail: undefined, observed: undefined, raw: undefined, durationMs: 7 }],
  ['another value', fakeCase(), reported([normal(2)]), 'fail', { detail: 'expected the value 1; saw the value 2', hole: undefined, raw: 'raw' }],
  ['another value with a threat is a hole', fakeCase({ threat: 'x' }), reported([normal(2)]), 'fail', { hole: true }],
  ['a throw instead of a value', fakeCase(), reported([thrown(error('TypeError'))]), 'fail', { detail: 'expected the value 1; saw TypeError thrown while running' }],
  ['the value as a thrown one', fakeCase(), reported([thrown(1)]), 'fail'],
  ['a throw before the last step', fakeCase(twoSteps), reported([thrown(error('TypeError'))]), 'fail', { detail: 'expected the value 1; saw TypeError thrown while running by step 1 of 2' }],
  ['the string is not the number', fakeCase(), reported([normal('1')]), 'fail'],
  ['-0 is not 0', expecting({ verb: 'value', value: 0 }), reported([normal({ $number: '-0' })]), 'fail'],
  ['NaN is NaN', expecting({ verb: 'value', value: { $number: 'NaN' } }), reported([normal({ $number: 'NaN' })]), 'pass'],
  ['undefined is not null', expecting({ verb: 'value', value: null }), reported([normal(UNDEFINED)]), 'fail'],
  ['arrays by their items', expecting({ verb: 'value', value: [1, ['a']] }), reported([normal([1, ['a']])]), 'pass'],
  ['a longer array', expecting({ verb: 'value', value: [1] }), reported([normal([1, 2])]), 'fail'],
  ['an array is not an object', expecting({ verb: 'value', value: [] }), reported([normal({ $object: {} })]), 'fail'],
  ['objects in any order of keys', expecting({ verb: 'value', value: { $object: { a: 1, b: 2 } } }), reported([normal({ $object: { b: 2, a: 1 } })]), 'pass'],
  ['an object with one key more', expecting({ verb: 'value', value: { $object: { a: 1 } } }), reported([normal({ $object: { a: 1, b: 2 } })]), 'fail'],
  // throws
  ['the error', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }), reported([thrown(error('TypeError'))]), 'pass'],
  ['no error', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }), reported([normal(1)]), 'fail'],
  ['another error', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }), reported([thrown(error('RangeError'))]), 'fail'],
  ['any error', expecting({ verb: 'throws', throws: { constructor: 'any' } }), reported([thrown(error('RangeError'))]), 'pass'],
  ['any error is still an error', expecting({ verb: 'throws', throws: { constructor: 'any' } }), reported([thrown(1)]), 'fail'],
  ['an error returned is not thrown', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }), reported([normal(error('TypeError'))]), 'fail'],
  ['a foreign error', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }), reported([thrown(error('TypeError', 'foreign'))]), 'fail', { detail: 'expected TypeError thrown; saw a TypeError from elsewhere thrown while running' }],
  ['a foreign error under any', expecting({ verb: 'throws', throws: { constructor: 'any' } }), reported([thrown(error('TypeError', 'foreign'))]), 'fail'],
  ['a foreign error where the rule allows it', expecting({ verb: 'throws', throws: { constructor: 'TypeError', realm: 'any' } }), reported([thrown(error('TypeError', 'foreign'))]), 'pass'],
  ['an early error', expecting({ verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } }), reported([thrown(error('SyntaxError'), 'parse')]), 'pass'],
  ['the same error too late', expecting({ verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } }), reported([thrown(error('SyntaxError'), 'run')]), 'fail', { detail: 'expected SyntaxError thrown while parsing; saw SyntaxError thrown while running' }],
  ['the same error too early', expecting({ verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'run' } }), reported([thrown(error('SyntaxError'), 'parse')]), 'fail'],
  ['either phase where none is named', expecting({ verb: 'throws', throws: { constructor: 'SyntaxError' } }), reported([thrown(error('SyntaxError'), 'parse')]), 'pass'],
  ['the error in an earlier step', expecting({ verb: 'throws', throws: { constructor: 'TypeError' } }, twoSteps), reported([thrown(error('TypeError'))]), 'fail'],
  ['the thrown value', expecting({ verb: 'throws-value', value: 7 }), reported([thrown(7)]), 'pass'],
  ['another thrown value', expecting({ verb: 'throws-value', value: 7 }), reported([thrown(8)]), 'fail'],
  ['the value not thrown', expecting({ verb: 'throws-value', value: 7 }), reported([normal(7)]), 'fail'],
  // parses
  ['it parses', expecting({ verb: 'parses' }), reported([normal(1)]), 'pass'],
  ['it parses and then throws', expecting({ verb: 'parses' }), reported([thrown(error('SyntaxError'), 'run')]), 'pass'],
  ['it doesn\'t parse', expecting({ verb: 'parses' }), reported([thrown(error('SyntaxError'), 'parse')]), 'fail'],
  // log
  ['the log', expecting({ verb: 'log', log: ['a', 1] }), reported([normal(1)], { log: ['a', 1] }), 'pass'],
  ['the log in another order', expecting({ verb: 'log', log: ['a', 1] }), reported([normal(1)], { log: [1, 'a'] }), 'fail', { detail: 'expected the log ["a", 1]; saw the log [1, "a"]' }],
  ['an empty log because of a throw', expecting({ verb: 'log', log: [] }), reported([thrown(error('Error'))]), 'fail'],
  // frozen, unreachable
  ['frozen', expecting({ verb: 'frozen', frozen: 'deep' }), reported([normal(1)], { probes: [frozen([])] }), 'pass'],
  ['not frozen', expecting({ verb: 'frozen', frozen: 'deep' }), reported([normal(1)], { probes: [frozen(['a.b'])] }), 'fail', { detail: 'expected a value frozen with all that it reaches; saw not frozen: a.b' }],
  ['nothing to freeze', expecting({ verb: 'frozen', frozen: 'deep' }), reported([normal(1)], { probes: [frozen([], 0)] }), 'fail', { detail: 'expected a value frozen with all that it reaches; saw no object to look at' }],
  ['frozen, but by a throw', expecting({ verb: 'frozen', frozen: 'deep' }), reported([thrown(1)]), 'fail'],
  ['unreachable', expecting({ verb: 'unreachable', target: 'evaluator' }), reported([normal(1)], { probes: [walked([])] }), 'pass'],
  ['reachable', expecting({ verb: 'unreachable', target: 'evaluator' }), reported([normal(1)], { probes: [walked(['a', 'b', 'c', 'd', 'e'])] }), 'fail', { detail: 'expected a value from which no evaluator can be reached; saw evaluator: a, b, c and 2 more' }],
  ['a walk over nothing', expecting({ verb: 'unreachable', target: 'evaluator' }), reported([normal(1)], { probes: [walked([], 0)] }), 'fail'],
  // identity
  ['the same', expecting({ verb: 'same' }, twoSteps), reported([normal(1), normal(1)], { probes: [identity(true)] }), 'pass'],
  ['not the same', expecting({ verb: 'same' }, twoSteps), reported([normal(1), normal(1)], { probes: [identity(false)] }), 'fail', { detail: 'expected twice the same value; saw two different values' }],
  ['distinct', expecting({ verb: 'distinct' }, twoSteps), reported([normal(1), normal(1)], { probes: [identity(false)] }), 'pass'],
  ['not distinct', expecting({ verb: 'distinct' }, twoSteps), reported([normal(1), normal(1)], { probes: [identity(true)] }), 'fail'],
  // either
  ['the second of two', expecting({ verb: 'either', either: [{ verb: 'value', value: 2 }, { verb: 'throws', throws: { constructor: 'TypeError' } }] }), reported([thrown(error('TypeError'))]), 'pass'],
  ['none of two', expecting({ verb: 'either', either: [{ verb: 'value', value: 2 }, { verb: 'parses' }] }), reported([thrown(error('SyntaxError'), 'parse')]), 'fail', { detail: 'expected the value 2, or a program that parses; saw SyntaxError thrown while parsing' }],
  // differs
  ['a documented difference', fakeCase({ differs: [otherwise] }), reported([normal(2)]), 'differs', { alternative: 'otherwise', hole: undefined }],
  ['a documented difference with a threat is no hole', fakeCase({ threat: 'x', differs: [otherwise] }), reported([normal(2)]), 'differs', { hole: undefined }],
  ['the rule before the difference', fakeCase({ differs: [{ ...otherwise, expect: { verb: 'value', value: 1 } }] }), reported([normal(1)]), 'pass', { alternative: undefined }],
  ['neither rule nor difference', fakeCase({ differs: [otherwise] }), reported([normal(3)]), 'fail'],
  ['a crash is not saved by a difference', fakeCase({ differs: [otherwise] }), { kind: 'crash', exitCode: 1, signal: null, raw: '', durationMs: 1 }, 'crash'],
  // open
  ['an open rule: the first alternative', openCase(), reported([normal(1)]), 'pass', { alternative: 'one' }],
  ['an open rule: the second alternative', openCase(), reported([normal(2)]), 'pass', { alternative: 'two' }],
  ['an open rule never fails', { ...openCase(), threat: 'x' }, reported([normal(3)]), 'differs', { alternative: 'unlisted', hole: undefined, detail: 'none of the alternatives of the rule; saw the value 3' }],
  ['an open rule may be blocked', openCase(), saying({ id: 'a-case', status: 'blocked', stage: 'lockdown', error: null, detail: 'x' }), 'blocked'],
];

for (const [what, entry, main, outcome, more = {}] of table) {
  test(`${what}: ${outcome}`, (t) => {
    const judgement = judge(entry, { main, differences: new Map() });
    if (judgement.kind !== 'verdict') return t.fail('another job was asked for');
    t.is(judgement.verdict.outcome, outcome, judgement.verdict.detail);
    for (const [key, value] of Object.entries(more)) t.deepEqual(judgement.verdict[key as keyof Verdict], value, key);
    if (outcome !== 'pass') t.truthy(judgement.verdict.detail);
  });
}

test('a difference that the documents of the profile ask for passes in a run for that profile alone', (t) => {
  const entry = fakeCase({ threat: 'x', differs: [{ ...otherwise, profiles: ['compartment'] }] });
  const outcomeIn = (value: number, ...profile: ['standalone' | 'compartment'] | []): unknown => {
    const judgement = judge(entry, { main: reported([normal(value)]), differences: new Map() }, ...profile);
    return judgement.kind === 'verdict' && [judgement.verdict.outcome, judgement.verdict.alternative];
  };
  t.deepEqual(outcomeIn(2, 'compartment'), ['pass', 'otherwise']);
  t.deepEqual(outcomeIn(1, 'compartment'), ['pass', undefined]);
  t.deepEqual(outcomeIn(3, 'compartment'), ['fail', undefined]);
  t.deepEqual(outcomeIn(2, 'standalone'), ['differs', 'otherwise']);
  t.deepEqual(outcomeIn(2), ['differs', 'otherwise']);
});

const needing = fakeCase({ differs: [otherwise, withProgram] });

test('a difference with programs of its own is asked for only when nothing before it held', (t) => {
  const differences = new Map();
  t.is(judge(needing, { main: reported([normal(1)]), differences }).kind, 'verdict');
  t.is(judge(needing, { main: reported([normal(2)]), differences }).kind, 'verdict');
  const judgement = judge(needing, { main: reported([normal(3)]), differences });
  t.is(judgement.kind === 'needs' && judgement.difference.id, 'its-own');
});

for (const [what, outcome, expected] of [
  ['that holds', reported([thrown(error('TypeError'))], { id: 'a-case#its-own' }), 'differs'],
  ['that does not hold', reported([normal(3)], { id: 'a-case#its-own' }), 'fail'],
  ['that crashed', { kind: 'crash', exitCode: 1, signal: null, raw: '', durationMs: 1 }, 'fail'],
  ['that answers another job', reported([thrown(error('TypeError'))]), 'fail'],
  ['that the engine lacks the means for', 'unsupported', 'fail'],
] as const) {
  test(`a difference ${what}: ${expected}`, (t) => {
    const judgement = judge(needing, { main: reported([normal(3)]), differences: new Map([['its-own', outcome]]) });
    t.is(judgement.kind === 'verdict' && judgement.verdict.outcome, expected);
  });
}

test('a declared lack is unsupported before anything runs', (t) => {
  t.is(judgeCapabilities([], []), undefined);
  t.is(judgeCapabilities(['harden'], ['harden', 'modules']), undefined);
  t.is(judgeCapabilities(['harden', 'modules'], ['harden'])?.outcome, 'unsupported');
});

test('raw output is trimmed', (t) => {
  const main: JobOutcome = { kind: 'timeout', raw: 'x'.repeat(10_000), durationMs: 1 };
  const judgement = judge(fakeCase(), { main, differences: new Map() });
  t.true(judgement.kind === 'verdict' && (judgement.verdict.raw?.length ?? 0) < 2_100);
});
