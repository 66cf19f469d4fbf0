import { lineColumnAt } from '../syntax/positions.ts';
import { SyntaxFault } from '../syntax/syntax-fault.ts';
import type { Flags } from './ast.ts';

const flagNames = { g: 'global', i: 'ignoreCase', m: 'multiline', s: 'dotAll', u: 'unicode', y: 'sticky' } as const;

/** Reads flags: each of `gimsuy` at most once (https://tc39.es/ecma262/2018/#sec-regexpinitialize). */
export function parseFlags(text: string): Flags {
  const flags = { global: false, ignoreCase: false, multiline: false, dotAll: false, unicode: false, sticky: false };
  for (let offset = 0; offset < text.length; offset++) {
    const name = Object.hasOwn(flagNames, text[offset]!) ? flagNames[text[offset] as keyof typeof flagNames] : undefined;
    if (name === undefined || flags[name]) {
      throw new SyntaxFault('syntax', 'Invalid regular expression flags', { offset, ...lineColumnAt(text, offset) });
    }
    flags[name] = true;
  }
  return flags;
}
