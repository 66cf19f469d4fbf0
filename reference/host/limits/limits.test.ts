import test from 'ava';
import { createWorld, GuestError, LimitExceeded, type LimitKind, type ReferenceWorld, type ReferenceWorldOptions } from '../../index.ts';

const MB = 2 ** 20;

/** How a program ended: its value, the name of the error, or the limit. */
function ending(source: string, options: ReferenceWorldOptions): unknown {
  const world = createWorld(options);
  try {
    const value = world.evaluate(source);
    world.drain();
    return value;
  } catch (error) {
    if (error instanceof GuestError) return error.errorName;
    if (error instanceof LimitExceeded) return `limit: ${error.kind}`;
    throw error;
  }
}

const evasions: Readonly<Record<string, string>> = {
  'catch': 'for (;;) { try { for (;;); } catch (e) { } }',
  'finally': 'for (;;) { try { for (;;); } finally { continue; } }',
  'return in finally': 'function f() { try { for (;;); } finally { return 1; } } f();',
  'a generator that is closed': 'function* g() { try { for (;;); } finally { yield 1; } } for (const x of g());',
  'return of an iterator': 'for (const x of { [Symbol.iterator]() { return { next() { return { value: 1 }; }, return() { survived = 1; } }; } }) for (;;);',
  'an async function': '(async () => { try { for (;;); } catch (e) { } })(); 1;',
  'a promise executor': 'new Promise(() => { for (;;); }); 1;',
  'a promise job': 'Promise.resolve().then(() => { for (;;); }).catch(() => 1); 1;',
  'promise jobs without end': '(function again() { Promise.resolve().then(again); })();',
  'an await without end': '(async () => { for (;;) try { await 1; } catch (e) { } })();',
  'an async generator': '(async () => { for await (const x of (async function* () { for (;;) yield 1; })()); })();',
  'a thenable': 'Promise.resolve({ then(r) { r({ then: this.then }); } });',
  'proxy traps': 'const p = new Proxy({}, { get(t, k, r) { for (;;) try { for (;;); } catch (e) { } } }); p.x;',
  'a proxy that is its own handler': 'const h = {}; const p = new Proxy(h, h); h.get = (t, k, r) => { for (;;); }; p.x;',
  'toString': 'for (;;) try { `${{ toString() { for (;;); } }}`; } catch (e) { }',
  'a comparator': 'for (;;) try { [3, 2, 1].sort(() => { for (;;); }); } catch (e) { }',
  'a replacer': 'for (;;) try { "a".replace(/a/, () => { for (;;); }); } catch (e) { }',
  'eval': 'for (;;) try { eval("for (;;);"); } catch (e) { }',
  'recursion': 'function f() { try { f(); } catch (e) { } f(); } f();',
  'an iterator that never ends': '[...{ [Symbol.iterator]() { return { next() { return {}; } }; } }];',
  'a chain of prototypes that never ends': 'const o = {}; const p = new Proxy({}, { getPrototypeOf() { return p; } }); o instanceof Object && p instanceof Array;',
  'an array that grows as it is walked': 'const a = [1]; for (const x of a) a.push(x);',
  'a map that grows as it is walked': 'const m = new Map([[1, 1]]); for (const [k] of m) { m.delete(k); m.set(k, 1); }',
  'a length without end': 'Array.prototype.indexOf.call(new Proxy({ length: 2 ** 53 - 1 }, {}), 1);',
};

for (const [name, source] of Object.entries(evasions)) {
  test(`the meter cannot be evaded by ${name}`, (t) => {
    t.is(ending(source, { meter: 200_000, memory: 1024 * MB }), 'limit: meter');
  });
}

test('nothing runs in a world that a limit has ended', (t) => {
  const world = createWorld({ meter: 10_000 });
  world.evaluate('var survived = 0; Promise.resolve().then(() => { survived = 1; });');
  const limit = t.throws(() => world.evaluate('try { for (;;); } finally { survived = 2; }'), { instanceOf: LimitExceeded });
  t.is(t.throws(() => world.evaluate('1'), { instanceOf: LimitExceeded }), limit);
  t.is(t.throws(() => world.drain(), { instanceOf: LimitExceeded }), limit);
  t.is(t.throws(() => world.evaluateModule('a', { modules: { a: '' } }), { instanceOf: LimitExceeded }), limit);
});

test('a host function cannot hide that its world has ended', (t) => {
  const world = createWorld({ meter: 10_000 });
  world.defineFunction('swallow', () => {
    t.throws(() => world.evaluate('for (;;);'), { instanceOf: LimitExceeded });
    return 1;
  });
  t.throws(() => world.evaluate('try { swallow(); } catch (e) { 1; }'), { instanceOf: LimitExceeded });
});

test('the limit of another world is an error like others', (t) => {
  const world = createWorld();
  world.defineFunction('other', () => createWorld({ meter: 1000 }).evaluate('for (;;);'));
  t.is(world.evaluate('try { other(); } catch (e) { e instanceof Error; }'), true);
});

test('worlds that run within one another are metered each for itself', (t) => {
  const outer = createWorld();
  const inner = createWorld();
  inner.defineFunction('back', () => outer.evaluate('for (let i = 0; i < 1000; i++); 1;'));
  outer.defineFunction('call', () => inner.evaluate('for (let i = 0; i < 10000; i++); back();'));
  const [a, b] = [outer.usage.steps, inner.usage.steps];
  t.is(outer.evaluate('call()'), 1);
  const [outerSteps, innerSteps] = [outer.usage.steps - a, inner.usage.steps - b];
  t.true(outerSteps > 1000 && outerSteps < 3000, `${outerSteps}`);
  t.true(innerSteps > 10_000 && innerSteps < 12_000, `${innerSteps}`);
});

test('recursion through worlds within one another is bounded', (t) => {
  const [a, b] = [createWorld(), createWorld()];
  a.defineFunction('go', () => b.evaluate('go()'));
  b.defineFunction('go', () => a.evaluate('go()'));
  t.is(t.throws(() => a.evaluate('go()'), { instanceOf: GuestError })?.errorName, 'RangeError');
});

const memoryBombs: Readonly<Record<string, string>> = {
  'doubling a string': 'let s = "x"; for (;;) s += s;',
  'repeat in a loop': 'const a = []; for (;;) a.push("a".repeat(2 ** 20));',
  'pads': 'const a = []; for (;;) a.push("".padEnd(2 ** 20, "ab"));',
  'join': 'const a = new Array(2 ** 20).fill("ab"); for (;;) a.push(a.join());',
  'split': 'const a = []; for (;;) a.push("x".repeat(1000).split(""));',
  'URI coding': 'const a = []; for (;;) a.push(encodeURIComponent("é".repeat(10000)));',
  'JSON': 'const a = [1]; for (;;) a.push(JSON.stringify(a));',
  'squaring a BigInt': 'const n = 3n ** 2000n; const a = []; for (;;) a.push(n * n);',
  'shifting a BigInt': 'const a = []; for (let i = 0n;; i++) a.push((1n << 100000n) + i);',
  'BigInts as text': 'const a = []; const n = 2n ** 100000n; for (;;) a.push(String(n));',
  'elements': 'const a = []; for (;;) a.push(a.length);',
  'objects': 'let a; for (;;) a = { a };',
  'closures': 'let f; for (;;) { const g = f; f = () => g; }',
  'properties': 'const o = {}; for (let i = 0;; i++) o[`p${i}`] = i;',
  'layouts': 'for (let i = 0;; i++) ({})[`p${i}`] = i;',
  'sparse elements': 'const a = []; for (let i = 0;; i++) a[i * 5000] = i;',
  'maps': 'const m = new Map(); for (let i = 0;; i++) m.set(i, i);',
  'sets': 'const m = new Set(); for (let i = 0;; i++) m.add(i);',
  'buffers': 'const a = []; for (;;) a.push(new ArrayBuffer(2 ** 20));',
  'typed arrays': 'const a = []; for (;;) a.push(new Float64Array(1000));',
  'generators': 'function* g() { yield 1; } const a = []; for (;;) { const i = g(); i.next(); a.push(i); }',
  'promises': 'const p = new Promise(() => {}); for (;;) p.then(() => {});',
  'jobs': 'for (;;) Promise.resolve().then(() => {});',
  'errors': 'const a = []; for (;;) a.push(new Error("x"));',
  'symbols': 'const a = []; for (;;) a.push(Symbol("x"));',
  'proxies': 'const a = []; for (;;) a.push(new Proxy({}, {}));',
  'regular expressions': 'const a = []; for (let i = 0;; i++) a.push(new RegExp(`a${i}`));',
  'eval': 'const a = []; for (let i = 0;; i++) a.push(eval(`() => ${i}`));',
  'spread': 'let a = [1]; for (;;) a = [...a, ...a];',
  'concat': 'let a = [1]; for (;;) a = a.concat(a);',
  'arguments': 'const a = []; (function f(...r) { a.push(r); f(...r, 1); })();',
  'keys of a typed array': 'const a = []; const t = new Uint8Array(10000); for (;;) a.push(Reflect.ownKeys(t));',
};

for (const [name, source] of Object.entries(memoryBombs)) {
  test(`memory is bounded for ${name}`, (t) => {
    const looped = name === 'arguments' ? `for (;;) try { ${source} } catch (e) { }` : source;
    t.is(ending(looped, { memory: 16 * MB, meter: 200_000_000 }), 'limit: memory');
  });
}

const refused: Readonly<Record<string, string>> = {
  'a BigInt of a hundred million bits': '2n ** 100000000n',
  'a power that grows by itself': 'let x = 7n; for (;;) x **= x;',
  'a shift by four billion': '1n << 4294967296n',
  'a string of 2^30': '"a".repeat(2 ** 30)',
  'a pad of 2^53': '"a".padEnd(2 ** 53)',
  'a join of four billion commas': 'Array(2 ** 32 - 1).join()',
  'an array of 2^32': 'new Array(2 ** 32)',
  'a buffer of 2^40': 'new ArrayBuffer(2 ** 40)',
  'a typed array of 2^40': 'new Float64Array(2 ** 40)',
  'a long BigInt from text': 'BigInt("9".repeat(2 ** 24))',
  'asUintN of a negative number': 'BigInt.asUintN(2 ** 53 - 1, -1n)',
};

for (const [name, source] of Object.entries(refused)) {
  test(`refused before it is made: ${name}`, (t) => {
    t.true(['RangeError', 'limit: memory', 'limit: meter'].includes(String(ending(source, { memory: 4096 * MB, meter: 1_000_000_000 }))));
  });
}

test('a string that is allowed is charged before it is made', (t) => {
  t.is(ending('"a".repeat(2 ** 28)', { memory: 16 * MB }), 'limit: memory');
  t.is(ending('"a".repeat(2 ** 20).length', { memory: 16 * MB }), MB);
});

test('the regular expression limit is told apart', (t) => {
  t.is(ending('/(a+)+$/.test("a".repeat(40) + "b")', { regexp: 100_000 }), 'limit: regexp');
  t.is(ending('/(a+)+$/.test("a".repeat(40) + "b")', { meter: 100_000 }), 'limit: meter');
});

test('the kinds of limits are these', (t) => {
  const kinds: Readonly<Record<LimitKind, string>> = { meter: 'for (;;);', memory: 'const a = []; for (;;) a.push({});', regexp: '/(a+)+$/.test("a".repeat(40) + "b")' };
  for (const [kind, source] of Object.entries(kinds)) t.is(ending(source, { meter: 1e7, memory: 16 * MB, regexp: 1e5 }), `limit: ${kind}`);
});

test('the meter counts the same, and costs nothing to read', (t) => {
  const steps = (world: ReferenceWorld): number => {
    world.evaluate('for (let i = 0; i < 1000; i++) [i].map(String);');
    return world.usage.steps;
  };
  const world = createWorld();
  const first = steps(world);
  t.is(steps(createWorld()), first);
  world.inspect(world.evaluate('new Array(10000).fill({ a: [1] })'), { items: 10_000 });
  const before = world.usage;
  world.inspect(world.globalObject, { depth: 10 });
  t.deepEqual(world.usage, before);
});
