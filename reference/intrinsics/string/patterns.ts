/** The methods of strings that hand over to a pattern's own methods: match, replace, search, split. */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { GetMethod, Invoke } from '../../runtime/operations.ts';
import { RegExpObject } from '../../runtime/regexp-object.ts';
import { RegExpCreate } from '../../runtime/regexp-operations.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { IsCallable, IsRegExp, RequireObjectCoercible } from '../../runtime/testing.ts';
import { ToString, ToUint32 } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { GetSubstitution } from './substitution.ts';

/** The search string of startsWith and its like, which refuse regular expressions. */
export function refuseRegExp(searchString: Value): string {
  if (IsRegExp(searchString, (o) => o instanceof RegExpObject)) throwTypeError('a regular expression is not accepted here');
  return ToString(searchString);
}

/** The pattern's own method, for patterns that are objects: ES2018 asks every value but undefined and null, and so do its tests. */
function methodOf(pattern: Value, symbol: symbol): ObjectValue | undefined {
  return pattern === undefined || pattern === null ? undefined : GetMethod(pattern, symbol);
}

export const patterns: Behaviours = {
  /** sec-string.prototype.match */
  '%String.prototype.match%'(thisValue, [regexp]) {
    const O = RequireObjectCoercible(thisValue);
    const matcher = methodOf(regexp, wellKnownSymbols.match);
    if (matcher !== undefined) return matcher.Call(regexp, [O]);
    const S = ToString(O);
    return Invoke(createRegExp(regexp), wellKnownSymbols.match, [S]);
  },

  /** sec-string.prototype.replace */
  '%String.prototype.replace%'(thisValue, [searchValue, replaceValue]) {
    const O = RequireObjectCoercible(thisValue);
    const replacer = methodOf(searchValue, wellKnownSymbols.replace);
    if (replacer !== undefined) return replacer.Call(searchValue, [O, replaceValue]);
    const str = ToString(O);
    const searchString = ToString(searchValue);
    const replacement = IsCallable(replaceValue) ? replaceValue : ToString(replaceValue);
    charge(str.length >> 4);
    const pos = str.indexOf(searchString);
    if (pos === -1) return str;
    const replStr =
      replacement instanceof ObjectValue
        ? ToString(replacement.Call(undefined, [searchString, pos, str]))
        : GetSubstitution(searchString, str, pos, [], undefined, replacement);
    chargeMemory(str.length + replStr.length);
    return str.slice(0, pos) + replStr + str.slice(pos + searchString.length);
  },

  /** sec-string.prototype.search */
  '%String.prototype.search%'(thisValue, [regexp]) {
    const O = RequireObjectCoercible(thisValue);
    const searcher = methodOf(regexp, wellKnownSymbols.search);
    if (searcher !== undefined) return searcher.Call(regexp, [O]);
    const S = ToString(O);
    return Invoke(createRegExp(regexp), wellKnownSymbols.search, [S]);
  },

  /** sec-string.prototype.split */
  '%String.prototype.split%'(thisValue, [separator, limit]) {
    const O = RequireObjectCoercible(thisValue);
    const splitter = methodOf(separator, wellKnownSymbols.split);
    if (splitter !== undefined) return splitter.Call(separator, [O, limit]);
    const S = ToString(O);
    const lim = limit === undefined ? 4294967295 : ToUint32(limit);
    const R = ToString(separator);
    if (lim === 0) return CreateArrayFromList([]);
    if (separator === undefined) return CreateArrayFromList([S]);
    charge(S.length);
    chargeMemory(16 * S.length);
    return CreateArrayFromList(S.split(R, lim));
  },
};

/** sec-regexpcreate: a pattern with Symbol.match is its text here, not a pattern as for the constructor. */
function createRegExp(pattern: Value): ObjectValue {
  return RegExpCreate(pattern === undefined ? '' : ToString(pattern), '');
}
