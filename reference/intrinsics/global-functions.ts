/** Function properties of the global object (sec-function-properties-of-the-global-object), evaluators excepted. */
import { charge } from '../runtime/agent.ts';
import { chargeString } from '../runtime/string-limit.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { ToInt32, ToNumber, ToString } from '../runtime/type-conversion.ts';
import { Decode, Encode, uriReservedPlusHash, uriUnescaped, uriUnescapedPlusReserved } from './uri.ts';

export const globalFunctions: Behaviours = {
  /** sec-isfinite-number */
  '%isFinite%'(_this, [number]) {
    return Number.isFinite(ToNumber(number));
  },
  /** sec-isnan-number */
  '%isNaN%'(_this, [number]) {
    return Number.isNaN(ToNumber(number));
  },
  /** sec-parsefloat-string */
  '%parseFloat%'(_this, [string]) {
    const inputString = ToString(string);
    charge(inputString.length >> 4);
    return parseFloat(inputString);
  },
  /** sec-parseint-string-radix */
  '%parseInt%'(_this, [string, radix]) {
    const inputString = ToString(string);
    charge(inputString.length >> 4);
    return parseInt(inputString, ToInt32(radix));
  },
  /** sec-decodeuri-encodeduri */
  '%decodeURI%'(_this, [encodedURI]) {
    return Decode(ToString(encodedURI), uriReservedPlusHash);
  },
  /** sec-decodeuricomponent-encodeduricomponent */
  '%decodeURIComponent%'(_this, [encodedURIComponent]) {
    return Decode(ToString(encodedURIComponent), '');
  },
  /** sec-encodeuri-uri */
  '%encodeURI%'(_this, [uri]) {
    return Encode(ToString(uri), uriUnescapedPlusReserved);
  },
  /** sec-encodeuricomponent-uricomponent */
  '%encodeURIComponent%'(_this, [uriComponent]) {
    return Encode(ToString(uriComponent), uriUnescaped);
  },
  /** sec-escape-string (Annex B) */
  '%escape%'(_this, [string]) {
    const text = ToString(string);
    charge(text.length >> 3);
    chargeString(6 * text.length);
    return escape(text);
  },
  /** sec-unescape-string (Annex B) */
  '%unescape%'(_this, [string]) {
    const text = ToString(string);
    charge(text.length >> 3);
    chargeString(text.length);
    return unescape(text);
  },
};
