/** Endowments with keys of any kind: names, words that are none, numbers, symbols, what only looks like an escape. */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { bindingNames, endowedValues, isBindingName, noNames, quoted, RESERVED, symbolSources, type EndowedValue } from '../arbitraries/endowments.ts';
import { law } from '../model.ts';

interface Endowment {
  /** The key, or source of a symbol. */
  readonly key: string;
  readonly symbol: boolean;
  readonly value: EndowedValue;
  readonly enumerable: boolean;
  readonly inherited: boolean;
}

const source = ({ key, symbol, value, enumerable, inherited }: Endowment): string => {
  const define = (holder: string): string => `Object.defineProperty(${holder}, ${symbol ? key : quoted(key)}, { value: (${value.source}), enumerable: ${enumerable}, writable: true, configurable: true })`;
  return inherited ? `Object.create(${define('{}')})` : define('{}');
};

/** Read, typeof, assignment, and what is on the global: for a name; for anything else there is no such program, and a plain one must run. */
const reader = (endowment: Endowment): string => {
  const { key, symbol } = endowment;
  const onGlobal = `Object.prototype.hasOwnProperty.call(this, ${symbol ? key : quoted(key)})`;
  if (symbol || !isBindingName(key)) return `log(${onGlobal}); log('ran');`;
  return `log(${onGlobal});
const attempt = (f) => { try { return f(); } catch (error) { return error instanceof TypeError ? 'TypeError' : error instanceof ReferenceError ? 'ReferenceError' : 'another error'; } };
log(attempt(() => ${key}));
log(attempt(() => { ${key} = 2; return 'assigned'; }));
log(attempt(() => (() => ${key})()));
log(attempt(() => (0, eval)(${quoted(`typeof ${key}`)})));`;
};

const isBound = ({ key, symbol, inherited }: Endowment): boolean => !symbol && !inherited && isBindingName(key);

export default law<Endowment>({
  id: 'endowment-names',
  statement: 'An own endowment whose key is a legal name is a constant of the program, of its value, and no property of the global; whatever else the endowments hold is passed over.',
  rules: [
    'realm-api/realm-endowments-const', 'realm-api/realm-endowments-own-only', 'realm-api/realm-endowments-illegal-names-ignored',
    'realm-api/realm-endowments-per-call', 'compartment-api/globallexicals-option',
  ], // prettier-ignore
  threat: 'endowment-integrity',
  requires: ['compartments', 'lexical-endowments', 'evaluators'],
  version: 1,
  arbitrary: fc.record({
    key: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...bindingNames) }, { weight: 1, arbitrary: fc.constantFrom(...RESERVED) }, { weight: 2, arbitrary: fc.constantFrom(...noNames) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }) }), value: fc.constantFrom(...endowedValues),
    enumerable: fc.boolean(), inherited: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }).chain((drawn) => fc.oneof({ weight: 9, arbitrary: fc.constant({ ...drawn, symbol: false }) }, { weight: 1, arbitrary: fc.constantFrom(...symbolSources).map((key) => ({ ...drawn, key, symbol: true })) }))
    // The program's own names, and the harness'.
    .filter(({ key }) => !['log', 'results', 'attempt'].includes(key)), // prettier-ignore
  programs: (endowment) => [{ steps: [{ in: 'child', program: reader(endowment), as: 'program', endowments: source(endowment) }] }],
  judge(endowment, [answer]) {
    if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
    const last = lastCompletion(answer);
    if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last)}`;
    const [onGlobal, ...seen] = answer.log;
    const inherits = endowment.symbol ? '' : endowment.key;
    const absent = inherits in Object.prototype ? undefined : ['ReferenceError', 'ReferenceError', 'ReferenceError', 'undefined'];
    const expected = isBound(endowment) ? [endowment.value.tagged, 'TypeError', endowment.value.tagged] : endowment.symbol || !isBindingName(endowment.key) ? ['ran'] : absent;
    if (onGlobal !== (endowment.key === 'eval')) return 'it is a property of the global';
    if (expected === undefined || sameTagged(seen.slice(0, expected.length), expected)) return null;
    // Some interfaces take enumerable properties only: then there is nothing of the others.
    if (!endowment.enumerable && (absent === undefined || sameTagged(seen, absent))) return null;
    return `expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`;
  },
  classify: (endowment) => (endowment.symbol ? 'a symbol' : !isBindingName(endowment.key) ? 'no name' : `a name, ${endowment.inherited ? 'inherited' : endowment.enumerable ? 'own' : 'own, not enumerable'}`),
  proof: { engine: 'reference/draft', fault: 'endowments-inherited' },
});
