import { lineColumnAt } from '../syntax/positions.ts';
import { SyntaxFault } from '../syntax/syntax-fault.ts';
import type { SyntaxFaultKind } from '../syntax/syntax-fault.ts';

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

function hexValue(code: number): number {
  if (isDigit(code)) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

export const isLead = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
export const isTrail = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** Reads a pattern's text: code points where the u flag or a group's name asks for them, else code units. */
export class Scanner {
  readonly source: string;
  readonly unicode: boolean;
  position: number;

  constructor(source: string, unicode: boolean) {
    this.source = source;
    this.unicode = unicode;
    this.position = 0;
  }

  fail(message: string, offset = this.position, kind: SyntaxFaultKind = 'syntax'): never {
    throw new SyntaxFault(kind, `Invalid regular expression: ${message}`, { offset, ...lineColumnAt(this.source, offset) });
  }

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** The code unit at the position, or `ahead` of it; NaN at the end. */
  unit(ahead = 0): number {
    return this.source.charCodeAt(this.position + ahead);
  }

  eat(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.eat(text)) this.fail(`expected ${text}`);
  }

  /** Takes the next character; there must be one. */
  character(asCodePoint = this.unicode): number {
    const code = asCodePoint ? this.source.codePointAt(this.position)! : this.unit();
    this.position += code > 0xffff ? 2 : 1;
    return code;
  }

  /** A run of decimal digits as a number, Infinity if it is too large; undefined if there is none. */
  decimal(): number | undefined {
    const start = this.position;
    while (isDigit(this.unit())) this.position++;
    return this.position === start ? undefined : Number(this.source.slice(start, this.position));
  }

  /** Exactly `count` hexadecimal digits, or nothing taken. */
  hex(count: number): number | undefined {
    let value = 0;
    for (let index = 0; index < count; index++) {
      const digit = hexValue(this.unit(index));
      if (digit < 0) return undefined;
      value = value * 16 + digit;
    }
    this.position += count;
    return value;
  }

  /**
   * What follows `\u` (https://tc39.es/ecma262/2018/#prod-RegExpUnicodeEscapeSequence): with code points, also `{…}` and
   * surrogate pairs written as two escapes.
   */
  unicodeEscape(asCodePoint = this.unicode): number {
    if (asCodePoint && this.eat('{')) {
      let value = 0;
      const start = this.position;
      for (let digit = hexValue(this.unit()); digit >= 0; digit = hexValue(this.unit())) {
        value = value * 16 + digit;
        if (value > 0x10ffff) this.fail('code point out of bounds');
        this.position++;
      }
      if (this.position === start) this.fail('expected a code point');
      this.expect('}');
      return value;
    }
    const lead = this.hex(4);
    if (lead === undefined) this.fail('invalid Unicode escape');
    if (asCodePoint && isLead(lead) && this.source.startsWith('\\u', this.position)) {
      const start = this.position;
      this.position += 2;
      const trail = this.hex(4);
      if (trail !== undefined && isTrail(trail)) return (lead - 0xd800) * 0x400 + (trail - 0xdc00) + 0x10000;
      this.position = start;
    }
    return lead;
  }
}
