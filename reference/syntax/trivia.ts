import { isNewLine, nonASCIIwhitespace } from './acorn-internals.ts';

/** https://tc39.es/ecma262/2018/#sec-white-space and #sec-line-terminators */
const isSpace = (code: number): boolean =>
  code === 32 || (code > 8 && code < 14) || code === 160 || code === 0x2028 || code === 0x2029
  || (code >= 5760 && nonASCIIwhitespace.test(String.fromCharCode(code)));

/**
 * The offset of the first token at or after `position`. A loop, where acorn uses a regular expression whose
 * backtracking grows with the white space: the host's matcher gives up on a megabyte of it.
 */
export function skipTrivia(source: string, position: number): number {
  for (;;) {
    const code = source.charCodeAt(position);
    if (isSpace(code)) {
      position++;
    } else if (code === 47 && source.charCodeAt(position + 1) === 47) {
      position += 2;
      while (position < source.length && !isNewLine(source.charCodeAt(position))) position++;
    } else if (code === 47 && source.charCodeAt(position + 1) === 42) {
      const end = source.indexOf('*/', position + 2);
      if (end < 0) return position;
      position = end + 2;
    } else {
      return position;
    }
  }
}
