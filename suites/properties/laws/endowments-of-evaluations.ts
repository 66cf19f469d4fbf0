/** Endowments of evaluateProgram and evaluateExpr under keys of any kind, several at a time, as data or by accessors. */
import fc from 'fast-check';
import { endowedValues, isBindingName, keys, keySource, type EndowedValue, type Key } from '../arbitraries/endowments.ts';
import { lastCompletion } from '../answer.ts';
import { law } from '../model.ts';

interface Given extends Key {
  readonly value: EndowedValue;
  readonly as: 'data' | 'hidden' | 'accessor' | 'inherited';
}

interface Value {
  readonly given: readonly Given[];
  readonly by: 'evaluateProgram' | 'evaluateExpr';
}

const given: fc.Arbitrary<Given> = fc
  .record({ key: keys, value: fc.constantFrom(...endowedValues), as: fc.constantFrom('data' as const, 'data' as const, 'hidden' as const, 'accessor' as const, 'inherited' as const) })
  .map(({ key, value, as }) => ({ ...key, value, as }))
  // What every object inherits is bound or not by another rule (names of the global's prototype).
  .filter(({ key }) => !(key in Object.prototype));

const isName = (one: Given): boolean => !one.symbol && isBindingName(one.key);

const ATTRIBUTES: Readonly<Record<Given['as'], string>> = {
  data: 'value: v, writable: true, enumerable: true, configurable: true',
  hidden: 'value: v, writable: true, enumerable: false, configurable: true',
  // Accessors may be asked when they like, and so must answer the same.
  accessor: 'get() { return v; }, enumerable: true, configurable: true',
  inherited: 'value: v, writable: true, enumerable: true, configurable: true',
};

/** For each name: what the source reads, what an inner function reads, how an assignment ends, what a later evaluation and the global have of it. */
const programOf = ({ given: all, by }: Value): string => `(() => {
'use strict';
const values = [${all.map(({ value }) => `(${value.source})`).join(', ')}];
const keys = [${all.map(keySource).join(', ')}];
const parent = {};
const endowments = Object.create(parent);
${all.map(({ as }, at) => `{ const at = ${at}, v = values[at]; Object.defineProperty(${as === 'inherited' ? 'parent' : 'endowments'}, keys[at], { ${ATTRIBUTES[as]} }); }`).join('\n')}
const text = object => Reflect.ownKeys(object).map(key => { const d = Reflect.getOwnPropertyDescriptor(object, key); return String(key) + typeof d.get + d.writable + d.enumerable + d.configurable; }).join();
const before = text(endowments);
const c = Realm.makeCompartment();
const outcome = f => { try { return [f()]; } catch (error) { return error instanceof TypeError ? 'TypeError' : error instanceof ReferenceError ? 'ReferenceError' : error instanceof SyntaxError ? 'SyntaxError' : 'other'; } };
const same = (got, at) => Array.isArray(got) ? (Object.is(got[0], values[at]) ? 'same' : 'other value') : got;
const names = [${all.map((one) => (isName(one) ? keySource(one) : 'null')).join(', ')}];
const look = names.map((name, at) => name === null ? ['no name'] : [
  same(outcome(() => c.${by}(name, endowments)), at),
  same(outcome(() => c.${by}('(() => ' + name + ')', endowments)()), at),
  same(outcome(() => c.${by}('(' + name + ' = 0)', endowments)), at),
  outcome(() => c.${by}('typeof ' + name))[0],
  Object.prototype.hasOwnProperty.call(c.global, name),
]);
return [same(outcome(() => c.${by}('1', endowments)), -1) === 'other value', look, text(endowments) === before, Reflect.ownKeys(c.global).length === Reflect.ownKeys(Realm.makeCompartment().global).length];
})()`;

type Look = readonly [read: string, inside?: string, assigned?: string, later?: string, onGlobal?: boolean];
type Seen = readonly [ran: boolean, look: readonly Look[], untouched: boolean, globalAsEver: boolean];

function judgeOne(one: Given, [read, inside, assigned, later, onGlobal]: Look): string | null {
  if (!isName(one)) return null;
  if (onGlobal === true) return 'it is on the global';
  if (later !== 'undefined') return `a later evaluation has it as ${later ?? 'nothing'}`;
  const wanted = one.as === 'inherited' ? ['ReferenceError', 'ReferenceError', 'ReferenceError'] : ['same', 'same', 'TypeError'];
  const seen = [read, inside, assigned];
  return seen.every((word, at) => word === wanted[at]) ? null : `read, read inside and assigned it ends as ${seen.join(', ')}`;
}

export default law<Value>({
  id: 'endowments-of-evaluations',
  statement: 'Own endowments whose keys are legal names are constants of the program or expression that they are given to, whatever stands beside them, and of nothing else.',
  rules: ['realm-api/realm-endowments-const', 'realm-api/realm-endowments-own-only', 'realm-api/realm-endowments-nonenumerable', 'realm-api/realm-endowments-illegal-names-ignored', 'realm-api/realm-endowments-per-call', 'realm-api/realm-evaluateexpr-value'],
  threat: 'endowment-integrity',
  requires: ['realm-api', 'evaluators', 'evaluate-expression', 'compartments'],
  version: 1,
  arbitrary: fc.record({ given: fc.uniqueArray(given, { minLength: 1, maxLength: 5, selector: ({ key }) => key }), by: fc.constantFrom('evaluateProgram' as const, 'evaluateExpr' as const) }),
  programs: (value) => [{ steps: [{ in: 'start', as: 'program', program: programOf(value) }] }],
  judge({ given: all }, [answer]) {
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
    const [ran, look, untouched, globalAsEver] = last.value as unknown as Seen;
    if (!ran) return 'a source that uses none of the endowments does not run';
    for (const [at, one] of all.entries()) {
      const wrong = judgeOne(one, look[at]);
      if (wrong !== null) return `${JSON.stringify(one.key)}: ${wrong}`;
    }
    if (!untouched) return 'the object of endowments is changed';
    return globalAsEver ? null : 'the global has another number of properties than that of a new compartment';
  },
  classify({ given: all, by }) {
    const kinds = new Set(all.map((one) => (one.symbol ? 'symbols' : isName(one) ? 'names' : 'no names')));
    return `${by}: ${[...kinds].sort().join(' and ')}${all.some(({ as }) => as === 'accessor') ? ', accessors' : ''}`;
  },
  proof: { engine: 'reference/draft', fault: 'endowments-enumerable-only' },
});
