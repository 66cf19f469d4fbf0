import { caseRelation } from '../unicode/case.ts';
import { includes } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import { isLead, isTrail } from './scanner.ts';

export const isLineTerminator = (unit: number): boolean =>
  unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;

/** https://tc39.es/ecma262/2018/#sec-assertion: whether exactly one side of the position is a word character. */
export function isWordBoundary(wordCharacters: CodePointSet, input: string, position: number): boolean {
  const before = position > 0 && includes(wordCharacters, input.charCodeAt(position - 1));
  const after = position < input.length && includes(wordCharacters, input.charCodeAt(position));
  return before !== after;
}

/**
 * Whether the `length` code units at `from` stand again before or after the position
 * (https://tc39.es/ecma262/2018/#sec-backreference-matcher).
 */
export function canMatchBackreference(
  input: string,
  from: number,
  length: number,
  position: number,
  backward: boolean,
  ignoreCase: boolean,
  unicode: boolean,
): boolean {
  const start = backward ? position - length : position;
  if (start < 0 || start + length > input.length) return false;
  // With the u flag characters are compared, so that half of a surrogate pair matches nothing.
  if (unicode && (splitsPair(input, start) || splitsPair(input, start + length))) return false;
  if (!ignoreCase) {
    for (let index = 0; index < length; index++) {
      if (input.charCodeAt(from + index) !== input.charCodeAt(start + index)) return false;
    }
    return true;
  }
  const relation = caseRelation(unicode);
  for (let index = 0; index < length; index++) {
    const a = unicode ? input.codePointAt(from + index)! : input.charCodeAt(from + index);
    const b = unicode ? input.codePointAt(start + index)! : input.charCodeAt(start + index);
    if (a !== b && relation.canonicalize(a) !== relation.canonicalize(b)) return false;
    // Folding never changes the number of code units.
    if (a > 0xffff) index++;
  }
  return true;
}

export const splitsPair = (input: string, position: number): boolean =>
  position > 0 && position < input.length && isLead(input.charCodeAt(position - 1)) && isTrail(input.charCodeAt(position));
