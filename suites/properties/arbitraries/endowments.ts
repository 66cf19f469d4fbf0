/** Keys of any kind under which something can be given to a program, and things to give. */
import fc from 'fast-check';
import type { Tagged } from '../../model.ts';

export interface EndowedValue {
  readonly source: string;
  readonly tagged: Tagged;
}

export interface Key {
  /** The key, or source of a symbol. */
  readonly key: string;
  readonly symbol: boolean;
}

/** Of strict code; the last two can be no binding's name either. */
export const RESERVED = new Set((
  'await_ break case catch class const continue debugger default delete do else export extends finally for function if import in instanceof new return super switch this throw try typeof var void while with yield ' +
  'enum null true false implements interface let package private protected public static eval arguments'
).split(' '));
export const isBindingName = (key: string): boolean => /^[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*$/u.test(key) && !RESERVED.has(key);

/** What a reader of names might take for one, or might not: letters of all planes that ES2018's Unicode has, joiners, words reserved elsewhere. */
export const bindingNames = [
  'mark', '$', '_', '$1', '_$', 'async', 'of', 'get', 'set', 'from', 'as', 'target', 'await', 'int', 'native', 'abstract', '__proto__', 'constructor', 'prototype', 'then', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'undefined_', 'globalThis_',
  '\u00fcn\u00ef', '\u03c0', '\u4e2d', '\u{1d4b3}', '\u{20000}', 'a\u200c', 'a\u200db', '\u2118', 'a\u00b7', '\u00aa', '\u1885', '\u309b', 'a\u0301', '\u212e', 'a\u1369', '\u0e33', '\u{10000}a', 'x\u{e0100}',
] as const; // prettier-ignore
export const noNames = [
  '', ' ', '0', '1', '-1', '1a', '0x1', '1e3', 'NaN_', '-0', 'a b', 'a-b', 'a.b', 'a;b', 'a\n', '\ufeffa', 'a,b', '[a]', '{a}', '...a', 'a=1', '\\u0061', '\\u{61}', 'a\\u0062', 'a//', 'a/**/', '"a"', '`', '${a}', '\u200ca', '\u00b7a', '\u0301', '\u2460', '\ud800', '\udc00a', '\u2028', '\u{1f600}', '#a', '@', 'a#', 'new.target', 'import.meta', '*', '=>',
] as const; // prettier-ignore
export const symbolSources = ['Symbol("mark")', 'Symbol.iterator', 'Symbol.unscopables', 'Symbol.toStringTag', 'Symbol.for("mark")'] as const;

export const endowedValues: readonly EndowedValue[] = [
  { source: '1', tagged: 1 }, { source: '"text"', tagged: 'text' }, { source: 'null', tagged: null }, { source: 'undefined', tagged: { $undefined: true } }, { source: 'NaN', tagged: { $number: 'NaN' } }, { source: '-0', tagged: { $number: '-0' } }, { source: 'true', tagged: true }, { source: '10n', tagged: { $bigint: '10' } },
  { source: '[1, 2]', tagged: [1, 2] }, { source: '{ a: 1 }', tagged: { $object: { a: 1 } } }, { source: 'Symbol.for("v")', tagged: { $symbol: 'v' } }, { source: 'Object.freeze({})', tagged: { $object: {} } }, { source: '(function named() {})', tagged: { $function: 'named' } }, { source: '/a/', tagged: { $other: '[object RegExp]' } },
]; // prettier-ignore

/** A string as source of printable ASCII. */
export const quoted = (key: string): string => JSON.stringify(key).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Source of the key, as an expression. */
export const keySource = ({ key, symbol }: Key): string => (symbol ? key : quoted(key));

/** The harness' own names are left out. */
export const keys: fc.Arbitrary<Key> = fc.oneof(
  { weight: 9, arbitrary: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<string>(...bindingNames) }, { weight: 1, arbitrary: fc.constantFrom(...RESERVED) }, { weight: 2, arbitrary: fc.constantFrom<string>(...noNames) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 4 }) }).map((key) => ({ key, symbol: false })) },
  { weight: 1, arbitrary: fc.constantFrom<string>(...symbolSources).map((key) => ({ key, symbol: true })) },
).filter(({ key }) => !['log', 'results', 'attempt'].includes(key)); // prettier-ignore
