/** Objects that syntax alone gives, without the name of any global: where every attack on what is shared can begin. */
import fc from 'fast-check';

/** Of each, source text of an expression of ES2018. */
const functions = [
  'function () {}', 'function named(a, b) { return a; }', '() => 0', 'async () => 0', 'async function () {}', 'function* () { yield 1; }',
  'async function* () { yield 1; }', 'class {}', 'class extends Array_ {}', 'class extends null {}',
  '({ method() {} }).method', '({ async method() {} }).method', '({ * method() {} }).method', '({ async * method() {} }).method',
  '(() => {}).bind(null)', 'descriptor({ get x() { return 1; } }).get', 'descriptor({ set x(value) {} }).set', 'class { static s() {} }.s', 'new (class { m() {} })().m',
] as const; // prettier-ignore

const objects = [
  '{}', '[]', '[1, , 3]', '/a(b)/g', '/\\u{1f600}/u', '`text`', '1', '-0.5', 'true', '\'string\'', '10n', '(function () { return arguments; })(1, 2)',
  'tag`a${1}b`', 'tag`\\unicode`', '{ __proto__: null, a: 1 }', 'new (class A { constructor() { this.a = 1; } })()',
] as const; // prettier-ignore

const iterators = [
  '[][iterator_]()', '[1].entries()', '\'ab\'[iterator_]()', '(function* () { yield 1; })()', '(async function* () { yield 1; })()', '\'ab\'.split(\'\')',
  '[...\'ab\']', '(function* () { yield* [1]; })().next()', 'rest(1, 2)',
] as const; // prettier-ignore

const promises = ['(async () => 1)()', '(async function* () { yield 1; })().next()', '(async () => 1)().then(() => {})', '(async () => { await null; })()'] as const;

/** Thrown by the language itself. */
const errors = [
  'null.x', 'undeclared_', '(() => 0)`x`.y.z', '1n + 1', '(class {})()', 'new (() => {})()', '[].reduce(() => {})', '\'x\'.repeat(-1)', '(1).toString(1)',
  'new Array_(-1)', '\'x\'.normalize(\'x\')', '{}.x.y', '[...1]', '(function () { undeclared_ = 1; })()', '(() => { const c = 1; c = 2; })()', '(() => { late; let late; })()',
  'symbol_ + \'\'', 'new (class extends null {})()', '`${symbol_}`', '(1n).toString(99)', 'x_ in 1', '1 instanceof 1', 'JSON_.parse(\'{\')', '/a/[replace_]()',
] as const; // prettier-ignore

/**
 * What the roots above abbreviate, to be put before them in a scope of their own.
 */
export const rootHelpers = `
const Array_ = [].constructor, Object_ = ({}).constructor, iterator_ = Object_.getOwnPropertySymbols([].constructor.prototype)[0], symbol_ = iterator_;
const replace_ = Object_.getOwnPropertySymbols(/a/.constructor.prototype)[0], JSON_ = JSON, x_ = 'x';
const descriptor = (object) => Object_.getOwnPropertyDescriptor(object, 'x');
const tag = (strings) => strings;
const rest = (...args) => args;
const thrown = (attempt) => { try { attempt(); } catch (error) { return error; } };
`;

const given = (sources: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...sources.map((source) => `(${source})`));

export interface Root {
  readonly kind: 'function' | 'object' | 'iterator' | 'promise' | 'error';
  /** An expression, to be evaluated where `rootHelpers` are in scope. */
  readonly source: string;
}

const of = (kind: Root['kind'], sources: fc.Arbitrary<string>): fc.Arbitrary<Root> => sources.map((source) => ({ kind, source }));

export const roots: fc.Arbitrary<Root> = fc.oneof(
  { weight: 4, arbitrary: of('function', given(functions)) },
  { weight: 4, arbitrary: of('object', given(objects)) },
  { weight: 2, arbitrary: of('iterator', given(iterators)) },
  { weight: 1, arbitrary: of('promise', given(promises)) },
  { weight: 3, arbitrary: of('error', fc.constantFrom(...errors).map((source) => `thrown(() => (${source}))`)) },
);

/** What functions are made of, each kind of which inherits a constructor of its own. */
export const functionRoots: fc.Arbitrary<string> = given(functions);
