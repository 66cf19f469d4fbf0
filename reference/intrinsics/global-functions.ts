/** Function properties of the global object (sec-function-properties-of-the-global-object), evaluators excepted. */
import { charge } from '../runtime/agent.ts';
import { createError } from '../runtime/errors.ts';
import { GuestThrow } from '../runtime/completion.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { ToInt32, ToNumber, ToString } from '../runtime/type-conversion.ts';

/** What the host's URI coding functions throw for malformed input is the same condition as the specification's URIError. */
function coding(code: (text: string) => string, text: string): string {
  charge(text.length >> 3);
  try {
    return code(text);
  } catch (error) {
    if (error instanceof URIError) throw new GuestThrow(createError('URIError', 'malformed URI'));
    throw error;
  }
}

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
    return parseFloat(ToString(string));
  },
  /** sec-parseint-string-radix */
  '%parseInt%'(_this, [string, radix]) {
    const inputString = ToString(string);
    return parseInt(inputString, ToInt32(radix));
  },
  /** sec-decodeuri-encodeduri */
  '%decodeURI%'(_this, [encodedURI]) {
    return coding(decodeURI, ToString(encodedURI));
  },
  /** sec-decodeuricomponent-encodeduricomponent */
  '%decodeURIComponent%'(_this, [encodedURIComponent]) {
    return coding(decodeURIComponent, ToString(encodedURIComponent));
  },
  /** sec-encodeuri-uri */
  '%encodeURI%'(_this, [uri]) {
    return coding(encodeURI, ToString(uri));
  },
  /** sec-encodeuricomponent-uricomponent */
  '%encodeURIComponent%'(_this, [uriComponent]) {
    return coding(encodeURIComponent, ToString(uriComponent));
  },
  /** sec-escape-string (Annex B) */
  '%escape%'(_this, [string]) {
    const text = ToString(string);
    charge(text.length >> 3);
    return escape(text);
  },
  /** sec-unescape-string (Annex B) */
  '%unescape%'(_this, [string]) {
    const text = ToString(string);
    charge(text.length >> 3);
    return unescape(text);
  },
};
