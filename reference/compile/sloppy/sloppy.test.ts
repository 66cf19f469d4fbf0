import test from 'ava';
import { createWorld as createApiWorld } from '../../index.ts';
import { createWorld } from '../../host/world.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import type { ObjectValue } from '../../runtime/object.ts';

/** What a strict script gives that hands strings to Function and eval; the name of an error that it throws. */
function evaluate(source: string, codeFromStrings?: 'strict' | 'sloppy'): unknown {
  const world = createWorld(codeFromStrings === undefined ? {} : { codeFromStrings });
  try {
    return world.evaluateScript(source);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const thrown = error.value as ObjectValue;
    return world.run(() => (thrown.Get('constructor', thrown) as ObjectValue).Get('name', undefined));
  }
}

/** By topic: what the program does in a world whose code from strings is sloppy. */
const table: { readonly [topic: string]: readonly (readonly [source: string, expected: unknown])[] } = {
  'this in functions': [
    ['Function("return this")() === globalThis', true],
    ['Function("return this").call(null) === globalThis', true],
    ['typeof Function("return this").call(1)', 'object'],
    ['Function("return this.valueOf()").call("a")', 'a'],
    ['const o = {}; Function("return this").call(o) === o', true],
    ['(0, eval)("(function () { return this; })")() === globalThis', true],
    ['(0, eval)("({ m() { return typeof this; } })").m.call(1)', 'object'],
    ['Function("return (() => this)()")() === globalThis', true],
    ['Function("\'use strict\'; return this")()', undefined],
    ['Function("return (function () { \'use strict\'; return typeof this; })()").call(1)', 'undefined'],
    ['Function("return class { static m() { return this; } }.m")()()', undefined],
    ['[...Function("return function* () { yield this; }")()()][0] === globalThis', true],
    ['const F = Function("this.a = 1"); new F().a', 1],
  ],
  'assignment to names that nothing binds': [
    ['Function("a = 1")(); a', 1],
    ['Function("a = 1")(); delete globalThis.a', true],
    ['Function("[a, ...b] = [1, 2]")(); a + b[0]', 3],
    ['Function("for (a of [1, 2]) ;")(); a', 2],
    ['Function("a += 1")()', 'ReferenceError'],
    ['Function("\'use strict\'; a = 1")()', 'ReferenceError'],
    ['Function("class A extends (a = null) {}")()', 'ReferenceError'],
    ['const a = 1; Function("a = 2")()', 'TypeError'],
    ['Function("a = 2")(); let a', 'ReferenceError'],
    ['Function("undefined = 1; NaN += 1")()', undefined],
    ['var log = ""; Function("a = delete globalThis.a")(); log + a', 'true'],
  ],
  'assignments that fail': [
    ['const o = Object.freeze({ a: 1 }); Function("o", "o.a = 2; o.b = 3; o.a++; o[\'a\'] += 1; [o.a] = [4]; return o.a")(o)', 1],
    ['Function("(1).a = 2; \'abc\'.length = 1; \'abc\'[0] = 1; return 1")()', 1],
    ['Function("null.a = 1")()', 'TypeError'],
    ['Function("return (function f() { f = 1; return typeof f; })()")()', 'function'],
    ['Function("const a = 1; a = 2")()', 'TypeError'],
    ['Function("return Object.defineProperty({}, \'a\', { set(v) { this.v = v; } })")().a = 1', 1],
    ['Function("o", "return { __proto__: o, m() { super.a = 1; return \'quiet\'; } }.m()")(Object.freeze({ a: 0 }))', 'quiet'],
  ],
  'delete': [
    ['Function("o", "return delete o.a")(Object.freeze({ a: 1 }))', false],
    ['Function("a", "return delete a")(1)', false],
    ['var a; Function("return delete a")()', false],
    ['let a; Function("return delete a")()', false],
    ['Function("return delete a")()', true],
    ['Function("a = 1; return delete a")()', true],
    ['Function("return delete (arguments)")()', false],
  ],
  'names and parameters': [
    ['Function("a", "a", "return a")(1, 2)', 2],
    ['Function("a", "a", "")["length"]', 2],
    ['Function("eval", "static", "return eval + static")(1, 2)', 3],
    ['(0, eval)("var let = 1, yield = 2; let + yield")', 3],
    ['Function("var arguments; return arguments[0]")(7)', 7],
    ['Function("a = 1", "var arguments; return arguments[0]")(7)', 7],
    ['Function("var arguments = 1; return arguments")(7)', 1],
    ['Function("arguments", "return arguments")(7)', 7],
    ['const f = Function("return arguments.callee"); f() === f', true],
    ['Function("a = 1", "return arguments.callee")()', 'TypeError'],
    ['Function("a", "arguments[0] = 2; return a")(1)', 1],
  ],
  'vars of indirect eval': [
    ['(0, eval)("var a = 1; function b() { return a; }"); b()', 1],
    ['(0, eval)("var a = 1"); delete globalThis.a', true],
    ['(0, eval)("let a = 1; a")', 1],
    ['(0, eval)("let a = 1"); typeof a', 'undefined'],
    ['let a; (0, eval)("var a")', 'SyntaxError'],
    ['Object.preventExtensions(globalThis); (0, eval)("var a")', 'TypeError'],
    ['(0, eval)("function NaN() {}")', 'TypeError'],
    ['(0, eval)("\'use strict\'; var a = 1; a")', 1],
    ['(0, eval)("\'use strict\'; var a = 1"); typeof a', 'undefined'],
    ['(0, eval)("{ eval(\'var a = 1\') }"); a', 1],
    ['(0, eval)("{ let a; eval(\'var a\') }")', 'SyntaxError'],
    ['(0, eval)("a = 1; var a; typeof a")', 'number'],
    ['(0, eval)("if (1) { var a = 2 } a")', 2],
  ],
  'vars of direct eval': [
    ['eval("var a = 1"); typeof a', 'undefined'],
    ['Function("eval(\'var a = 1\'); return a")()', 1],
    ['Function("eval(\'var a = 1\')")(); typeof a', 'undefined'],
    ['Function("a", "eval(\'var a = 2\'); return a")(1)', 2],
    ['Function("a", "eval(\'var a\'); return a")(1)', 1],
    ['Function("eval(\'function a() { return 3 }\'); return a()")()', 3],
    ['Function("function a() { return 1 } eval(\'function a() { return 2 }\'); return a()")()', 2],
    ['Function("eval(\'var a = 1\'); return delete a + typeof a")()', 'trueundefined'],
    ['var a = 0; Function("eval(\'var a = 1\'); delete a; return a")()', 0],
    ['var a = 0; Function("const f = () => a; const before = f(); eval(\'var a = 1\'); return [before, f()].join()")()', '0,1'],
    ['Function("eval(\'var a = 1\'); return eval(\'a + 1\')")()', 2],
    ['Function("eval(\'var a = 1\'); a = 2; a++; return (() => a)()")()', 3],
    ['Function("a = eval(\'var a = 1; 5\'); return a")() + a', 6],
    ['Function("let a; eval(\'var a\')")()', 'SyntaxError'],
    ['Function("{ let a; eval(\'var a\') }")()', 'SyntaxError'],
    ['Function("try { throw 1 } catch (a) { eval(\'var a\') }")()', 'SyntaxError'],
    ['Function("for (let i of [1]) { eval(\'var a = i\') } return a")()', 1],
    ['Function("eval(\'let a = 1; const b = 2\'); return typeof a + typeof b")()', 'undefinedundefined'],
    ['Function("eval(\'eval(\\"var a = 4\\")\'); return a")()', 4],
    ['Function("(() => { eval(\'var a = 1\') })(); return typeof a")()', 'undefined'],
    ['Function("a = 1", "eval(\'var a = 2\'); return a")()', 2],
    ['Function("a = 1, b = () => a", "eval(\'var a = 2\'); return a + b()")()', 3],
    ['Function("a = eval(\'var b = 1; b\')", "return a + typeof b")()', '1undefined'],
    ['Function("return (function f() { eval(\'var f = 1\'); return f; })()")()', 1],
    ['[...Function("return function* () { eval(\'var a = 1\'); yield a; }")()()][0]', 1],
    ['Function("\'use strict\'; eval(\'var a = 1\'); return typeof a")()', 'undefined'],
    ['Function("return (function () { \'use strict\'; return eval(\'this\') })()")()', undefined],
    ['Function("eval(\'var arguments = 1\'); return arguments")(7)', 1],
    ['Function("eval(\'var a = 1\'); return (function () { \'use strict\'; a = 2; return a; })()")()', 2],
    ['Function("eval(\'var a = 1\'); const forget = () => delete a; (function () { \'use strict\'; a = forget(); })()")()', 'ReferenceError'],
    ['Function("eval(\'var a = 1\'); const forget = () => delete a; a = forget(); return a")()', true],
    ['Function("return eval(\'arguments[0]\')")(7)', 7],
  ],
  'what stays out': [
    ['Function("with ({}) ;")', 'SyntaxError'],
    ['Function("if (1) function f() {}")', 'SyntaxError'],
    ['Function("{ function f() {} } return typeof f")()', 'undefined'],
    ['(0, eval)("010")', 'SyntaxError'],
    ['Function("<!-- a")', 'SyntaxError'],
  ],
};

for (const [topic, cases] of Object.entries(table)) {
  for (const [source, expected] of cases) test(`${topic}: ${source}`, (t) => t.is(evaluate(source, 'sloppy'), expected));
}

test('code from strings is strict by default', (t) => {
  t.is(evaluate('Function("return this")()'), undefined);
  t.is(evaluate('Function("a", "a", "")'), 'SyntaxError');
  t.is(evaluate('Function("a = 1")()'), 'ReferenceError');
  t.is(evaluate('(0, eval)("var a = 1"); typeof a'), 'undefined');
  t.is(evaluate('(0, eval)("delete a")'), 'SyntaxError');
});

test('scripts are strict although code from strings is sloppy', (t) => {
  t.is(evaluate('(function () { return this; })()', 'sloppy'), undefined);
  t.is(evaluate('undeclared = 1', 'sloppy'), 'ReferenceError');
  t.is(evaluate('delete Object.freeze([1])[0]', 'sloppy'), 'TypeError');
});

test('no SES world can be asked for sloppy code', (t) => {
  t.throws(() => createApiWorld({ edition: 'draft-2019', codeFromStrings: 'sloppy' }), { instanceOf: TypeError });
  t.is(createApiWorld({ codeFromStrings: 'sloppy' }).evaluate('typeof Function("return this")()'), 'object');
});

test('recursion of sloppy functions ends where the program says', (t) => {
  t.is(evaluate('const f = Function("return arguments.callee()"); try { f() } catch (error) { error.constructor.name }', 'sloppy'), 'RangeError');
});
