import test from 'ava';
import { parseFunctionConstructor, SyntaxFault } from './index.ts';
import type { DynamicFunctionKind, ParseOptions } from './index.ts';

const refuses = (kind: DynamicFunctionKind, params: string, body: string, options: ParseOptions = {}): boolean => {
  try {
    parseFunctionConstructor(kind, params, body, options);
    return false;
  } catch (error) {
    if (error instanceof SyntaxFault) return true;
    throw error;
  }
};

test('parameters and body are parsed into one nameless function', (t) => {
  const { expression, source } = parseFunctionConstructor('async generator', 'a, b = 1, ...c', 'yield await a;');
  t.is(expression.id, null);
  t.is(expression.params.length, 3);
  t.true(expression.async && expression.generator);
  t.is(source, 'async function* anonymous(a, b = 1, ...c\n) {\nyield await a;\n}');
  t.is(source.slice(expression.start, expression.end), source);
});

test('comments at the end of either part end with it', (t) => {
  t.false(refuses('normal', 'a // b', 'return a // c'));
  t.false(refuses('normal', 'a,', '-->0'.slice(3)));
});

test('neither part can break out of its place', (t) => {
  for (const [params, body] of [
    ['', '}, function () {'], ['', '} {'], [') { }, function (', ''], ['a) { /*', '*/'], ['/*', '*/) {'], ['a = `', '`'], ['', '})('],
    ['a = function () {', '}'], ['"', '"'], ['a = /(', ')/'], ['...a,', ''], [',', ''],
  ] as const) t.true(refuses('normal', params, body), `${params} | ${body}`);
});

test('early errors span both parts', (t) => {
  t.true(refuses('normal', 'a', 'let a'));
  t.true(refuses('normal', 'a, a', ''));
  t.true(refuses('normal', 'a = 1', '"use strict"'));
  t.true(refuses('normal', 'eval', ''));
  t.true(refuses('normal', '', 'super.x'));
  t.true(refuses('normal', '', 'super()'));
  t.true(refuses('normal', '', 'with (a) b'));
  t.false(refuses('normal', 'a', '"use strict"; new.target; var a;'));
});

test('in sloppy mode the body alone decides whether it is strict', (t) => {
  const sloppy = (params: string, body: string) => refuses('normal', params, body, { mode: 'sloppy' });
  t.false(sloppy('a, a', ''));
  t.false(sloppy('eval, static', 'delete eval;'));
  t.true(sloppy('a, a', '"use strict"'));
  t.true(sloppy('static', '"use strict"'));
  t.true(sloppy('a, [a]', ''));
  t.true(sloppy('', 'with (a) b'));
});

test('yield and await follow the kind', (t) => {
  t.true(refuses('normal', '', 'yield 1'));
  t.true(refuses('generator', 'a = yield', ''));
  t.true(refuses('async', 'a = await 1', ''));
  t.true(refuses('async', 'await', ''));
  t.false(refuses('normal', 'await', 'await'));
  t.false(refuses('generator', '', 'yield'));
  t.false(refuses('async', '', 'await 1'));
});
