/** Random walks through objects: each step is drawn before anybody knows what it will meet, and picks among what is there by index. */
import fc from 'fast-check';
import { rootHelpers, roots, type Root } from './roots.ts';

/** `get` calls a getter; `property` goes to a data property's value or to an accessor's function; `raise` goes to the error that a bad call throws. */
type Kind = 'property' | 'prototype' | 'get' | 'call' | 'construct' | 'raise';

interface Step {
  readonly kind: Kind;
  readonly n: number;
}

export interface Walk {
  readonly root: Root;
  readonly picks: readonly Step[];
}

const step = (allowed: readonly { readonly weight: number; readonly kind: Kind }[]): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.oneof(...allowed.map(({ weight, kind }) => ({ weight, arbitrary: fc.constant(kind) }))), n: fc.nat(97) });

const quiet = [{ weight: 6, kind: 'property' }, { weight: 3, kind: 'prototype' }] as const;
const any = [...quiet, { weight: 1, kind: 'get' }, { weight: 2, kind: 'call' }, { weight: 1, kind: 'construct' }, { weight: 1, kind: 'raise' }] as const;

/** Walks that also call what they meet. */
export const walks: fc.Arbitrary<Walk> = fc.record({ root: roots, picks: fc.array(step(any), { minLength: 1, maxLength: 12, size: 'max' }) });

/** Walks that run no code of what they meet, so that two of them from like roots go the same way. */
export const quietWalks: fc.Arbitrary<Walk> = fc.record({ root: roots, picks: fc.array(step(quiet), { minLength: 1, maxLength: 6, size: 'max' }) });

/**
 * Guest source: `walk(root, picks)` answers `[{ at, path, holder }]`, the objects that it met, the root left out; `around(met, depth)` adds
 * what hangs off these, for whatever is cheap to look at.
 */
const walker = `
const { apply, construct, getOwnPropertyDescriptor: own, getPrototypeOf, ownKeys } = Reflect;
const isObject = (value) => typeof value === 'function' || (typeof value === 'object' && value !== null);
const argumentLists = [[], [{}], ['a'], [7], [() => 1], [[]], [{}, 'a'], [{}, 'a', {}], [(a) => a, {}], [/a/]];
const badLists = [[], [null], [Symbol.iterator], [-1], [{ get length() { return null.x; } }], [{ valueOf() { return {}; }, toString() { return {}; } }]];
const attempt = (f) => { try { return f(); } catch (error) { return error; } };
const keyName = (key) => (typeof key === 'symbol' ? '[' + String(key) + ']' : '.' + key);
const walk = (root, picks) => {
  const met = [];
  let at = Object(root);
  let holder;
  let path = 'root';
  for (const [kind, n] of picks) {
    let next;
    let label = kind;
    const callable = typeof at === 'function';
    const keys = ownKeys(at);
    if ((kind === 'property' || kind === 'get') && keys.length > 0) {
      const key = keys[n % keys.length];
      const found = own(at, key);
      label = keyName(key);
      if (!found) next = undefined;
      else if ('value' in found) next = found.value;
      else if (kind === 'get' && found.get) { next = attempt(() => apply(found.get, holder === undefined ? at : holder, [])); label += '(got)'; }
      else next = n % 2 === 0 && found.set !== undefined ? found.set : found.get;
    } else if (kind === 'call' && callable) next = attempt(() => apply(at, holder, argumentLists[n % argumentLists.length]));
    else if (kind === 'construct' && callable) next = attempt(() => construct(at, argumentLists[n % argumentLists.length]));
    else if (kind === 'raise' && callable) next = attempt(() => apply(at, undefined, badLists[n % badLists.length]));
    if (!isObject(next)) { next = getPrototypeOf(at); label = '.__proto__'; }
    if (next === null) break;
    holder = at;
    at = next;
    path += label;
    met.push({ at, path, holder });
  }
  return met;
};
const around = (met, depth) => {
  const seen = new Set(met.map(({ at }) => at));
  let edge = met;
  const all = [...met];
  for (let i = 0; i < depth; i += 1) {
    const next = [];
    const enter = (at, path, holder) => { if (isObject(at) && !seen.has(at)) { seen.add(at); next.push({ at, path, holder }); } };
    for (const { at, path } of edge) {
      for (const key of ownKeys(at)) {
        const found = own(at, key);
        if (found) { enter(found.value, path + keyName(key), at); enter(found.get, path + keyName(key) + '(get)', at); enter(found.set, path + keyName(key) + '(set)', at); }
      }
    }
    all.push(...next);
    edge = next;
  }
  return all;
};
`;

/** An expression: what `body`, an expression, makes of `met` (and `root`), in a scope that has the walker's helpers. */
export function walking(walk: Walk, body: string): string {
  const picks = JSON.stringify(walk.picks.map(({ kind, n }) => [kind, n]));
  return `(() => {${rootHelpers}${walker}const root = ${walk.root.source};\nconst met = walk(root, ${picks});\nreturn (${body});\n})()`;
}
