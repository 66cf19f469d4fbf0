import test from 'ava';
import { parseEval, parseExpression, parseModule, parseScript, SyntaxFault } from './index.ts';
import type { ParseOptions } from './index.ts';

const kindOf = (parse: () => unknown): string => {
  try {
    parse();
    return 'accepted';
  } catch (error) {
    if (error instanceof SyntaxFault) return error.kind;
    throw error;
  }
};
const script = (source: string, options?: ParseOptions) => kindOf(() => parseScript(source, options));
const module = (source: string, options?: ParseOptions) => kindOf(() => parseModule(source, options));

// U+2028 and U+2029 would stand unseen in the titles.
const title = (source: string) => JSON.stringify(source).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);

const accepted: Record<string, string[]> = {
  'later than ES2015': ['2 ** 3 ** 2', 'async function f() { for await (const x of y) await x; }', 'const { a, ...b } = c, d = { ...e };', 'f(a, b,);', 'tag`\\u{nope} \\xz`', 'async function* g() { yield* await a; }'],
  'BigInt literals': ['0n; 10n; 0xfFn; 0b1n; 0o7n; 1n + 2n', 'typeof 1n', '({ 1n: 1 })'],
  'regular expressions where acorn expects division': ['({ *m() { yield /re/; } })', '({ *m() { yield /=re/; } })', 'async function f() { await /=re/; }', 'for (const x of /=re/[y]) ;'],
  'division where acorn expects a regular expression': ['a ? b : function () {} / 2', 'a ? b : class {} / 2', 'x = function () {} / 1 /2', 'a\n/b/g'],
  'no HTML-like comment': ['a <!--b', 'a\n<!--b', 'while (n --> 0) ;'],
  'not reserved in script': ['var async, of, get, set, from, as, await; await: ;', 'for (of of of) ;'],
  'strict and simple': ['function f(a) { "use strict"; }', 'var eval_, arguments_; eval("x"); (arguments);', 'class A extends B { constructor() { super(); } }', 'label: for (;;) { continue label; }', 'a: b: while (1) continue a;'],
};

const refused: Record<string, string[]> = {
  'sloppy code': ['with (a) b;', 'delete a', 'delete ((a))', 'eval = 1', 'arguments++', '[eval] = a', '({ arguments } = a)', 'function eval() {}', '(function arguments() {})', 'class eval {}', '(class eval {})', '(class arguments extends A {})', 'function f(a, a) {}', '(eval) => 1', 'let yield', 'var let', 'var static', 'interface: ;', '017', '089', '08.5', '"\\01"', '"\\8"', '"\\08"', 'try {} catch (eval) {}', 'let a = { set b(eval) {} }'],
  'Annex B': ['if (1) function f() {}', 'label: function f() {}', 'for (var a = 1 in b) ;', 'try {} catch (e) { var e; }', 'try {} catch (e) { for (var e of a) ; }', '{ function f() {} function f() {} }', '<!-- comment', '--> comment', 'a\n--> comment', '/**/ --> comment'],
  'later than ES2018': ['a?.b', 'a?.[0]', 'a?.()', 'a ?? b', 'a ??= b', 'a ||= b', 'a &&= b', 'class A { x; }', 'class A { x = 1 }', 'class A { #x() {} }', 'class A { static {} }', '#x in a', '1_000', '0x1_0', '1_0n', '#!/bin/sh', 'import("a")', 'import.meta', 'try {} catch {}', '"\u2028"', '"\u2029"', 'await 1', 'using a = b', 'new.target', 'class A { static async *#x() {} }', 'super.x'],
  'BigInt literals of wrong form': ['01n', '00n', '1.5n', '.5n', '1e3n', '08n', '1na', '0b2n', '0xn', '1n1'],
  'numbers that touch something': ['3in []', '3a', '0b12', '0o78', '0xg', '3\\u0061', '1e', '1e+', '0x1.5'],
  'redeclarations': ['let a; let a', 'let a; var a', 'var a; let a', 'function a() {} let a', 'switch (1) { case 1: let a; case 2: let a; }', 'function f(a) { let a; }', '(a) => { let a; }', 'try {} catch ([a]) { var a; }', 'try {} catch (e) { let e; }', 'let [a, a] = b', 'for (let a of b) { var a; }', '{ let a; { var a; } }', 'class A {} var A'],
  'cover grammars': ['({ a = 1 })', '({ a }) = 1', '(a, b) = 1', '[(a = 1)] = b', '((a)) => 1', '([(a)]) => 1', '(a.b) => 1', '[...a,] = b', '({ ...{ a } } = b)', '(...a, b) => 1', 'async (...a,) => 1', 'f() = 1', 'a + b = c', '++a++', 'for (f() of b) ;', 'async ((a)) => 1', '() => {} || 1', '(a)\n=> 1'],
  'contextual rules': ['function f(a = 1) { "use strict"; }', '({ m({ a }) { "use strict"; } })', '(...a) => { "use strict"; }', 'function* g(a = yield) {}', 'async function f(a = await 1) {}', 'async (await) => 1', 'async await => 1', 'function* g() { (a = yield) => 1 }', '-1 ** 2', 'await: async () => await', 'super()', '({ m() { super(); } })', 'class A { constructor() { super(); } }', 'class A { constructor() {} constructor() {} }', 'class A { get constructor() {} }', 'class A { static prototype() {} }', 'new super()', 'function f() { break; }', 'while (1) { (() => { break; })() }', 'a: a: ;', 'a: { continue a; }', 'return', 'yield 1', 'let let = 1', 'throw\na', 'for (let a, b of c) ;', 'const a', 'let [a]', 'if (1) let a', 'if (1) class A {}', 'while (0) async function f() {}', '`\\u{nope}`', '`${`', 'v\\u0061r a', 'n\\u0065w.target', 'function f() { new.t\\u0061rget }', 'class A { st\\u0061tic\nm() {} }', 'a \\u{2f} b', 'for await (a of b) ;', 'function f() { for await (a of b) ; }', 'export {}', 'import a from "b"', '"\\u{110000}"', '\'unterminated', '/unterminated', '/* unterminated', '/a/gg', '/a/v', '/a/d', '/(/', '/a/\\u0067', '({ get a(b) {} })', '({ set a() {} })', '({ set a(...b) {} })', '({ async *a: 1 })', '({ async a })'],
};

for (const [topic, sources] of Object.entries(accepted)) {
  for (const source of sources) test(`accepts ${topic}: ${title(source)}`, (t) => t.is(script(source), 'accepted'));
}
for (const [topic, sources] of Object.entries(refused)) {
  for (const source of sources) test(`refuses ${topic}: ${title(source)}`, (t) => t.is(script(source), 'syntax'));
}

for (const source of ['import a, { b as c, default as d } from "e"; export { a as default, c }; export * from "f";', 'export default class {}', 'export default async function () {}', 'export const { a, b: [c] } = d', 'import {} from "a"; export {} from "b"', 'import * as ns from "a"', 'a <!--b', 'export { a }; var a']) {
  test(`accepts as module: ${title(source)}`, (t) => t.is(module(source), 'accepted'));
}
for (const source of ['export { a }', 'export { a }; { let a; }', 'export * as ns from "a"', 'export { a as "b" }; var a', 'import { "a" as b } from "c"', 'import a from "b" with { type: "json" }', 'import { eval } from "a"', 'import { default } from "a"', 'import { a, a } from "b"', 'export default 1; export default 2', 'var a; export { a, a }', 'await 1', 'var await', 'import.meta', 'import("a")', 'function f() {} function f() {}', 'import a from "b"; var a', '<!-- comment', 'a\n--> comment', 'return', 'new.target', '{ export {} }', 'export default function eval() {}', 'e\\u0078port {}', 'import * \\u0061s ns from "a"']) {
  test(`refuses as module: ${title(source)}`, (t) => t.is(module(source), 'syntax'));
}

const sloppy = (source: string) => kindOf(() => parseScript(source, { mode: 'sloppy' }));
for (const source of ['delete a', 'eval = 1; arguments++', '[eval] = a', 'function eval() {}', '(function arguments() {})', 'function f(a, a) {}', '(eval) => 1', 'var yield, let, static; let = yield', 'interface: ;', 'try {} catch (eval) {}', 'function f() { function g() {} function g() {} }', 'let\nlet_ = 1', 'function f() { "use strict"; } f(yield)', '"use strict" + 1; delete a', '(function f(a = yield, b) {})']) {
  test(`sloppy mode accepts ${title(source)}`, (t) => t.is(sloppy(source), 'accepted'));
}
for (const source of ['with (a) b;', '017', '089', '"\\01"', '"\\8"', 'if (1) function f() {}', 'label: function f() {}', 'for (var a = 1 in b) ;', 'try {} catch (e) { var e; }', '{ function f() {} function f() {} }', '<!-- comment', '"use strict"; delete a', 'function f() { "use strict"; delete a; }', 'function f(a, a) { "use strict"; }', 'function eval() { "use strict"; }', 'class A { m() { delete a; } }', 'class A extends (delete a, B) {}', 'function f(a, [a]) {}', '(a, a) => 1', '({ m(a, a) {} })', 'let let', '/\\1/', 'function f(a = 1) { "use strict"; }', 'class yield {}']) {
  test(`sloppy mode refuses ${title(source)}`, (t) => t.is(sloppy(source), 'syntax'));
}
test('modules are strict whatever the mode', (t) => t.is(kindOf(() => parseModule('delete a', { mode: 'sloppy' })), 'syntax'));

test('forbidden direct eval is found in the tree, not in the text', (t) => {
  const forbid = { directEval: 'forbid' } as const;
  for (const source of ['eval("x")', '(eval)("x")', '((eval))()', 'a = () => eval(b)', '`${eval(1)}`', 'async(eval(1))', 'ev\\u0061l(1)', 'f(eval())']) {
    t.is(script(source, forbid), 'syntax', source);
    t.is(script(source), 'accepted', source);
  }
  for (const source of ['"eval(1)"', '/eval(1)/', '// eval(1)', '(0, eval)(1)', 'a.eval(1)', 'new eval(1)', 'eval`1`', '`eval(1)`', 'var f = eval; f(1)', '({ eval(x) {} })']) {
    t.is(script(source, forbid), 'accepted', source);
  }
});

test('__proto__ in literals is Annex B by option', (t) => {
  const duplicate = '({ __proto__: a, "__proto__": b })';
  t.is(script(duplicate), 'syntax');
  t.is(script('({ __proto__: a, ["__proto__"]: b, __proto__ })'), 'accepted');
  t.is(script('({ __proto__: a, __proto__: b } = c)'), 'accepted');
  t.is(script(duplicate, { annexB: { protoLiteral: false } }), 'accepted');
  const marks = (source: string, protoLiteral: boolean) =>
    JSON.stringify(parseExpression(source, { annexB: { protoLiteral } })).match(/"setsPrototype":true/g)?.length ?? 0;
  t.is(marks('{ __proto__: a, b: c }', true), 1);
  t.is(marks('{ __proto__() {}, ["__proto__"]: a }', true), 0);
  t.is(marks('{ __proto__: a }', false), 0);
});

test('eval code may use what its context allows and no more', (t) => {
  const none = { newTarget: false, superProperty: false, superCall: false };
  const evaluated = (source: string, allowed: Partial<typeof none>) => kindOf(() => parseEval(source, { ...none, ...allowed }));
  t.is(evaluated('new.target', {}), 'syntax');
  t.is(evaluated('() => new.target', {}), 'syntax');
  t.is(evaluated('() => new.target', { newTarget: true }), 'accepted');
  t.is(evaluated('function f() { new.target }', {}), 'accepted');
  t.is(evaluated('super.a', {}), 'syntax');
  t.is(evaluated('super.a', { superProperty: true }), 'accepted');
  t.is(evaluated('() => super.a', { superProperty: true }), 'accepted');
  t.is(evaluated('function f() { super.a }', { superProperty: true }), 'syntax');
  t.is(evaluated('super()', { superProperty: true }), 'syntax');
  t.is(evaluated('super()', { superProperty: true, superCall: true }), 'accepted');
  t.is(evaluated('return', {}), 'syntax');
});

test('an expression is the whole source', (t) => {
  t.is(parseExpression(' a, b // c').type, 'SequenceExpression');
  for (const source of ['', 'a;', 'a b', 'var a', '(a', 'a) (b']) t.is(kindOf(() => parseExpression(source)), 'syntax', source);
});

test('faults say where', (t) => {
  const fault = t.throws(() => parseScript('a;\r\nb;\u2028  with (c) d;', { file: 'x.js' }), { instanceOf: SyntaxFault })!;
  t.deepEqual([fault.line, fault.column, fault.offset, fault.file], [3, 3, 9, 'x.js']);
});

test('nesting is refused by count, as a fault of its own', (t) => {
  for (const [open, close] of [['(', ')'], ['[', ']'], ['{', '}'], ['a(', ')'], ['`${', '}`'], ['x=>', ''], ['!', ''], ['new ', ''], ['a?b:', ''], ['a=', ''], ['a?', ':b'], ['if(a);else ', ''], ['class A extends ', '{}'], ['x={a:', '}'], ['function f(){', '}'], ['x=class{[', '](){}}']] as const) {
    t.is(script(open.repeat(100_000) + '1' + close.repeat(100_000)), 'too-deep', open);
  }
  t.is(script(`var ${'['.repeat(100_000)}a${']'.repeat(100_000)} = b`), 'too-deep');
  const nested = (depth: number) => '('.repeat(depth) + '1' + ')'.repeat(depth);
  t.is(script(nested(200)), 'accepted');
  t.is(script(nested(10), { maxDepth: 50 }), 'too-deep');
  t.is(script(nested(9), { maxDepth: 51 }), 'accepted');
});

test('wide sources take linear time', (t) => {
  const names = Array.from({ length: 100_000 }, (_, index) => `v${index}`);
  t.is(script(names.map((name) => `let ${name};`).join('')), 'accepted');
  t.is(script(`var ${names.join()};`), 'accepted');
  t.is(script('1+'.repeat(500_000) + '1'), 'accepted');
  t.is(script(`let${' '.repeat(10_000_000)}a`), 'accepted');
  t.is(script(`async${'/**/'.repeat(1_000_000)}function f() {}`), 'accepted');
});
