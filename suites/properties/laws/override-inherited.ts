/** Properties inherited from frozen objects: an assignment to an heir fails aloud or makes the heir's own property; a definition always does. */
import fc from 'fast-check';
import { keys, snapshots } from '../arbitraries/mutations.ts';
import { quietWalks, walking, type Walk } from '../arbitraries/walks.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

/** Of a prototype `t`. */
const heirs = ['Object.create(t)', '({ __proto__: t })', 'Object.setPrototypeOf({}, t)', 'Object.setPrototypeOf(function () {}, t)', 'Object.setPrototypeOf([], t)', 'Object.create(Object.create(t))', 'new (Object.assign(function () {}, { prototype: t }))()', 'Object.setPrototypeOf(new Map(), t)', 'Object.create(new Proxy(t, {}))'] as const;
/** Of an heir `r`, a key `k`, a value `v`. */
const assignments = ['r[k] = v;', '[r[k]] = [v];', '({ a: r[k] } = { a: v });', 'for (r[k] of [v]) ;', 'Object.assign(r, { [k]: v });', 'if (!Reflect.set(r, k, v)) throw new TypeError();', '(() => { r[k] = v; })();', 'new Proxy(r, {})[k] = v;', 'Object.setPrototypeOf({ m() { super[k] = v; } }, t).m.call(r);'] as const;
const definitions = ['Object.defineProperty(r, k, { value: v, writable: true, enumerable: true, configurable: true });', 'if (!Reflect.defineProperty(r, k, { value: v, writable: true, enumerable: true, configurable: true })) throw 1;', 'r = Object.setPrototypeOf({ [k]: v }, t);', 'r = { __proto__: t, ...{ [k]: v } };', 'Object.defineProperties(r, { [k]: { value: v, writable: true, enumerable: true, configurable: true } });', 'Object.defineProperty(r, k, { get: () => v, set: undefined, enumerable: true, configurable: true });', 'r = Object.create(t, { [k]: { value: v, enumerable: true } });'] as const;

interface Override {
  readonly walk: Walk;
  readonly heir: string;
  readonly key: string;
  readonly action: { readonly way: 'assign' | 'define'; readonly source: string };
}

/** [what is inherited, what happened, has the heir an own property of that value, is the prototype as before]. */
const attempt = ({ heir, key, action }: Override): string => `(() => {${snapshots}
  const t = met.length === 0 ? Object.prototype : met[met.length - 1].at;
  const k = ${key}, v = { mark: 1 };
  const find = (object) => { for (let at = object; at !== null; at = getPrototypeOf(at)) { const found = own(at, k); if (found) return found; } return undefined; };
  let r = ${heir};
  if (own(r, k) !== undefined || k === '__proto__' || !Object.isFrozen(t)) return ['own', '', true, true];
  const found = find(r);
  const before = snapshot(t);
  const done = outcome(() => { ${action.source} });
  const after = own(r, k);
  const overridden = after !== undefined && r[k] === v && after.enumerable === true;
  return [found === undefined ? 'nothing' : 'value' in found ? (found.writable ? 'writable' : 'read-only') : found.set ? 'accessor' : 'getter', done, after === undefined ? 'none' : overridden ? 'value' : 'another', unchanged(before, t)];
})()`;

export default law<Override>({
  id: 'override-inherited',
  statement: 'An assignment that would override a property inherited from a frozen object throws a TypeError and does nothing, or makes an own property of that value; a definition always makes it; the frozen object stays as it is.',
  rules: ['open-points/override-mistake', 'lockdown/opt-override-integrity', 'language/strict-readonly-assign', 'primordials/frozen-transitive'],
  threat: 'override-mistake',
  requires: ['compartments'],
  version: 2,
  arbitrary: fc.record({
    walk: quietWalks, heir: fc.constantFrom(...heirs), key: keys,
    action: fc.oneof(fc.constantFrom(...assignments).map((source) => ({ way: 'assign' as const, source })), fc.constantFrom(...definitions).map((source) => ({ way: 'define' as const, source }))),
  }), // prettier-ignore
  programs: (override) => [{ steps: [{ in: 'child', program: walking(override.walk, attempt(override)), as: 'program' }] }],
  judge({ action: { way } }, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    const [inherited, done, after, same] = last.value as readonly [string, string, string, boolean];
    if (inherited === 'own') return null;
    if (!same) return 'the frozen object changed';
    if (way === 'define') return done === 'returned' && after === 'value' ? null : `a definition ${done}, and the heir has ${after}`;
    if (done === 'TypeError') return after === 'none' ? null : 'the assignment threw, and the heir has a property';
    return done === 'returned' && after === 'value' ? null : `an assignment over ${inherited} ${done}, and the heir has ${after}`;
  },
  classify({ action: { way } }, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return 'no answer';
    const [inherited, done] = last.value as readonly [string, string];
    return `${way}, ${inherited}, ${done}`;
  },
  proof: { engine: 'reference/draft', fault: 'override-forgotten' },
});
