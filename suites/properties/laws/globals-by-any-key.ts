/** Globals given to a compartment under keys of any kind, as data, by accessors, inherited or hidden. */
import fc from 'fast-check';
import { endowedValues, isBindingName, keys, keySource, type EndowedValue, type Key } from '../arbitraries/endowments.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

interface Given extends Key {
  readonly value: EndowedValue;
  readonly as: 'data' | 'fixed' | 'accessor' | 'inherited' | 'hidden';
}

/** Of undefined, NaN and Infinity no global takes the place (`compartment-api/compartment-endow-constants`). */
const given: fc.Arbitrary<Given> = fc
  .record({ key: keys, value: fc.constantFrom(...endowedValues), as: fc.constantFrom('data' as const, 'data' as const, 'fixed' as const, 'accessor' as const, 'inherited' as const, 'hidden' as const) })
  .map(({ key, value, as }) => ({ ...key, value, as }))
  // What keeps Symbol.unscopables without effect is another rule's affair (`evaluators/unscopables-no-effect`): some refuse it.
  .filter(({ key }) => key !== 'Symbol.unscopables');

const ATTRIBUTES: Readonly<Record<Given['as'], string>> = {
  data: 'value: v, writable: true, enumerable: true, configurable: true',
  fixed: 'value: v, writable: false, enumerable: true, configurable: false',
  accessor: 'get() { reads[at] += 1; return v; }, enumerable: true, configurable: true',
  inherited: 'value: v, writable: true, enumerable: true, configurable: true',
  hidden: 'value: v, writable: true, enumerable: false, configurable: true',
};

/** For each: own descriptor as a word, same value, reads before and after use; then whether a program reads it by name, and whether the two sides are apart. */
const programOf = (all: readonly Given[]): string => `(() => {
'use strict';
const reads = [${all.map(() => '0').join(', ')}];
const values = [${all.map(({ value }) => `(${value.source})`).join(', ')}];
const keys = [${all.map(keySource).join(', ')}];
const names = [${all.map((one) => (!one.symbol && isBindingName(one.key) ? keySource(one) : 'null')).join(', ')}];
const parent = {};
const globals = Object.create(parent);
${all.map(({ as }, at) => `{ const at = ${at}, v = values[at]; Object.defineProperty(${as === 'inherited' ? 'parent' : 'globals'}, keys[at], { ${ATTRIBUTES[as]} }); }`).join('\n')}
const before = Reflect.ownKeys(new Compartment().globalThis);
let c;
try { c = compartmentWith({ globals }); } catch (error) { return error instanceof TypeError ? 'refused' : 'threw'; }
const g = c.globalThis;
const same = (a, b) => Object.is(a, b);
const look = keys.map((key, at) => {
  const d = Reflect.getOwnPropertyDescriptor(g, key);
  const kind = d === undefined ? 'absent' : !('value' in d) ? 'accessor' : before.includes(key) && !same(d.value, values[at]) ? 'built in' : d.writable && d.configurable && (d.enumerable || before.includes(key)) ? 'open' : 'closed';
  let read = 'no name';
  if (names[at] !== null) { try { read = same(c.evaluate(names[at]), values[at]) ? 'same' : 'other'; } catch (error) { read = error instanceof ReferenceError ? 'unbound' : 'threw'; } }
  return [kind, d !== undefined && same(d.value, values[at]), read, reads[at]];
});
const extra = Reflect.ownKeys(g).filter(key => !before.includes(key) && !keys.includes(key)).length;
const proto = Object.getPrototypeOf(g) === Object.getPrototypeOf(new Compartment().globalThis);
const attempt = f => { try { f(); } catch (refused) {} };
for (const key of keys) for (const giver of [globals, parent]) attempt(() => Reflect.set(giver, key, 'changed by the giver'));
const later = keys.map(key => { const d = Reflect.getOwnPropertyDescriptor(g, key); return d !== undefined && d.value === 'changed by the giver'; });
for (const key of keys) { attempt(() => Reflect.set(g, key, 'changed by the taker')); attempt(() => Reflect.deleteProperty(g, key)); }
const back = keys.map(key => { const d = Reflect.getOwnPropertyDescriptor(globals, key); return d !== undefined && d.value === 'changed by the taker'; });
const others = Reflect.ownKeys(new Compartment().globalThis).length === before.length;
return [look, extra, proto, later.includes(true) || back.includes(true), others];
})()`;

type Look = readonly [kind: string, same: boolean, read: string, reads: number];
type Seen = readonly [look: readonly Look[], extra: number, proto: boolean, shared: boolean, others: boolean];

const arrives = ({ as }: Given): boolean => as === 'data' || as === 'fixed' || as === 'accessor';
/**
 * Documented differences of engines that assign to the new global rather than define on it: a name that it inherits is refused
 * (`open-points/override-mistake`), and `__proto__` becomes its prototype (`assigned` of the case endow-proto-key).
 */
const assigns = (engine: string | undefined): boolean => engine !== undefined && !engine.startsWith('reference/');
const isInherited = ({ key, symbol }: Key): boolean => !symbol && key in Object.prototype;
/** What every global has by itself: that it stays where nothing arrives says nothing. */
const BUILT_IN = /^(eval|Function|globalThis|Compartment|harden|lockdown)$/;

function judgeOne(one: Given, [kind, same, read, reads]: Look): string | null {
  if (reads > 1) return `its accessor was called ${reads} times`;
  if (arrives(one)) {
    // Some engines copy string keys only: less arrives than was given.
    if (one.symbol && kind === 'absent') return null;
    if (kind !== 'open' || !same) return `it is ${kind} on the global, ${same ? 'with' : 'without'} its value`;
    return read === 'no name' || read === 'same' ? null : `a program reads it as ${read}`;
  }
  return kind === 'absent' || BUILT_IN.test(one.key) || kind === 'built in' ? null : `it is ${kind} on the global though it is ${one.as} in what was given`;
}

export default law<readonly Given[]>({
  id: 'globals-by-any-key',
  statement: 'Own enumerable properties of the globals, under any key, are copied once to data properties of the new global; nothing else arrives, and neither side sees the other again.',
  rules: ['compartment-api/compartment-endow-copy', 'compartment-api/compartment-endow-shadows-builtin', 'confinement/endow-first-arg', 'globals/global-distinct'],
  threat: 'endowment-integrity',
  requires: ['compartment-api', 'evaluators'],
  version: 1,
  arbitrary: fc.uniqueArray(given, { minLength: 1, maxLength: 5, selector: ({ key }) => key }),
  programs: (all) => [{ steps: [{ in: 'start', as: 'program', program: programOf(all) }] }],
  judge(all, [answer], engine) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
    if (last.value === 'refused' && assigns(engine) && all.some((one) => arrives(one) && isInherited(one))) return null;
    if (typeof last.value === 'string') return `no compartment is made: ${last.value}`;
    const [look, extra, proto, shared, others] = last.value as unknown as Seen;
    const itsPrototype = assigns(engine) && all.some((one) => arrives(one) && one.key === '__proto__');
    for (const [at, one] of all.entries()) {
      if (one.key === '__proto__' && itsPrototype) continue;
      const wrong = judgeOne(one, look[at]);
      if (wrong !== null) return `${one.symbol ? one.key : JSON.stringify(one.key)}: ${wrong}`;
    }
    if (extra > 0) return 'the global has more than it was given';
    if (!proto && !itsPrototype) return 'the global inherits from something else';
    if (shared) return 'a change on one side is seen on the other';
    return others ? null : 'what one compartment was given is on the global of another';
  },
  classify(all) {
    const kinds = new Set(all.map((one) => (one.symbol ? 'symbols' : isBindingName(one.key) ? 'names' : 'no names')));
    return `${[...kinds].sort().join(' and ')}${all.some(({ as }) => as === 'accessor') ? ', accessors' : ''}${all.some((one) => !arrives(one)) ? ', some not to arrive' : ''}`;
  },
  proof: { engine: 'reference/compartment', fault: 'compartment:endowments-live' },
});
