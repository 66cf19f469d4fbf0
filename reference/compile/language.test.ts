import test from 'ava';
import { createWorld } from '../host/world.ts';
import { GuestThrow } from '../runtime/completion.ts';
import type { ErrorObject } from '../runtime/errors.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Value } from '../runtime/value.ts';

type Table = readonly (readonly [title: string, program: string, result: Value])[];

function evaluate(program: string): Value {
  const world = createWorld();
  try {
    const value = world.evaluateScript(program, { file: 'test.js' });
    world.runJobs();
    return value;
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    return value instanceof ObjectValue ? `throws ${String(world.run(() => value.Get('name', value)))}` : `throws ${String(value)}`;
  }
}

function table(name: string, rows: Table): void {
  for (const [title, program, result] of rows) test(`${name}: ${title}`, (t) => t.is(evaluate(program), result));
}

table('operators', [
  ['numbers add', '1 + 2', 3],
  ['strings concatenate with numbers', '"a" + 1 + 2', 'a12'],
  ['BigInts add', '2n + 3n', 5n],
  ['BigInts and numbers do not mix', '1n + 1', 'throws TypeError'],
  ['exponentiation is right-associative', '2 ** 3 ** 2', 512],
  ['remainder keeps the sign of zero', 'Object.is(-1 % 1, -0)', true],
  ['unsigned shift', '-1 >>> 28', 15],
  ['loose equality converts', '"1" == 1', true],
  ['strict equality does not', '"1" === 1', false],
  ['relational on strings', '"a" < "b"', true],
  ['logical operators give operands', '0 || "x" && "y"', 'y'],
  ['typeof of an undeclared name', 'typeof nowhere', 'undefined'],
  ['typeof of a function', 'typeof (() => 1)', 'function'],
  ['void', 'void 1', undefined],
  ['the key of a compound assignment is converted once', 'let n = 0; const key = { toString() { n++; return "k"; } }; const o = { k: 1 }; o[key] += 1; o[key]++; n + "," + o.k', '2,3'],
  ['the comma gives the last', '(1, 2)', 2],
  ['in', '"a" in { a: 1 }', true],
  ['instanceof', 'function F() {} new F() instanceof F', true],
  ['delete of an own property', 'const o = { a: 1 }; delete o.a; "a" in o', false],
  ['delete of a fixed property throws', 'delete Object.prototype', 'throws TypeError'],
]);

table('bindings', [
  ['let is dead before its declaration', 'x; let x = 1;', 'throws ReferenceError'],
  ['let is dead in a function called too early', '{ f(); let x = 1; function f() { return x; } }', 'throws ReferenceError'],
  ['const cannot be assigned', 'const x = 1; x = 2;', 'throws TypeError'],
  ['an undeclared name cannot be assigned', 'nowhere = 1', 'throws ReferenceError'],
  ['var is hoisted', 'x; var x = 1; x', 1],
  ['functions are hoisted', 'f(); function f() { return 5; }', 5],
  ['blocks shadow', 'let x = 1; { let x = 2; } x', 1],
  ['closures share a binding', 'let r; { let x = 1; const inc = () => ++x; inc(); r = inc(); } r', 3],
  ['each iteration has its own binding', 'const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); fs.map((f) => f()).join()', '0,1,2'],
  ['a closure in the head sees the first copy', 'let g; for (let i = 0, h = () => i; i < 2; i++) g = h; g()', 0],
  ['the name of a function expression is constant', '(function f() { f = 1; })()', 'throws TypeError'],
  ['a switch block is one scope', 'switch (1) { case 0: let x; case 1: x; }', 'throws ReferenceError'],
  ['typeof sees the dead zone', 'typeof x; let x;', 'throws ReferenceError'],
  ['a function that is the body of another has a scope of its own', 'const f = s => t => u => [s, t, u].join(); f(1)(2)(3)', '1,2,3'],
  ['so has one below parameters with expressions', '((s = 1) => t => s + t)()(2)', 3],
  ['so has a named function', 'const f = s => function t() { return () => s + typeof t; }; f(1)()()', '1function'],
  ['so has a class', 'const f = (x = 1) => class A { static m() { return A.name + x; } }; f().m()', 'A1'],
  ['so has a class in the head of a loop', 'let n = 0; for (let k in class A { static m() { return A; } }) n += 1; n', 0],
  ['a function in the head of a loop sees its names dead', 'let r; for (const k of [() => k]) { try { k(); } catch (e) { r = e.name; } } r', 'ReferenceError'],
  ['a pattern that is no regular expression is its text', '"abc".search({ [Symbol.match]: 1, toString: () => "c" })', 2],
  ['update of a captured binding', 'let n = 0; const f = () => n++; f(); f(); n', 2],
]);

table('functions', [
  ['defaults see earlier parameters', '((a, b = a + 1) => a + b)(1)', 3],
  ['defaults do not see the body', 'let x = 1; (function (a = x) { var x = 2; return a; })()', 1],
  ['a body var begins as the parameter', '(function (a, b = 1) { var a; return a; })(7)', 7],
  ['a parameter is dead before it is bound', '((a = b, b) => a)()', 'throws ReferenceError'],
  ['rest parameters', '((a, ...r) => r.length)(1, 2, 3)', 2],
  ['arguments does not alias', '(function (a) { a = 2; return arguments[0]; })(1)', 1],
  ['arguments of the outer function in an arrow', '(function () { return (() => arguments[0])(); })(4)', 4],
  ['this is undefined in a plain call', '(function () { return this; })()', undefined],
  ['this is not boxed', 'Object.prototype.me = function () { return typeof this; }; (5).me()', 'number'],
  ['arrows share this', '({ f() { return (() => this.x)(); }, x: 3 }).f()', 3],
  ['new.target', '(function F() { return new.target === F; }).call() || new (function F() { this.t = new.target === F; })().t', true],
  ['a constructor may return an object', 'new (function () { return { a: 1 }; })().a', 1],
  ['names come from where the function stands', 'const f = () => 1; const o = { g: function () {}, ["h" + 1]: () => 1 }; f.name + o.g.name + o.h1.name', 'fgh1'],
  ['length counts the leading parameters', '((a, b, c = 1, d) => 1).length', 2],
  ['prototype has the constructor', 'function F() {} F.prototype.constructor === F', true],
  ['toString gives the source', '(function  f ( a ) { })  .toString()', 'function  f ( a ) { }'],
  ['spread arguments', 'Math.max(...[1, 5], 3)', 5],
  ['deep recursion is a RangeError that can be caught', 'function f() { return f() + 1; } try { f(); } catch (e) { e instanceof RangeError }', true],
  ['recursion', 'function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } fib(15)', 610],
]);

table('classes', [
  ['methods and fields of instances', 'class A { constructor(x) { this.x = x; } get() { return this.x; } } new A(3).get()', 3],
  ['inheritance and super', 'class A { f() { return 1; } } class B extends A { f() { return super.f() + 1; } } new B().f()', 2],
  ['super constructor', 'class A { constructor(x) { this.x = x; } } class B extends A { constructor() { super(4); } } new B().x', 4],
  ['default derived constructor', 'class A { constructor(...a) { this.n = a.length; } } class B extends A {} new B(1, 2).n', 2],
  ['this before super throws', 'class A {} class B extends A { constructor() { this.x = 1; } } new B()', 'throws ReferenceError'],
  ['super in an arrow', 'class A { constructor() { this.a = 1; } } class B extends A { constructor() { (() => super())(); } } new B().a', 1],
  ['a class cannot be called', 'class A {} A()', 'throws TypeError'],
  ['static methods are inherited', 'class A { static s() { return 7; } } class B extends A {} B.s()', 7],
  ['accessors', 'class A { get x() { return this._x; } set x(v) { this._x = v * 2; } } const a = new A(); a.x = 4; a.x', 8],
  ['the inner name is constant', 'class A { f() { A = 1; } } new A().f()', 'throws TypeError'],
  ['computed keys', 'class A { ["a" + "b"]() { return 1; } } new A().ab()', 1],
  ['a computed key leaves a class its own name', 'const { k } = { ["k"]: class A {} }; k.name', 'A'],
  ['a computed key names what has no name', 'const { k } = { ["k"]: class {} }; k.name', 'k'],
  ['extends null', 'class A extends null {} Object.getPrototypeOf(A.prototype)', null],
  ['methods are no constructors', 'new ({ f() {} }).f()', 'throws TypeError'],
  ['super property assignment goes to this', 'class A { set(v) { super.y = v; } } const a = new A(); a.set(2); a.y', 2],
]);

table('elements of strings', [
  ['an index written as a string', '"ab"["0"] + "ab"["1"]', 'ab'],
  ['of a string in a variable', 'const s = "ab"; let t = s["1"]; t', 'b'],
  ['a call of what an index gives', '"ab"["0"]()', 'throws TypeError'],
  ['an index beyond its end', '"ab"["2"]', undefined],
  ['no array index', '"ab"["00"]', undefined],
  ['compound assignment', 'const o = { "0": 1 }; o["0"] += 1; o[0]', 2],
  ['what cannot be written', '"ab"["0"] = "c"', 'throws TypeError'],
]);

table('destructuring', [
  ['object patterns', 'const { a, b: { c = 5 } = {} } = { a: 1 }; a + c', 6],
  ['array patterns', 'const [a, , b = 3, ...r] = [1, 2, undefined, 4, 5]; a + b + r.length', 6],
  ['assignment to members', 'const o = {}; [o.a, o["b"]] = [1, 2]; ({ x: o.c } = { x: 3 }); o.a + o.b + o.c', 6],
  ['rest properties', 'const { a, ...r } = { a: 1, b: 2, c: 3 }; Object.keys(r).join()', 'b,c'],
  ['undefined cannot be destructured', 'const { a } = undefined;', 'throws TypeError'],
  ['parameters', '(({ a, b = 2 }, [c]) => a + b + c)({ a: 1 }, [3])', 6],
  ['an iterator is closed', `let closed = 0; const it = { [Symbol.iterator]() { return { next() { return { value: 1, done: false }; }, return() { closed++; return {}; } }; } };
    const [a] = it; closed`, 1],
  ['swap', 'let a = 1, b = 2; [a, b] = [b, a]; a * 10 + b', 21],
  ['computed keys', 'const k = "z"; const { [k]: v } = { z: 9 }; v', 9],
]);

table('statements', [
  ['labelled continue', 'let n = 0; outer: for (let i = 0; i < 3; i++) { for (;;) { n++; continue outer; } } n', 3],
  ['labelled break', 'a: { break a; }', undefined],
  ['finally overrides return', '(() => { try { return 1; } finally { return 2; } })()', 2],
  ['finally keeps the value of return', '(() => { let x = 1; try { return x; } finally { x = 2; } })()', 1],
  ['catch binds a pattern', 'try { throw { a: 1 }; } catch ({ a }) { a }', 1],
  ['a throw passes finally', 'let s = ""; try { try { throw 1; } finally { s += "f"; } } catch (e) { s += e; } s', 'f1'],
  ['for-in visits inherited keys once', 'const o = Object.create({ a: 1, b: 2 }); o.a = 3; o.c = 4; let s = ""; for (const k in o) s += k; s', 'acb'],
  ['for-of over an array that grows', 'const a = [1]; let n = 0; for (const x of a) { if (a.length < 4) a.push(x); n++; } n', 4],
  ['for-of over a string', 'let s = ""; for (const c of "abc") s = c + s; s', 'cba'],
  ['for-of closes on break', `let closed = 0; const it = { [Symbol.iterator]() { return { next() { return { value: 1, done: false }; }, return() { closed++; return {}; } }; } };
    for (const x of it) break; closed`, 1],
  ['switch falls through', 'let s = ""; switch (1) { case 1: s += 1; case 2: s += 2; break; default: s += 3; } s', '12'],
  ['default in the middle', 'let s = ""; switch (9) { case 1: s += 1; default: s += "d"; case 2: s += 2; } s', 'd2'],
  ['do-while runs once', 'let n = 0; do n++; while (false); n', 1],
]);

table('completion values', [
  ['if without a branch taken', '1; if (false) {}', undefined],
  ['an empty block keeps the value', '1; {}', 1],
  ['var keeps the value', '1; var x = 2;', 1],
  ['break keeps the value of the body', 'do { 2; break; } while (false);', 2],
  ['break in an if is undefined', 'do { 2; if (true) { break; } 3; } while (false);', undefined],
  ['finally does not count', 'try { 1; } finally { 2; }', 1],
  ['catch counts', '0; try { 1; throw 0; } catch (e) {}', undefined],
  ['switch', '1; switch (1) { case 1: 2; }', 2],
]);

table('literals', [
  ['template', '`a${1 + 1}b${"c"}`', 'a2bc'],
  ['tagged template', '((s, v) => s.raw[0] + s[1] + v)`\\n${1}x`', '\\nx1'],
  ['template objects are cached by site', 'const t = (s) => s; const f = () => t`a`; f() === f() && Object.isFrozen(f())', true],
  ['spread properties', 'Object.keys({ ...{ a: 1 }, b: 2, ..."c" }).join()', '0,a,b'],
  ['accessors', '({ get x() { return 1; }, set x(v) {} }).x', 1],
  ['__proto__ sets the prototype', 'Object.getPrototypeOf({ __proto__: null })', null],
  ['holes', '[1, , 2].length + "," + (1 in [1, , 2])', '3,false'],
  ['spread elements', '[0, ...[1, 2], ...[]].length', 3],
]);

table('eval', [
  ['direct eval sees the bindings around it', '(() => { let x = 4; return eval("x + 1"); })()', 5],
  ['direct eval assigns to them', '(() => { let x = 4; eval("x = 6"); return x; })()', 6],
  ['its declarations are its own', '(() => { eval("var y = 1"); return typeof y; })()', 'undefined'],
  ['indirect eval sees globals only', '(() => { let x = 4; return (0, eval)("typeof x"); })()', 'undefined'],
  ['this and arguments', '(function () { return eval("this.v + arguments[0]"); }).call({ v: 1 }, 2)', 3],
  ['super', '({ __proto__: { f() { return 3; } }, f() { return eval("super.f()"); } }).f()', 3],
  ['eval in an arrow', '(function () { return (() => eval("arguments.length"))(); })(1, 2)', 2],
  ['a syntax error is the guest\'s', 'eval("(")', 'throws SyntaxError'],
  ['the completion value', 'eval("1; if (true) { 2; }")', 2],
]);

test('scripts: each evaluation of a text has template objects of its own', (t) => {
  const world = createWorld();
  const text = '((strings) => strings)`a`';
  t.not(world.evaluateScript(text), world.evaluateScript(text));
});

test('scripts: a text that runs again costs as many steps as the first time', (t) => {
  const [first, second] = [createWorld(), createWorld()];
  for (const world of [first, second]) world.evaluateScript('let n = 0; for (let i = 0; i < 10; i++) n += i; n');
  t.is(first.meter, second.meter);
});

test('scripts: code compiled for one world runs in another', (t) => {
  const text = 'typeof x + [1, 2].map((n) => n * 2).join() + new (class { m() { return String({}); } })().m()';
  const [first, second] = [createWorld(), createWorld()];
  t.is(first.evaluateScript(text), 'undefined2,4[object Object]');
  second.evaluateScript('var x = 1; Array.prototype.join = () => "joined"; Object.prototype.toString = () => "o"');
  t.is(second.evaluateScript(text), 'numberjoinedo');
  t.is(first.evaluateScript(text), 'undefined2,4[object Object]');
});

test('scripts: endowments are const bindings around the program', (t) => {
  const world = createWorld();
  const run = (text: string) => world.evaluateScript(text, { endowments: new Map<string, Value>([['a', 1], ['b', 2]]) });
  t.is(run('a + b'), 3);
  t.is(run('let a = 5; a + b'), 7);
  t.throws(() => run('a = 2'), { any: true });
  t.is(run('var v = 1; typeof globalThis.v'), 'undefined');
  t.is(world.evaluateScript('typeof a'), 'undefined');
});

test('guest stacks name the calls under way, innermost first', (t) => {
  const world = createWorld();
  const program = 'function inner() {\n  null.x;\n}\nfunction outer() {\n  [1].forEach(() => inner());\n}\nouter();';
  try {
    world.evaluateScript(program, { file: 'stack.js' });
    t.fail();
  } catch (error) {
    const { guestStack } = (error as GuestThrow).value as ErrorObject;
    t.deepEqual(
      guestStack?.map(({ functionName, file, line }) => `${functionName} ${file}:${line}`),
      ['inner stack.js:2', ' stack.js:5', 'outer stack.js:5', ' stack.js:7'],
    );
  }
});
