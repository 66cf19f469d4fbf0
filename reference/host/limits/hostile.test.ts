/** Input made to hurt: each ends in a right answer or in a documented error, soon, and its world still counts and answers. */
import test from 'ava';
import { createWorld, GuestError, LimitExceeded } from '../../index.ts';

const N = 100_000;
const MILLION = 1_000_000;
const METER = 200_000_000;

type Ending = string | number | boolean | undefined;

/** The value, `SyntaxError` and the like, or `limit: …`. */
function ending(source: string, meter = METER): Ending {
  const world = createWorld({ meter });
  try {
    const value = world.evaluate(source) as Ending;
    world.drain();
    return value;
  } catch (error) {
    if (error instanceof LimitExceeded) return `limit: ${error.kind}`;
    if (!(error instanceof GuestError)) throw error;
    const before = world.usage.steps;
    if (world.evaluate('let sum = 0; for (let i = 0; i < 100; i++) sum += i; sum') !== 4950) throw new Error('the world does not answer any more', { cause: error });
    if (!(world.usage.steps > before && world.usage.steps < METER)) throw new Error('the meter does not count any more', { cause: error });
    return error.errorName;
  }
}

/** Texts that stop in the middle. */
const unterminated: readonly string[] = [
  '"', "'", '`', '`${', '`${`', '/', '/[', '/(', '/*', '(', '[', '{', '({', '(function () {', '(class {', 'class A { m(', 'x ?', 'x = ', '"\\', '"\\u', '"\\u{', '`\\u{1', 'let {', 'let [a =', 'for (', 'for (;;',
  'switch (1) { case', 'try {', 'async () => {', 'function* g() { yield', 'new.', 'new', '...', 'if (1) {', 'do {', 'a: ', '0x', '1e', '1_', '`${"', 'import', 'export', '<!--', '\\', '\ud800', '#', '@', '\0',
]; // prettier-ignore

test('what is not terminated is a SyntaxError, at any size', (t) => {
  for (const start of unterminated) {
    t.is(ending(start), 'SyntaxError', start);
    t.is(ending(`${' \n'.repeat(1000)}1;${start}`), 'SyntaxError', start);
  }
});

for (const [name, deep] of Object.entries<(n: number) => string>({
  'parentheses': (n) => `${'('.repeat(n)}7${')'.repeat(n)}`,
  'brackets': (n) => `${'['.repeat(n)}7${']'.repeat(n)}; 7`,
  'braces': (n) => `${'{'.repeat(n)}${'}'.repeat(n)} 7`,
  'arrow functions': (n) => `${'()=>'.repeat(n)}7; 7`,
  'function bodies': (n) => `${'(function(){'.repeat(n)}${'})'.repeat(n)}; 7`,
  'templates': (n) => `${'`${'.repeat(n)}7${'}`'.repeat(n)}; 7`,
  'unary operators': (n) => `${'- '.repeat(n)}7; 7`,
  'prefix !': (n) => `${'!'.repeat(n)}7; 7`,
  'sums': (n) => `${'1+'.repeat(n)}1; 7`,
  'commas': (n) => `${'1,'.repeat(n)}7`,
  'powers': (n) => `${'1**'.repeat(n)}1; 7`,
  'assignments': (n) => `var a; ${'a='.repeat(n)}7`,
  'conditionals': (n) => `${'1?'.repeat(n)}7${':0'.repeat(n)}`,
  'alternatives': (n) => `${'0?0:'.repeat(n)}7`,
  'members': (n) => `var a = {}; a.a = a; a${'.a'.repeat(n)}; 7`,
  'calls': (n) => `function f() { return f; } f${'()'.repeat(n)}; 7`,
  'new': (n) => `try { ${'new '.repeat(n)}Object; } catch (e) { 7; }`,
  'if': (n) => `${'if(1)'.repeat(n)}7`,
  'else if': (n) => `${'if(0);else '.repeat(n)}7`,
  'labels': (n) => `${Array.from({ length: n }, (_, i) => `l${i}:`).join('')}7`,
  'patterns': (n) => `try { var ${'['.repeat(n)}a${']'.repeat(n)} = []; } catch (e) { 7; }`,
  'groups of a regular expression': (n) => `/${'(?:'.repeat(n)}a${')'.repeat(n)}/.test('a') ? 7 : 0`,
  'captures': (n) => `/${'('.repeat(n)}a${')'.repeat(n)}/.test('a') ? 7 : 0`,
  'alternatives of a regular expression': (n) => `/${'a|'.repeat(n)}b/.test('b') ? 7 : 0`,
  'JSON': (n) => `JSON.parse('['.repeat(${n}) + ']'.repeat(${n})); 7`,
  'statements': (n) => `${'0;'.repeat(n)}7`,
  'declarations': (n) => `${Array.from({ length: n }, (_, i) => `var v${i};`).join('')}7`,
  'arguments': (n) => `(function () { return arguments.length; })(${'0,'.repeat(n)}0) > 0 ? 7 : 0`,
  'parameters': (n) => `(function (${Array.from({ length: n }, (_, i) => `p${i}`).join()}) { return 7; })()`,
  'properties': (n) => `({ ${Array.from({ length: n }, (_, i) => `p${i}: 0`).join()} }); 7`,
  'cases': (n) => `switch (-1) { ${Array.from({ length: n }, (_, i) => `case ${i}:`).join('')} } 7`,
})) {
  test(`a hundred thousand ${name} have their value, or are too deep`, (t) => {
    t.is(ending(deep(20)), 7);
    const end = ending(deep(N));
    t.true(end === 7 || end === 'RangeError' || end === 'SyntaxError' || end === 'limit: memory', String(end));
  });
}

const answers: Readonly<Record<string, readonly [string, Ending]>> = {
  'a text of ten megabytes': [`"${'x'.repeat(10 * MILLION)}".length`, 10 * MILLION],
  'a comment of ten megabytes': [`/*${'*'.repeat(10 * MILLION)}*/ 7`, 7],
  'a name of a million letters': [`var ${'a'.repeat(MILLION)} = 7; ${'a'.repeat(MILLION)}`, 7],
  'a number of a million digits': [`${'1'.repeat(MILLION)} === Infinity`, true],
  'a million elements with holes': [`const a = [${'1,,'.repeat(MILLION / 2)}]; let n = 0; a.forEach(() => n++); [a.length, n].join()`, `${MILLION},${MILLION / 2}`],
  'a length of four billion': ['const a = []; a.length = 2 ** 32 - 1; a[2 ** 32 - 2] = 7; a.pop()', 7],
  'a sort of a million holes': ['const a = new Array(1000000); a[999999] = 1; a[0] = 2; a.sort(); [a[0], a[1], 2 in a, a.length].join()', '1,2,false,1000000'],
  'holes filled by a prototype': ['Array.prototype[3] = 9; const a = [1, , 3, , 5]; a.indexOf(9) * 10 + a.slice(3, 4)[0]', 39],
  'a proxy of a proxy, a thousand deep': ['let p = { x: 7 }; for (let i = 0; i < 1000; i++) p = new Proxy(p, {}); p.x', 7],
  'a proxy of a proxy without end': ['let p = { x: 7 }; for (let i = 0; i < 100000; i++) p = new Proxy(p, {}); p.x', 'RangeError'],
  'a proxy that is its own prototype chain': ['const p = new Proxy({}, { getPrototypeOf: () => p }); ({}) instanceof Object', true],
  'a proxy whose handler is itself': ['const h = {}; const p = new Proxy({}, h); Object.setPrototypeOf(h, p); p.x', 'RangeError'],
  'a prototype that is a proxy of its heir': ['const a = {}; const p = new Proxy(a, {}); Object.setPrototypeOf(a, p); a.x', 'RangeError'],
  'a getter that gets itself': ['const o = { get x() { return this.x; } }; o.x', 'RangeError'],
  'a toString that is itself': ['const o = { toString() { return `${o}`; } }; `${o}`', 'RangeError'],
  'an array that holds itself': ['const a = []; a.push(a); a.join()', 'RangeError'],
  'JSON of a cycle': ['const a = []; a.push(a); JSON.stringify(a)', 'TypeError'],
  'bound a hundred thousand times': ['let f = () => 7; for (let i = 0; i < 100000; i++) f = f.bind(); f()', 'RangeError'],
  'a regular expression that explodes': ['/^(a+)+$/.test("a".repeat(40) + "b")', 'limit: regexp'],
  'a promise of a promise': ['let p = Promise.resolve(1); for (let i = 0; i < 10000; i++) p = Promise.resolve(p).then((x) => x); 7', 7],
};

for (const [name, [source, expected]] of Object.entries(answers)) {
  test(`a right answer or a clean end: ${name}`, (t) => {
    t.is(ending(source), expected);
  });
}

test('thenables of thenables end at the meter', (t) => {
  t.is(ending('const t = { then(f) { f(t); } }; Promise.resolve(t); 7', 1_000_000), 'limit: meter');
});
