import { charge } from '../../runtime/agent.ts';
import { Get } from '../../runtime/operations.ts';
import { ToObject, ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';

/** sec-getsubstitution, with named captures (sec-regexp-named-groups of ES2018) */
export function GetSubstitution(
  matched: string,
  str: string,
  position: number,
  captures: readonly Value[],
  namedCaptures: Value,
  replacement: string,
): string {
  charge(replacement.length >> 3);
  if (!replacement.includes('$')) return replacement;
  const m = captures.length;
  const tailPos = Math.min(str.length, position + matched.length);
  let result = '';
  let at = 0;
  for (;;) {
    const dollar = replacement.indexOf('$', at);
    if (dollar === -1) return result + replacement.slice(at);
    result += replacement.slice(at, dollar);
    const next = replacement[dollar + 1];
    at = dollar + 2;
    if (next === '$') result += '$';
    else if (next === '&') result += matched;
    else if (next === '`') result += str.slice(0, position);
    else if (next === "'") result += str.slice(tailPos);
    else if (next !== undefined && next >= '0' && next <= '9') {
      const { index, length } = captureIndex(replacement, dollar + 1, m);
      if (index === 0) {
        result += '$';
        at = dollar + 1;
      } else {
        const capture = captures[index - 1];
        if (capture !== undefined) result += ToString(capture);
        at = dollar + 1 + length;
      }
    } else if (next === '<' && namedCaptures !== undefined) {
      const end = replacement.indexOf('>', at);
      if (end === -1) {
        result += '$<';
      } else {
        const capture = Get(ToObject(namedCaptures), replacement.slice(at, end));
        if (capture !== undefined) result += ToString(capture);
        at = end + 1;
      }
    } else {
      result += '$';
      at = dollar + 1;
    }
  }
}

/** The capture that `$n` or `$nn` names: two digits when there are that many captures, else one; index 0 when none. */
function captureIndex(text: string, at: number, count: number): { index: number; length: number } {
  const two = /^[0-9]{2}/.exec(text.slice(at, at + 2));
  if (two !== null) {
    const index = Number(two[0]);
    if (index >= 1 && index <= count) return { index, length: 2 };
  }
  const index = Number(text[at]);
  return { index: index <= count ? index : 0, length: 1 };
}
