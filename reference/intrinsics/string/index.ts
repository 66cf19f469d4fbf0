/**
 * String (sec-string-objects).
 * Rules: `omissions/locale-methods-powerless`.
 */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { textOfCodePoints, textOfCodeUnits } from '../../unicode/code-units.ts';
import { chargeLongString, chargeString, LONG_STRING } from '../../runtime/string-limit.ts';
import { throwRangeError, throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { Get, GetPrototypeFromConstructor, LengthOfArrayLike } from '../../runtime/operations.ts';
import { PrimitiveObject, StringObject } from '../../runtime/primitive-object.ts';
import { RequireObjectCoercible } from '../../runtime/testing.ts';
import { ToInteger, ToNumber, ToObject, ToString, ToUint32 } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { SymbolDescriptiveString } from '../symbol.ts';
import { html } from './html.ts';
import { patterns, refuseRegExp } from './patterns.ts';

/** sec-thisstringvalue */
function thisStringValue(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof PrimitiveObject && typeof value.primitive === 'string') return value.primitive;
  return throwTypeError('not a String');
}

function thisString(value: Value): string {
  return ToString(RequireObjectCoercible(value));
}

const clamp = (n: number, low: number, high: number): number => Math.min(Math.max(n, low), high);

function relative(index: number, length: number): number {
  return index < 0 ? Math.max(length + index, 0) : Math.min(index, length);
}

/** The code units from `from` up to `to`. */
function part(S: string, from: number, to: number): string {
  if (from >= to) return '';
  if (to - from > LONG_STRING) chargeLongString(to - from);
  return S.slice(from, to);
}

/** sec-string.prototype.padstart, sec-string.prototype.padend */
function pad(atStart: boolean): Behaviour {
  return (thisValue, [maxLength, fillString]) => {
    const S = thisString(thisValue);
    const intMaxLength = Math.max(0, Math.min(ToInteger(maxLength), Number.MAX_SAFE_INTEGER));
    if (intMaxLength <= S.length) return S;
    const filler = fillString === undefined ? ' ' : ToString(fillString);
    if (filler === '') return S;
    chargeString(intMaxLength);
    return atStart ? S.padStart(intMaxLength, filler) : S.padEnd(intMaxLength, filler);
  };
}

function casing(convert: (text: string) => string): Behaviour {
  return (thisValue) => {
    const S = thisString(thisValue);
    chargeString(S.length);
    return convert(S);
  };
}

const lower = casing((text) => text.toLowerCase());
const upper = casing((text) => text.toUpperCase());

/** What trim takes off: WhiteSpace and LineTerminator of ECMA-262, which the host's trim knows. */
const trim = casing((text) => text.trim());

function toCodePoint(value: Value): number {
  const codePoint = ToNumber(value);
  if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > 0x10ffff) throwRangeError('invalid code point');
  return codePoint;
}

export const string: Behaviours = {
  /** sec-string-constructor, sec-string-constructor-string-value */
  '%String%'(_this, args, newTarget) {
    let s = '';
    if (args.length > 0) {
      if (newTarget === undefined && typeof args[0] === 'symbol') return SymbolDescriptiveString(args[0]);
      s = ToString(args[0]);
    }
    return newTarget === undefined ? s : new StringObject(GetPrototypeFromConstructor(newTarget, '%StringPrototype%'), s);
  },
  /** sec-string.fromcharcode */
  '%String.fromCharCode%'(_this, codeUnits) {
    charge(codeUnits.length);
    chargeMemory(2 * codeUnits.length);
    return textOfCodeUnits(codeUnits, (unit) => ToUint32(unit) & 0xffff);
  },
  /** sec-string.fromcodepoint */
  '%String.fromCodePoint%'(_this, codePoints) {
    charge(codePoints.length);
    chargeMemory(4 * codePoints.length);
    return textOfCodePoints(codePoints, toCodePoint);
  },
  /** sec-string.raw */
  '%String.raw%'(_this, [template, ...substitutions]) {
    const raw = ToObject(Get(ToObject(template), 'raw'));
    const literalSegments = LengthOfArrayLike(raw);
    let text = '';
    for (let i = 0; i < literalSegments; i++) {
      charge(1);
      text += ToString(Get(raw, String(i)));
      if (i + 1 < literalSegments && i < substitutions.length) text += ToString(substitutions[i]);
      chargeString(text.length >> 4);
    }
    return text;
  },

  /** sec-string.prototype.charat */
  '%String.prototype.charAt%'(thisValue, [pos]) {
    return thisString(thisValue).charAt(ToInteger(pos));
  },
  /** sec-string.prototype.charcodeat */
  '%String.prototype.charCodeAt%'(thisValue, [pos]) {
    return thisString(thisValue).charCodeAt(ToInteger(pos));
  },
  /** sec-string.prototype.codepointat */
  '%String.prototype.codePointAt%'(thisValue, [pos]) {
    return thisString(thisValue).codePointAt(ToInteger(pos));
  },
  /** sec-string.prototype.concat */
  '%String.prototype.concat%'(thisValue, args) {
    let S = thisString(thisValue);
    for (const next of args) {
      const nextString = ToString(next);
      chargeString(S.length + nextString.length);
      S += nextString;
    }
    return S;
  },
  /** sec-string.prototype.endswith */
  '%String.prototype.endsWith%'(thisValue, [searchString, endPosition]) {
    const S = thisString(thisValue);
    const searchStr = refuseRegExp(searchString);
    const end = endPosition === undefined ? S.length : clamp(ToInteger(endPosition), 0, S.length);
    charge(searchStr.length >> 4);
    return S.endsWith(searchStr, end);
  },
  /** sec-string.prototype.includes */
  '%String.prototype.includes%'(thisValue, [searchString, position]) {
    const S = thisString(thisValue);
    const searchStr = refuseRegExp(searchString);
    const start = clamp(ToInteger(position), 0, S.length);
    charge(S.length >> 4);
    return S.includes(searchStr, start);
  },
  /** sec-string.prototype.indexof */
  '%String.prototype.indexOf%'(thisValue, [searchString, position]) {
    const S = thisString(thisValue);
    const searchStr = ToString(searchString);
    const start = clamp(ToInteger(position), 0, S.length);
    charge(S.length >> 4);
    return S.indexOf(searchStr, start);
  },
  /** sec-string.prototype.lastindexof */
  '%String.prototype.lastIndexOf%'(thisValue, [searchString, position]) {
    const S = thisString(thisValue);
    const searchStr = ToString(searchString);
    const numPos = ToNumber(position);
    charge(S.length >> 4);
    return S.lastIndexOf(searchStr, Number.isNaN(numPos) ? Infinity : clamp(ToInteger(numPos), 0, S.length));
  },
  /** sec-string.prototype.localecompare: without a locale, by code units of the canonically normalised texts */
  '%String.prototype.localeCompare%'(thisValue, [that]) {
    const S = thisString(thisValue).normalize('NFC');
    const That = ToString(that).normalize('NFC');
    charge((S.length + That.length) >> 3);
    return S < That ? -1 : S > That ? 1 : 0;
  },
  /** sec-string.prototype.normalize */
  '%String.prototype.normalize%'(thisValue, [form]) {
    const S = thisString(thisValue);
    const f = form === undefined ? 'NFC' : ToString(form);
    if (f !== 'NFC' && f !== 'NFD' && f !== 'NFKC' && f !== 'NFKD') return throwRangeError('invalid normalization form');
    chargeString(S.length);
    return S.normalize(f);
  },
  /** sec-string.prototype.padend */
  '%String.prototype.padEnd%': pad(false),
  /** sec-string.prototype.padstart */
  '%String.prototype.padStart%': pad(true),
  /** sec-string.prototype.repeat */
  '%String.prototype.repeat%'(thisValue, [count]) {
    const S = thisString(thisValue);
    const n = ToInteger(count);
    if (n < 0 || n === Infinity) return throwRangeError('invalid count');
    if (S === '' || n === 0) return '';
    chargeString(S.length * n);
    return S.repeat(n);
  },
  /** sec-string.prototype.slice */
  '%String.prototype.slice%'(thisValue, [start, end]) {
    const S = thisString(thisValue);
    const len = S.length;
    const from = relative(ToInteger(start), len);
    const to = end === undefined ? len : relative(ToInteger(end), len);
    return part(S, from, to);
  },
  /** sec-string.prototype.startswith */
  '%String.prototype.startsWith%'(thisValue, [searchString, position]) {
    const S = thisString(thisValue);
    const searchStr = refuseRegExp(searchString);
    const start = clamp(ToInteger(position), 0, S.length);
    charge(searchStr.length >> 4);
    return S.startsWith(searchStr, start);
  },
  /** sec-string.prototype.substring */
  '%String.prototype.substring%'(thisValue, [start, end]) {
    const S = thisString(thisValue);
    const len = S.length;
    const finalStart = clamp(ToInteger(start), 0, len);
    const finalEnd = end === undefined ? len : clamp(ToInteger(end), 0, len);
    return part(S, Math.min(finalStart, finalEnd), Math.max(finalStart, finalEnd));
  },
  /** sec-string.prototype.substr (Annex B) */
  '%String.prototype.substr%'(thisValue, [start, length]) {
    const S = thisString(thisValue);
    const from = relative(ToInteger(start), S.length);
    const end = length === undefined ? Infinity : ToInteger(length);
    const resultLength = Math.min(Math.max(end, 0), S.length - from);
    return part(S, from, from + resultLength);
  },
  /** sec-string.prototype.tolocalelowercase */
  '%String.prototype.toLocaleLowerCase%': lower,
  /** sec-string.prototype.tolocaleuppercase */
  '%String.prototype.toLocaleUpperCase%': upper,
  /** sec-string.prototype.tolowercase */
  '%String.prototype.toLowerCase%': lower,
  /** sec-string.prototype.touppercase */
  '%String.prototype.toUpperCase%': upper,
  /** sec-string.prototype.tostring */
  '%String.prototype.toString%'(thisValue) {
    return thisStringValue(thisValue);
  },
  /** sec-string.prototype.trim */
  '%String.prototype.trim%': trim,
  /** sec-string.prototype.valueof */
  '%String.prototype.valueOf%'(thisValue) {
    return thisStringValue(thisValue);
  },
  ...patterns,
  ...html,
};
