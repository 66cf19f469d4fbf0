import { complement, setOfRanges, singleton, union } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import { propertyWithValue } from '../unicode/property.ts';

export const digits = setOfRanges([0x30, 0x3a]);
const asciiWord = setOfRanges([0x30, 0x3a, 0x41, 0x5b, 0x5f, 0x60, 0x61, 0x7b]);
// Long s and the Kelvin sign fold to s and k.
const foldedWord = union(union(asciiWord, singleton(0x17f)), singleton(0x212a));

/** https://tc39.es/ecma262/2018/#sec-runtime-semantics-wordcharacters-abstract-operation */
export const wordCharacters = (ignoreCase: boolean, unicode: boolean): CodePointSet =>
  ignoreCase && unicode ? foldedWord : asciiWord;

export const lineTerminators = setOfRanges([0xa, 0xb, 0xd, 0xe, 0x2028, 0x202a]);

let spaces: CodePointSet | undefined;

/** WhiteSpace and LineTerminator (https://tc39.es/ecma262/2018/#sec-characterclassescape). */
export const whiteSpace = (): CodePointSet =>
  (spaces ??= union(union(setOfRanges([9, 14, 0x20, 0x21, 0xa0, 0xa1, 0xfeff, 0xff00]), lineTerminators), propertyWithValue('gc', 'Zs')!));

/** `\d`, `\D`, `\s`, `\S`, `\w`, `\W`, by the letter; undefined for any other. */
export function classEscape(letter: string, ignoreCase: boolean, unicode: boolean): CodePointSet | undefined {
  switch (letter) {
    case 'd': return digits;
    case 'D': return complement(digits);
    case 's': return whiteSpace();
    case 'S': return complement(whiteSpace());
    case 'w': return wordCharacters(ignoreCase, unicode);
    case 'W': return complement(wordCharacters(ignoreCase, unicode));
    default: return undefined;
  }
}
