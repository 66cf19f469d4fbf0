/**
 * RegExp (sec-regexp-regular-expression-objects). Matching itself is `reference/regexp/`; there are no legacy statics.
 * Rules: `omissions/regexp-no-match-channel`.
 */
import { agent } from '../runtime/agent.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { Get } from '../runtime/operations.ts';
import { RegExpAlloc, RegExpBuiltinExec, RegExpExec, RegExpInitialize } from '../runtime/regexp-operations.ts';
import { RegExpObject } from '../runtime/regexp-object.ts';
import { IsRegExp } from '../runtime/testing.ts';
import { ToBoolean, ToString } from '../runtime/type-conversion.ts';
import { regexpSymbols } from './regexp-symbols.ts';

/** sec-get-regexp.prototype.global and its like: undefined on %RegExpPrototype% itself. */
function flagGetter(letter: string): Behaviour {
  return (R) => {
    if (R instanceof RegExpObject) return R.originalFlags.includes(letter);
    if (R === agent.realm.intrinsics['%RegExpPrototype%']) return undefined;
    return throwTypeError('not a RegExp');
  };
}

/** sec-escaperegexppattern: the source as a literal would have it. */
function EscapeRegExpPattern(source: string): string {
  if (source === '') return '(?:)';
  let inClass = false;
  let result = '';
  for (let i = 0; i < source.length; i++) {
    const c = source[i];
    if (c === '\\') {
      const next = source[++i];
      result += c + (lineTerminators[next] !== undefined ? lineTerminators[next].slice(1) : (next ?? ''));
      continue;
    }
    if (c === '[') inClass = true;
    else if (c === ']') inClass = false;
    result += c === '/' && !inClass ? '\\/' : (lineTerminators[c] ?? c);
  }
  return result;
}
const lineTerminators: { readonly [c: string]: string } = { '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' };

export const regexp: Behaviours = {
  /** sec-regexp-constructor, sec-regexp-pattern-flags */
  '%RegExp%'(_this, [pattern, flags], newTarget, callee) {
    const patternIsRegExp = IsRegExp(pattern, (o) => o instanceof RegExpObject);
    let target = newTarget;
    if (target === undefined) {
      target = callee;
      if (patternIsRegExp && flags === undefined) {
        const patternConstructor = Get(pattern as ObjectValue, 'constructor');
        if (patternConstructor === callee) return pattern;
      }
    }
    let P = pattern;
    let F = flags;
    if (pattern instanceof RegExpObject) {
      P = pattern.originalSource;
      if (flags === undefined) F = pattern.originalFlags;
    } else if (patternIsRegExp) {
      P = Get(pattern as ObjectValue, 'source');
      if (flags === undefined) F = Get(pattern as ObjectValue, 'flags');
    }
    const O = RegExpAlloc(target);
    return RegExpInitialize(O, P, F);
  },
  /** sec-get-regexp-@@species */
  '%get RegExp[@@species]%'(thisValue) {
    return thisValue;
  },
  /** sec-regexp.prototype.compile (Annex B) */
  '%RegExp.prototype.compile%'(O, [pattern, flags]) {
    if (!(O instanceof RegExpObject)) return throwTypeError('not a RegExp');
    if (pattern instanceof RegExpObject) {
      if (flags !== undefined) throwTypeError('flags are not accepted beside a RegExp');
      return RegExpInitialize(O, pattern.originalSource, pattern.originalFlags);
    }
    return RegExpInitialize(O, pattern, flags);
  },
  /** sec-regexp.prototype.exec */
  '%RegExp.prototype.exec%'(R, [string]) {
    if (!(R instanceof RegExpObject)) return throwTypeError('not a RegExp');
    return RegExpBuiltinExec(R, ToString(string));
  },
  /** sec-regexp.prototype.test */
  '%RegExp.prototype.test%'(R, [S]) {
    if (!(R instanceof ObjectValue)) return throwTypeError('not an object');
    return RegExpExec(R, ToString(S)) !== null;
  },
  /** sec-regexp.prototype.tostring */
  '%RegExp.prototype.toString%'(R) {
    if (!(R instanceof ObjectValue)) return throwTypeError('not an object');
    const pattern = ToString(Get(R, 'source'));
    return `/${pattern}/${ToString(Get(R, 'flags'))}`;
  },
  /** sec-get-regexp.prototype.flags */
  '%get RegExp.prototype.flags%'(R) {
    if (!(R instanceof ObjectValue)) return throwTypeError('not an object');
    let result = '';
    if (ToBoolean(Get(R, 'global'))) result += 'g';
    if (ToBoolean(Get(R, 'ignoreCase'))) result += 'i';
    if (ToBoolean(Get(R, 'multiline'))) result += 'm';
    if (ToBoolean(Get(R, 'dotAll'))) result += 's';
    if (ToBoolean(Get(R, 'unicode'))) result += 'u';
    if (ToBoolean(Get(R, 'sticky'))) result += 'y';
    return result;
  },
  /** sec-get-regexp.prototype.global */
  '%get RegExp.prototype.global%': flagGetter('g'),
  /** sec-get-regexp.prototype.ignorecase */
  '%get RegExp.prototype.ignoreCase%': flagGetter('i'),
  /** sec-get-regexp.prototype.multiline */
  '%get RegExp.prototype.multiline%': flagGetter('m'),
  /** sec-get-regexp.prototype.dotAll */
  '%get RegExp.prototype.dotAll%': flagGetter('s'),
  /** sec-get-regexp.prototype.unicode */
  '%get RegExp.prototype.unicode%': flagGetter('u'),
  /** sec-get-regexp.prototype.sticky */
  '%get RegExp.prototype.sticky%': flagGetter('y'),
  /** sec-get-regexp.prototype.source */
  '%get RegExp.prototype.source%'(R) {
    if (R instanceof RegExpObject) return EscapeRegExpPattern(R.originalSource);
    if (R === agent.realm.intrinsics['%RegExpPrototype%']) return '(?:)';
    return throwTypeError('not a RegExp');
  },
  ...regexpSymbols,
};
