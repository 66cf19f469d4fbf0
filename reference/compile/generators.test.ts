import test from 'ava';
import { createWorld } from '../host/world.ts';
import { GuestThrow } from '../runtime/completion.ts';
import type { Value } from '../runtime/value.ts';

type Table = readonly (readonly [title: string, program: string, result: Value])[];

function evaluate(program: string): Value {
  try {
    return createWorld().evaluateScript(program, { file: 'test.js' });
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    return `throws ${String((error.value as { slots?: unknown[] }).slots?.[0] ?? error.value)}`;
  }
}

/** Runs the program, then its jobs, then reads the global `log`. */
function evaluateAsync(program: string): Value {
  const world = createWorld();
  world.evaluateScript(`var log = []; ${program}`, { file: 'test.js' });
  world.runJobs();
  return world.evaluateScript('log.join()');
}

function table(name: string, rows: Table, run: (program: string) => Value): void {
  for (const [title, program, result] of rows) test(`${name}: ${title}`, (t) => t.is(run(program), result));
}

const prelude = 'const drain = (g) => { let s = ""; for (const x of g) s += x; return s; };';

table(
  'generators',
  [
    ['yield in a loop', `${prelude} drain((function* () { for (let i = 0; i < 3; i++) yield i; })())`, '012'],
    ['values sent in', 'const g = (function* () { const a = yield 1; return a * 2; })(); g.next(); g.next(21).value', 42],
    ['operands before a yield keep their values', 'let x = 1; const g = (function* () { return x + (yield); })(); g.next(); x = 100; g.next(2).value', 3],
    ['arguments around a yield', 'const g = (function* () { return [1, yield 2, ...(yield 3), 4].join(); })(); g.next(); g.next(7); g.next([8, 9]).value', '1,7,8,9,4'],
    ['the method is taken before its arguments', 'const o = { f() { return 1; } }; const g = (function* () { return o.f(yield); })(); g.next(); o.f = () => 2; g.next().value', 1],
    ['return runs finally', 'let s = ""; const g = (function* () { try { yield 1; } finally { s += "f"; } })(); g.next(); g.return(5).value + s', '5f'],
    ['finally may yield during return', 'const g = (function* () { try { yield 1; } finally { yield 2; } })(); g.next(); g.return(5).value + "," + g.next().value', '2,5'],
    ['throw is caught inside', 'const g = (function* () { try { yield 1; } catch (e) { yield e + 1; } })(); g.next(); g.throw(4).value', 5],
    ['yield* passes results through', `${prelude} drain((function* () { yield 0; const r = yield* (function* () { yield 1; return 2; })(); yield r; })())`, '012'],
    ['a break closes the generator', 'let s = ""; for (const x of (function* () { try { yield 1; } finally { s = "closed"; } })()) break; s', 'closed'],
    ['yield in an object literal', 'const g = (function* () { return { a: 1, [yield]: yield, b: 2 }; })(); g.next(); g.next("k"); JSON.stringify(g.next(5).value)', '{"a":1,"k":5,"b":2}'],
    ['yield in a pattern', 'const g = (function* () { const { a = yield 1, b } = { b: 2 }; return a + b; })(); g.next(); g.next(5).value', 7],
    ['yield in a class', 'const g = (function* () { return class { [yield]() { return 3; } }; })(); g.next(); new (g.next("m").value)().m()', 3],
    ['yield as a condition', 'const g = (function* () { return (yield) ? "t" : "f"; })(); g.next(); g.next(0).value', 'f'],
    ['yield in compound assignment', 'let n = 1; const g = (function* () { n += yield; })(); g.next(); n = 50; g.next(2); n', 3],
    ['yield in a switch', 'const g = (function* () { switch (yield) { case 1: return "one"; default: return "other"; } })(); g.next(); g.next(1).value', 'one'],
    ['closures in a loop that yields', 'const fs = []; for (const x of (function* () { for (let i = 0; i < 2; i++) { fs.push(() => i); yield; } })()); fs.map((f) => f()).join()', '0,1'],
    ['labelled continue across a yield', 'const g = (function* () { o: for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) continue o; yield a * 10 + b; } } })(); [...g].join()', '11,21'],
    ['template around a yield', 'const g = (function* () { return `a${yield}b${yield}`; })(); g.next(); g.next(1); g.next(2).value', 'a1b2'],
    ['a running generator cannot be resumed', 'const g = (function* () { g.next(); })(); try { g.next(); } catch (e) { e instanceof TypeError }', true],
    ['the prototype of a generator is its function\'s', 'function* f() {} Object.getPrototypeOf(f()) === f.prototype', true],
    ['new on a generator function throws', 'function* f() {} try { new f(); } catch (e) { e instanceof TypeError }', true],
  ],
  evaluate,
);

table(
  'async',
  [
    ['await gives the value', '(async () => { log.push(await 1 + await Promise.resolve(2)); })()', '3'],
    ['a rejection is caught', '(async () => { try { await Promise.reject(5); } catch (e) { log.push(e); } })()', '5'],
    ['await takes one job for a native promise', 'Promise.resolve().then(() => log.push("a")).then(() => log.push("b")); (async () => { await Promise.resolve(); log.push("x"); })()', 'a,x,b'],
    ['the body runs at once until it awaits', '(async () => { log.push(1); await 0; log.push(3); })(); log.push(2);', '1,2,3'],
    ['a throw in a parameter rejects', '(async (a = (() => { throw 7; })()) => 1)().catch((e) => log.push(e))', '7'],
    ['for await over promises', '(async () => { for await (const x of [Promise.resolve(1), 2]) log.push(x); })()', '1,2'],
    ['async generators queue their requests', 'const g = (async function* () { log.push(yield 1); yield 2; })(); g.next(); g.next("s").then((r) => log.push(r.value));', 's,2'],
    ['return of an async generator awaits', 'const g = (async function* () { return Promise.resolve(4); })(); g.next().then((r) => log.push(r.value, r.done));', '4,true'],
    ['yield* of an async generator', '(async () => { for await (const x of (async function* () { yield* [1, 2]; yield* (async function* () { yield 3; })(); })()) log.push(x); })()', '1,2,3'],
    ['closing an async iterator is awaited', `const it = { [Symbol.asyncIterator]() { return { next() { return { value: 1, done: false }; }, return() { log.push("closed"); return {}; } }; } };
      (async () => { for await (const x of it) break; log.push("after"); })()`, 'closed,after'],
    ['arrow and method', 'const o = { async m() { return this.v; }, v: 6 }; (async () => log.push(await o.m()))()', '6'],
    ['a thenable is adopted', '(async () => log.push(await { then(r) { r(8); } }))()', '8'],
    ['finally around await', '(async () => { try { await 1; } finally { log.push("f"); } })().then(() => log.push("end"))', 'f,end'],
  ],
  evaluateAsync,
);

table(
  'functions from strings',
  [
    ['Function', 'new Function("a", "b", "return a + b")(1, 2)', 3],
    ['their text', 'String(Function("a", "return a"))', 'function anonymous(a\n) {\nreturn a\n}'],
    ['they see globals only', '(() => { let x = 1; return Function("return typeof x")(); })()', 'undefined'],
    ['GeneratorFunction', 'Object.getPrototypeOf(function* () {}).constructor("yield 5")().next().value', 5],
    ['a syntax error is the guest\'s', 'try { Function("("); } catch (e) { e instanceof SyntaxError }', true],
  ],
  evaluate,
);
