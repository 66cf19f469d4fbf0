/** RegExp.prototype's @@match, @@replace, @@search and @@split (sec-properties-of-the-regexp-prototype-object). */
import { agent, charge, chargeMemory } from '../runtime/agent.ts';
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { Construct, Get, LengthOfArrayLike, Set as SetProperty, SpeciesConstructor } from '../runtime/operations.ts';
import { AdvanceStringIndex, RegExpExec } from '../runtime/regexp-operations.ts';
import { IsCallable, SameValue } from '../runtime/testing.ts';
import { ToInteger, ToLength, ToObject, ToString, ToUint32 } from '../runtime/type-conversion.ts';
import type { Value } from '../runtime/value.ts';
import { GetSubstitution } from './string/substitution.ts';

function thisObject(value: Value): ObjectValue {
  return value instanceof ObjectValue ? value : throwTypeError('not an object');
}

/** Moves lastIndex past an empty match, which would otherwise be found for ever. */
function advancePastEmpty(rx: ObjectValue, S: string, unicode: boolean): void {
  const thisIndex = ToLength(Get(rx, 'lastIndex'));
  SetProperty(rx, 'lastIndex', AdvanceStringIndex(S, thisIndex, unicode), true);
}

/** All matches of a global expression, or the first alone (sec-regexp.prototype-@@replace). */
function collectResults(rx: ObjectValue, S: string, global: boolean, unicode: boolean): ObjectValue[] {
  const results: ObjectValue[] = [];
  for (;;) {
    charge(1);
    const result = RegExpExec(rx, S);
    if (result === null) return results;
    results.push(result);
    if (!global) return results;
    if (ToString(Get(result, '0')) === '') advancePastEmpty(rx, S, unicode);
  }
}

/** So many captures of a result, as strings or undefined. */
function capturesOf(result: ObjectValue, count: number): Value[] {
  const captures: Value[] = [];
  for (let n = 1; n <= count; n++) {
    charge(1);
    const capture = Get(result, String(n));
    captures.push(capture === undefined ? undefined : ToString(capture));
  }
  return captures;
}

export const regexpSymbols: Behaviours = {
  /** sec-regexp.prototype-@@match */
  '%RegExp.prototype[@@match]%'(thisValue, [string]) {
    const rx = thisObject(thisValue);
    const S = ToString(string);
    const flags = ToString(Get(rx, 'flags'));
    if (!flags.includes('g')) return RegExpExec(rx, S);
    const unicode = flags.includes('u');
    SetProperty(rx, 'lastIndex', 0, true);
    const matches = collectMatches(rx, S, unicode);
    return matches.length === 0 ? null : CreateArrayFromList(matches);
  },

  /** sec-regexp.prototype-@@replace */
  '%RegExp.prototype[@@replace]%'(thisValue, [string, replaceValue]) {
    const rx = thisObject(thisValue);
    const S = ToString(string);
    const replacement = IsCallable(replaceValue) ? replaceValue : ToString(replaceValue);
    const flags = ToString(Get(rx, 'flags'));
    const global = flags.includes('g');
    const unicode = flags.includes('u');
    if (global) SetProperty(rx, 'lastIndex', 0, true);
    let accumulated = '';
    let nextSourcePosition = 0;
    for (const result of collectResults(rx, S, global, unicode)) {
      const count = Math.max(LengthOfArrayLike(result) - 1, 0);
      const matched = ToString(Get(result, '0'));
      const position = Math.max(Math.min(ToInteger(Get(result, 'index')), S.length), 0);
      const captures = capturesOf(result, count);
      let namedCaptures = Get(result, 'groups');
      let text: string;
      if (replacement instanceof ObjectValue) {
        const args: Value[] = [matched, ...captures, position, S];
        if (namedCaptures !== undefined) args.push(namedCaptures);
        text = ToString(replacement.Call(undefined, args));
      } else {
        if (namedCaptures !== undefined) namedCaptures = ToObject(namedCaptures);
        text = GetSubstitution(matched, S, position, captures, namedCaptures, replacement);
      }
      if (position >= nextSourcePosition) {
        chargeMemory(text.length);
        accumulated += S.slice(nextSourcePosition, position) + text;
        nextSourcePosition = position + matched.length;
      }
    }
    return nextSourcePosition >= S.length ? accumulated : accumulated + S.slice(nextSourcePosition);
  },

  /** sec-regexp.prototype-@@search */
  '%RegExp.prototype[@@search]%'(thisValue, [string]) {
    const rx = thisObject(thisValue);
    const S = ToString(string);
    const previousLastIndex = Get(rx, 'lastIndex');
    if (!SameValue(previousLastIndex, 0)) SetProperty(rx, 'lastIndex', 0, true);
    const result = RegExpExec(rx, S);
    const currentLastIndex = Get(rx, 'lastIndex');
    if (!SameValue(currentLastIndex, previousLastIndex)) SetProperty(rx, 'lastIndex', previousLastIndex, true);
    return result === null ? -1 : Get(result, 'index');
  },

  /** sec-regexp.prototype-@@split */
  '%RegExp.prototype[@@split]%'(thisValue, [string, limit]) {
    const rx = thisObject(thisValue);
    const S = ToString(string);
    const C = SpeciesConstructor(rx, agent.realm.intrinsics['%RegExp%']);
    const flags = ToString(Get(rx, 'flags'));
    const unicode = flags.includes('u');
    const splitter = Construct(C, [rx, flags.includes('y') ? flags : `${flags}y`]);
    const lim = limit === undefined ? 4294967295 : ToUint32(limit);
    const parts: Value[] = [];
    if (lim === 0) return CreateArrayFromList(parts);
    if (S.length === 0) return CreateArrayFromList(RegExpExec(splitter, S) === null ? [S] : []);
    let p = 0;
    let q = 0;
    while (q < S.length) {
      charge(1);
      SetProperty(splitter, 'lastIndex', q, true);
      const z = RegExpExec(splitter, S);
      const e = z === null ? p : Math.min(ToLength(Get(splitter, 'lastIndex')), S.length);
      if (z === null || e === p) {
        q = AdvanceStringIndex(S, q, unicode);
        continue;
      }
      parts.push(S.slice(p, q));
      if (parts.length === lim) return CreateArrayFromList(parts);
      p = e;
      const numberOfCaptures = Math.max(LengthOfArrayLike(z) - 1, 0);
      for (let i = 1; i <= numberOfCaptures; i++) {
        parts.push(Get(z, String(i)));
        if (parts.length === lim) return CreateArrayFromList(parts);
      }
      q = p;
    }
    parts.push(S.slice(p));
    return CreateArrayFromList(parts);
  },
};

function collectMatches(rx: ObjectValue, S: string, unicode: boolean): string[] {
  const matches: string[] = [];
  for (;;) {
    charge(1);
    const result = RegExpExec(rx, S);
    if (result === null) return matches;
    const text = ToString(Get(result, '0'));
    matches.push(text);
    if (text === '') advancePastEmpty(rx, S, unicode);
  }
}
