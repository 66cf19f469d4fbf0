/** Attempts to change an object `t`, each a function of ES2018 source: of the object, a key `k` and a fresh value `v`. */
import fc from 'fast-check';

/** What must hold of key and target for the attempt to be one that a frozen object refuses; `none`: it changes nothing that is not changed already. */
type Need = 'set' | 'define' | 'delete' | 'prototype' | 'none';

export interface Mutation {
  readonly label: string;
  readonly needs: Need;
  /** How a refusal shows. */
  readonly refusal: 'throws' | 'false';
  readonly source: string;
}

const throwing = (needs: Need, label: string, body: string): Mutation => ({ label, needs, refusal: 'throws', source: `(t, k, v) => { ${body} }` });
const answering = (needs: Need, label: string, expression: string): Mutation => ({ label, needs, refusal: 'false', source: `(t, k, v) => ${expression}` });

const table: readonly Mutation[] = [
  throwing('set', 'assign', 't[k] = v;'),
  throwing('set', 'compound', 't[k] += 1;'),
  throwing('set', 'increment', 't[k]++;'),
  throwing('set', 'array pattern', '[t[k]] = [v];'),
  throwing('set', 'rest pattern', '[...t[k]] = [v];'),
  throwing('set', 'object pattern', '({ a: t[k] } = { a: v });'),
  throwing('set', 'for-of head', 'for (t[k] of [v]) {}'),
  throwing('set', 'for-in head', 'for (t[k] in { v }) {}'),
  throwing('set', 'super', 'Object.setPrototypeOf({ m() { super[k] = v; } }, t).m.call(t);'),
  throwing('set', 'Object.assign', 'Object.assign(t, { [k]: v });'),
  throwing('set', 'proxy', 'new Proxy(t, {})[k] = v;'),
  throwing('set', 'with eval', '(0, eval)("\'use strict\'; (t, k, v) => { t[k] = v; }")(t, k, v);'),
  answering('set', 'Reflect.set', 'Reflect.set(t, k, v)'),
  answering('set', 'Reflect.set by proxy', 'Reflect.set(new Proxy(t, {}), k, v)'),
  answering('define', 'Reflect.set as receiver', 'Reflect.set({ __proto__: null }, k, v, t)'),
  throwing('define', 'define value', 'Object.defineProperty(t, k, { value: v });'),
  throwing('define', 'define attributes', 'Object.defineProperty(t, k, { value: v, writable: true, enumerable: true, configurable: true });'),
  throwing('define', 'define accessor', 'Object.defineProperty(t, k, { get() { return v; }, configurable: true });'),
  throwing('define', 'define many', 'Object.defineProperties(t, { [k]: { value: v } });'),
  throwing('define', 'define by proxy', 'Object.defineProperty(new Proxy(t, {}), k, { value: v });'),
  answering('define', 'Reflect.defineProperty', 'Reflect.defineProperty(t, k, { value: v, configurable: true })'),
  answering('define', 'Reflect.defineProperty setter', 'Reflect.defineProperty(t, k, { set(x) {} })'),
  throwing('delete', 'delete', 'delete t[k];'),
  throwing('delete', 'delete by proxy', 'delete new Proxy(t, {})[k];'),
  answering('delete', 'Reflect.deleteProperty', 'Reflect.deleteProperty(t, k)'),
  throwing('prototype', 'Object.setPrototypeOf', 'Object.setPrototypeOf(t, v);'),
  throwing('prototype', 'Object.setPrototypeOf null', 'Object.setPrototypeOf(t, Object.getPrototypeOf(t) === null ? v : null);'),
  throwing('prototype', 'by proxy', 'Object.setPrototypeOf(new Proxy(t, {}), v);'),
  answering('prototype', 'Reflect.setPrototypeOf', 'Reflect.setPrototypeOf(t, v)'),
  throwing('none', '__proto__', 't.__proto__ = v;'),
  throwing('none', 'preventExtensions', 'Object.preventExtensions(t);'),
  throwing('none', 'seal', 'Object.seal(t);'),
  throwing('none', 'freeze', 'Object.freeze(t);'),
  answering('none', 'Reflect.preventExtensions', 'Reflect.preventExtensions(t)'),
  throwing('none', '__defineGetter__', 't.__defineGetter__(k, () => v);'),
  throwing('none', 'capture a stack', 'Error.captureStackTrace(t);'),
];

export const mutations: fc.Arbitrary<Mutation> = fc.constantFrom(...table);

/** Source of a key of `t`: one that it has, by index, or one that it has not. */
export const keys: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(97).map((n) => `(ownKeys(t).length === 0 ? 'mark' : ownKeys(t)[${n} % ownKeys(t).length])`) },
  { weight: 2, arbitrary: fc.constantFrom('mark', 'then', 'toJSON', 'constructor', '0', 'length', 'lastIndex', 'stack', 'raw', '').map((key) => JSON.stringify(key)) },
  { weight: 1, arbitrary: fc.constantFrom('Symbol("mark")', 'Symbol.iterator', 'Symbol.species', 'Symbol.for("mark")', 'Symbol.toPrimitive', '`\\ud800`') },
);

/**
 * Guest source: `snapshot(object)` lists all that its own properties show, `unchanged(before, object)` compares, `sane()` says whether the
 * language's own strings are what they were; needs the walker's helpers.
 */
export const snapshots = `
const snapshot = (object) => {
  const seen = [getPrototypeOf(object), Object.isExtensible(object)];
  for (const key of ownKeys(object)) {
    const d = own(object, key);
    seen.push(key, d.value, d.get, d.set, d.writable, d.enumerable, d.configurable);
  }
  return seen;
};
const unchanged = (before, object) => {
  const now = snapshot(object);
  return now.length === before.length && now.every((entry, i) => Object.is(entry, before[i]));
};
const sane = () => typeof undefined === 'undefined' && String(undefined) + null + true + NaN === 'undefinednulltrueNaN' && typeof null === 'object' && typeof walk === 'function' && String(/a/g) === '/a/g';
const outcome = (f) => {
  try { const answer = f(); return answer === false ? 'false' : 'returned'; } catch (error) { return error instanceof TypeError ? 'TypeError' : 'threw'; }
};
`;
