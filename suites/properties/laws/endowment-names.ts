/** Endowments with keys of any kind: names, words that are none, numbers, symbols, what only looks like an escape. */
import fc from 'fast-check';
import { lastCompletion, sameTagged } from '../answer.ts';
import { law } from '../model.ts';
import type { Tagged } from '../../model.ts';

interface Endowment {
  /** The key, or source of a symbol. */
  readonly key: string;
  readonly symbol: boolean;
  readonly value: { readonly source: string; readonly tagged: Tagged };
  readonly enumerable: boolean;
  readonly inherited: boolean;
}

/** Of strict code; the last two can be no binding's name either. */
const RESERVED = new Set((
  'await_ break case catch class const continue debugger default delete do else export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with yield ' +
  'enum null true false implements interface let package private protected public static eval arguments'
).split(' '));
const isBindingName = (key: string): boolean => /^[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*$/u.test(key) && !RESERVED.has(key);

/** What a reader of names might take for one, or might not: letters of all planes that ES2018's Unicode has, joiners, words reserved elsewhere. */
const names = [
  'mark', '$', '_', '$1', '_$', 'async', 'of', 'get', 'set', 'from', 'as', 'target', 'await', 'int', 'native', 'abstract', '__proto__', 'constructor', 'prototype', 'then', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'undefined_', 'globalThis_',
  '\u00fcn\u00ef', '\u03c0', '\u4e2d', '\u{1d4b3}', '\u{20000}', 'a\u200c', 'a\u200db', '\u2118', 'a\u00b7', '\u00aa', '\u1885', '\u309b', 'a\u0301', '\u212e', 'a\u1369', '\u0e33', '\u{10000}a', 'x\u{e0100}',
] as const; // prettier-ignore
const others = [
  '', ' ', '0', '1', '-1', '1a', '0x1', '1e3', 'NaN_', '-0', 'a b', 'a-b', 'a.b', 'a;b', 'a\n', '\ufeffa', 'a,b', '[a]', '{a}', '...a', 'a=1', '\\u0061', '\\u{61}', 'a\\u0062', 'a//', 'a/**/', '"a"', '`', '${a}', '\u200ca', '\u00b7a', '\u0301', '\u2460', '\ud800', '\udc00a', '\u2028', '\u{1f600}', '#a', '@', 'a#', 'new.target', 'import.meta', '*', '=>',
] as const; // prettier-ignore
const symbols = ['Symbol("mark")', 'Symbol.iterator', 'Symbol.unscopables', 'Symbol.toStringTag', 'Symbol.for("mark")'] as const;

const values: readonly Endowment['value'][] = [
  { source: '1', tagged: 1 }, { source: '"text"', tagged: 'text' }, { source: 'null', tagged: null }, { source: 'undefined', tagged: { $undefined: true } }, { source: 'NaN', tagged: { $number: 'NaN' } }, { source: '-0', tagged: { $number: '-0' } }, { source: 'true', tagged: true }, { source: '10n', tagged: { $bigint: '10' } },
  { source: '[1, 2]', tagged: [1, 2] }, { source: '{ a: 1 }', tagged: { $object: { a: 1 } } }, { source: 'Symbol.for("v")', tagged: { $symbol: 'v' } }, { source: 'Object.freeze({})', tagged: { $object: {} } }, { source: '(function named() {})', tagged: { $function: 'named' } }, { source: '/a/', tagged: { $other: '[object RegExp]' } },
]; // prettier-ignore

const source = ({ key, symbol, value, enumerable, inherited }: Endowment): string => {
  const define = (holder: string): string => `Object.defineProperty(${holder}, ${symbol ? key : quoted(key)}, { value: (${value.source}), enumerable: ${enumerable}, writable: true, configurable: true })`;
  return inherited ? `Object.create(${define('{}')})` : define('{}');
};
const quoted = (key: string): string => JSON.stringify(key).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

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
    key: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.constantFrom(...RESERVED) }, { weight: 2, arbitrary: fc.constantFrom(...others) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }) }), value: fc.constantFrom(...values),
    enumerable: fc.boolean(), inherited: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }).chain((drawn) => fc.oneof({ weight: 9, arbitrary: fc.constant({ ...drawn, symbol: false }) }, { weight: 1, arbitrary: fc.constantFrom(...symbols).map((key) => ({ ...drawn, key, symbol: true })) }))
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
