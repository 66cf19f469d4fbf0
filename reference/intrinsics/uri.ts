/** sec-encode and sec-decode: URI coding without the host's, so that a malformed URI costs a guest error and nothing more. */
import { charge, chargeMemory } from '../runtime/agent.ts';
import { chargeString } from '../runtime/string-limit.ts';
import { createError } from '../runtime/errors.ts';
import { GuestThrow } from '../runtime/completion.ts';

const RESERVED = ';/?:@&=+$,';
const UNESCAPED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

/** What encodeURI, encodeURIComponent leave as it is, and what decodeURI leaves encoded. */
export const uriReservedPlusHash = `${RESERVED}#`;
export const uriUnescapedPlusReserved = `${UNESCAPED}${RESERVED}#`;
export const uriUnescaped = UNESCAPED;

function malformed(): never {
  throw new GuestThrow(createError('URIError', 'malformed URI'));
}

/** sec-encode */
export function Encode(string: string, unescapedSet: string): string {
  chargeURI(string);
  const R: string[] = [];
  for (let k = 0; k < string.length; k++) {
    const C = string[k];
    if (unescapedSet.includes(C)) {
      R.push(C);
      continue;
    }
    const V = string.codePointAt(k) as number;
    if (V >= 0xd800 && V <= 0xdfff) return malformed();
    if (V > 0xffff) k++;
    for (const octet of utf8Octets(V)) R.push(`%${octet.toString(16).toUpperCase().padStart(2, '0')}`);
  }
  return joined(R);
}

function utf8Octets(V: number): number[] {
  if (V < 0x80) return [V];
  if (V < 0x800) return [0xc0 | (V >> 6), 0x80 | (V & 63)];
  if (V < 0x10000) return [0xe0 | (V >> 12), 0x80 | ((V >> 6) & 63), 0x80 | (V & 63)];
  return [0xf0 | (V >> 18), 0x80 | ((V >> 12) & 63), 0x80 | ((V >> 6) & 63), 0x80 | (V & 63)];
}

/** sec-decode */
export function Decode(string: string, reservedSet: string): string {
  chargeURI(string);
  let R = '';
  let k = 0;
  for (;;) {
    const percent = string.indexOf('%', k);
    if (percent === -1) break;
    if (percent > k) R += string.slice(k, percent);
    const V = decodeAt(string, percent);
    const end = percent + 3 * octetsOf(V);
    const S = String.fromCodePoint(V);
    R += V < 0x80 && reservedSet.includes(S) ? string.slice(percent, end) : S;
    k = end;
  }
  if (k < string.length) R += string.slice(k);
  chargeString(R.length);
  return R;
}

/** The work, and the list of parts, of which there may be as many as code units. */
function chargeURI(string: string): void {
  charge(string.length >> 2);
  chargeMemory(16 * string.length);
}

function joined(parts: readonly string[]): string {
  chargeString(parts.reduce((sum, part) => sum + part.length, 0));
  return parts.join('');
}

/** Least code point that needs as many octets as the index says. */
const least = [0, 0, 0x80, 0x800, 0x10000];

function octetsOf(V: number): number {
  let n = 4;
  while (V < least[n]) n -= 1;
  return n;
}

/** The code point whose octets begin at `start`. */
function decodeAt(string: string, start: number): number {
  const B = octetAt(string, start);
  if (B < 0x80) return B;
  const n = B >= 0xf0 ? 4 : B >= 0xe0 ? 3 : B >= 0xc0 ? 2 : 0;
  if (n === 0 || B > 0xf7) return malformed();
  let V = B & (0x7f >> n);
  let k = start + 3;
  for (let j = 1; j < n; j++, k += 3) {
    const next = octetAt(string, k);
    if ((next & 0xc0) !== 0x80) return malformed();
    V = (V << 6) | (next & 63);
  }
  if (V < least[n] || V > 0x10ffff || (V >= 0xd800 && V <= 0xdfff)) return malformed();
  return V;
}

function octetAt(string: string, k: number): number {
  if (string.charCodeAt(k) !== 0x25) return malformed();
  const high = hexDigit(string.charCodeAt(k + 1));
  const low = hexDigit(string.charCodeAt(k + 2));
  return high === -1 || low === -1 ? malformed() : (high << 4) | low;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
