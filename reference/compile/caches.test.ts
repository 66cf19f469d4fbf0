/** Programs that run one site many times while what it remembers goes stale. The host's engine says what they must give. */
import test from 'ava';
import vm from 'node:vm';
import { createWorld } from '../host/world.ts';

const programs: readonly (readonly [title: string, program: string])[] = [
  ['a property moves between shapes', 'const get = (o) => o.x; const r = []; for (const o of [{ x: 1 }, { y: 0, x: 2 }, { z: 0, y: 0, x: 3 }, { x: 1 }, [], "s", 5]) r.push(get(o)); r.join()'],
  ['an inherited property is shadowed', 'const p = { x: 1 }; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.x); if (i === 1) o.x = 2; if (i === 2) delete o.x; } r.join()'],
  ['an inherited value changes', 'const p = { x: 1 }; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.x); p.x = i * 10; } r.join()'],
  ['a prototype between gets the property', 'const a = { x: 1 }; const b = Object.create(a); const c = Object.create(b); const r = []; for (let i = 0; i < 4; i++) { r.push(c.x); if (i === 1) b.x = 5; if (i === 2) delete b.x; } r.join()'],
  ['the prototype is exchanged', 'const o = {}; const r = []; for (let i = 0; i < 4; i++) { Object.setPrototypeOf(o, i % 2 ? { x: i } : { y: 0, x: -i }); r.push(o.x); } r.join()'],
  ['a data property becomes an accessor and back', 'const o = { x: 1 }; const r = []; for (let i = 0; i < 6; i++) { r.push(o.x); if (i === 1) Object.defineProperty(o, "x", { get: () => "g", configurable: true }); if (i === 3) Object.defineProperty(o, "x", { value: 9, writable: true }); } r.join()'],
  ['a getter on a prototype is replaced', 'const p = { get x() { return 1; } }; const o = Object.create(p); const r = []; for (let i = 0; i < 4; i++) { r.push(o.x); if (i === 1) Object.defineProperty(p, "x", { get() { return this === o ? 2 : 3; } }); } r.join()'],
  ['an own accessor of objects of one shape', 'const mk = (v) => ({ get x() { return v; } }); const r = []; for (let i = 0; i < 4; i++) r.push(mk(i).x); r.join()'],
  ['adding a property after a setter appears', 'const p = {}; const r = []; for (let i = 0; i < 4; i++) { const o = Object.create(p); o.x = i; r.push(Object.keys(o).length); if (i === 1) Object.defineProperty(p, "x", { set(v) { r.push("set" + v); }, configurable: true }); } r.join()'],
  ['adding a property after a read-only one appears', 'const p = {}; const r = []; for (let i = 0; i < 4; i++) { const o = Object.create(p); try { o.x = i; r.push(i); } catch (e) { r.push(e.constructor.name); } if (i === 1) Object.defineProperty(p, "x", { value: 0, configurable: true }); } r.join()'],
  ['adding to an object that is not extensible', 'const r = []; for (let i = 0; i < 4; i++) { const o = {}; if (i === 2) Object.preventExtensions(o); try { o.x = i; r.push(i); } catch (e) { r.push(e.constructor.name); } } r.join()'],
  ['writing to a frozen object of a known shape', 'const r = []; for (let i = 0; i < 4; i++) { const o = { x: 0 }; if (i === 2) Object.freeze(o); try { o.x = i; r.push(o.x); } catch (e) { r.push(e.constructor.name); } } r.join()'],
  ['writing to a property made read-only', 'const o = { x: 0 }; const r = []; for (let i = 0; i < 4; i++) { try { o.x = i; r.push(o.x); } catch (e) { r.push(e.constructor.name); } if (i === 1) Object.defineProperty(o, "x", { writable: false }); } r.join()'],
  ['deleting and adding again', 'const o = { a: 1, b: 2 }; const r = []; for (let i = 0; i < 4; i++) { delete o.a; o.a = i; r.push(Object.keys(o).join("") + o.a + o.b); } r.join()'],
  ['many properties', 'const o = {}; for (let i = 0; i < 300; i++) o["p" + i] = i; let s = 0; for (let i = 0; i < 3; i++) s += o.p7 + o.p299; for (const k in o) s += o[k]; s'],
  ['a method is replaced', 'class A { m() { return 1; } } const a = new A(); const r = []; for (let i = 0; i < 4; i++) { r.push(a.m()); if (i === 1) A.prototype.m = () => 2; if (i === 2) a.m = () => 3; } r.join()'],
  ['methods of primitives', 'const r = []; for (let i = 0; i < 4; i++) { r.push([1, "a", true, Symbol.iterator].map((v) => v.tag).join("|")); if (i === 1) Object.prototype.tag = "o"; if (i === 2) String.prototype.tag = "s"; } delete Object.prototype.tag; delete String.prototype.tag; r.join()'],
  ['a global property is shadowed by a lexical binding', 'var g1 = 1; const f = () => g1; const r = [f(), f()]; g1 = 2; r.push(f()); r.join()'],
  ['a global appears and disappears', 'const f = () => typeof later; const r = [f()]; globalThis.later = 1; r.push(f(), f()); delete globalThis.later; r.push(f()); r.join()'],
  ['a global becomes an accessor', 'globalThis.acc = 1; const f = () => acc; const r = [f(), f()]; Object.defineProperty(globalThis, "acc", { get: () => "got", configurable: true }); r.push(f(), f()); delete globalThis.acc; r.join()'],
  ['name and prototype of a function, before and after they are looked at', 'const r = []; for (let i = 0; i < 4; i++) { const f = function named(a, b) {}; if (i === 1) f.name; if (i === 2) Object.defineProperty(f, "name", { value: "other" }); if (i === 3) delete f.name; r.push(f.name, f.length, typeof f.prototype, Object.getOwnPropertyNames(f).filter((k) => k !== "arguments" && k !== "caller").length); } r.join()'],
  ['a function is frozen before it is looked at', 'const f = function () {}; Object.freeze(f); Object.getOwnPropertyDescriptor(f, "prototype").writable + "" + Object.isFrozen(f)'],
  ['an object inherits from a function', 'const f = function nm() {}; const o = Object.create(f); o.name + o.length + typeof o.prototype'],
  ['construction after the prototype is replaced', 'function F() {} const r = []; for (let i = 0; i < 4; i++) { r.push(new F().x); if (i === 1) F.prototype = { x: i }; if (i === 2) F.prototype = 5; } r.join()'],
  ['elements beyond the end', 'const a = []; for (let i = 0; i < 5; i++) a[i] = i; a[9] = 1; a.length + "," + (7 in a)'],
  ['appending where a setter waits on the prototype', 'const r = []; for (let i = 0; i < 3; i++) { const a = []; if (i === 1) Object.defineProperty(Array.prototype, "0", { set(v) { r.push("set"); }, configurable: true }); a[0] = i; r.push(a.length); delete Array.prototype[0]; } r.join()'],
  ['appending to a frozen array', 'const r = []; for (let i = 0; i < 3; i++) { const a = [1]; if (i === 1) Object.freeze(a); try { a[1] = i; r.push(a.length); } catch (e) { r.push(e.constructor.name); } } r.join()'],
  ['holes read through to the prototype', 'const r = []; for (let i = 0; i < 3; i++) { const a = [, 1]; if (i === 1) Array.prototype[0] = "p"; r.push(String(a[0])); delete Array.prototype[0]; } r.join()'],
  ['length is written', 'const a = [1, 2, 3]; const r = []; for (let i = 4; i > 0; i--) { a.length = i; r.push(a.length + ":" + a.join("")); } r.join()'],
  ['iteration of an array while its iterator is patched', 'const I = Object.getPrototypeOf([][Symbol.iterator]()); const next = I.next; const r = []; for (let i = 0; i < 3; i++) { if (i === 1) I.next = function () { const s = next.call(this); return s.done ? s : { done: false, value: s.value * 10 }; }; if (i === 2) I.next = next; for (const x of [1, 2]) r.push(x); const [y] = [3]; r.push(y, ...[4]); } r.join()'],
  ['iteration after Array.prototype[Symbol.iterator] is replaced', 'const values = Array.prototype[Symbol.iterator]; const r = []; for (let i = 0; i < 3; i++) { Array.prototype[Symbol.iterator] = i === 1 ? function* () { yield "own"; } : values; for (const x of [1]) r.push(x); const [y] = [2]; r.push(y, ...[3]); } r.join()'],
  ['an array with an iterator of its own', 'const r = []; for (let i = 0; i < 3; i++) { const a = [1]; if (i === 1) a[Symbol.iterator] = function* () { yield 7; }; for (const x of a) r.push(x); r.push(...a); } r.join()'],
  ['return appears on the array iterator', 'const I = Object.getPrototypeOf([][Symbol.iterator]()); const r = []; for (let i = 0; i < 3; i++) { if (i === 1) I.return = () => { r.push("closed"); return {}; }; for (const x of [1, 2]) break; const [y] = [1, 2]; r.push(y); if (i === 1) delete I.return; } r.join()'],
  ['iteration of generators while next is patched', 'const G = Object.getPrototypeOf(function* () {}).prototype; const next = G.next; function* g() { yield 1; yield 2; } const r = []; for (let i = 0; i < 3; i++) { if (i === 1) G.next = function (v) { r.push("n"); return next.call(this, v); }; if (i === 2) delete G.next, G.next = next; for (const x of g()) r.push(x); } r.join()'],
  ['one site, arrays and generators and strings', 'function* g() { yield 1; } const r = []; for (const it of [[1], g(), "s", new Set([2]), [3], g()]) for (const x of it) r.push(x); r.join()'],
  ['updates of properties', 'const o = { n: 1, s: "4", get a() { return this.n; }, set a(v) { this.n = v * 2; } }; const r = []; for (let i = 0; i < 3; i++) { r.push(o.n++, ++o.n, o.s++, o["n"]--, o.a += 1); } r.push(o.n, o.s); r.join()'],
  ['compound assignment takes the old value first', 'const o = { x: 1 }; o.x += (o.x = 10, 5); const a = [1]; a[0] += (a[0] = 20, 2); o.x + "," + a[0]'],
  ['typed arrays by index', 'const t = new Uint8Array(3); for (let i = 0; i < 5; i++) t[i] = i * 100; t[1]++; t[2] += 300; [...t].join() + String(t[3]) + t[1.5] + t[-1]'],
  ['super property cached by home object', 'class A { v() { return 1; } } class B extends A { v() { return super.v() + 1; } } const b = new B(); const r = []; for (let i = 0; i < 3; i++) { r.push(b.v()); if (i === 1) A.prototype.v = () => 10; } r.join()'],
  ['a class whose instances grow', 'class P { constructor(n) { this.a = 1; for (let i = 0; i < n; i++) this["k" + i] = i; } } const r = []; for (const n of [0, 3, 12, 1, 40]) { const p = new P(n); r.push(Object.keys(p).length + ":" + (n > 0 ? p["k" + (n - 1)] : p.a)); } r.join()'],
  ['proxies at a warm site', 'const get = (o) => o.x; const r = []; for (let i = 0; i < 5; i++) r.push(get(i === 3 ? new Proxy({ x: 1 }, { get: (t, k) => "p" + k }) : { x: i })); r.join()'],
  ['an object whose prototype is a proxy', 'const p = new Proxy({}, { get: (t, k) => "p" + String(k), has: () => false, set: (t, k, v) => { r.push("set"); return true; } }); const r = []; for (let i = 0; i < 3; i++) { const o = Object.create(i === 1 ? p : null); r.push(String(o.x)); o.x = i; r.push(Object.keys(o).length); } r.join()'],
  ['arguments at a warm site', '(function () { const r = []; for (let i = 0; i < 3; i++) { arguments[i] = i; r.push(arguments[i], arguments.length); } return r.join(); })(7, 8)'],
];

for (const [title, program] of programs) {
  test(`caches: ${title}`, (t) => {
    const expected: unknown = vm.runInNewContext(`'use strict'; ${program}`);
    t.is<unknown, unknown>(createWorld().evaluateScript(program), expected);
  });
}
