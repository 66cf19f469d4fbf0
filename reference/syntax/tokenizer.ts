/**
 * Rules: `language/omit-post-es2018-syntax`, `language/bigint-literals`, `language/annexb-legacy-octal`,
 *   `omissions/html-comments`.
 */
import type { Expression, Literal } from 'acorn';
import { parseFlags, parsePattern } from '../regexp/index.ts';
import type { Pattern } from '../regexp/index.ts';
import { AcornBase, isIdentifierChar, isIdentifierStart, isNewLine, lineBreak, token, tokenContext } from './acorn-internals.ts';
import type { AcornTokenType, CoverErrors } from './acorn-internals.ts';
import { SyntaxFault } from './syntax-fault.ts';
import type { SyntaxFaultKind } from './syntax-fault.ts';
import type { RegExpLiteral } from './tree.ts';
import { skipTrivia } from './trivia.ts';

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const keywordRelationalOperator = /^in(?:stanceof)?$/;

/**
 * The lexical grammar: ES2018's (https://tc39.es/ecma262/2018/#sec-ecmascript-language-lexical-grammar) and BigInt
 * literals. `ecmaVersion: 2018` of acorn gives the first; BigInt literals, the removal of Annex B's HTML-like comments
 * and the exact choice between division and regular expression are added here.
 */
/** Reading a number takes more than linear time: a limit of ours, where the language has none. */
const MAX_BIGINT_DIGITS = 250_000;

export abstract class Tokenizer extends AcornBase {
  /** `<!--` is `<`, `!`, `--`: https://tc39.es/ecma262/2018/#sec-html-like-comments belongs to Annex B. */
  override readToken_lt_gt(code: number): void {
    const next = this.input.charCodeAt(this.pos + 1);
    if (next === code) {
      const size = code === 62 && this.input.charCodeAt(this.pos + 2) === 62 ? 3 : 2;
      if (this.input.charCodeAt(this.pos + size) === 61) return this.finishOp(token.assign, size + 1);
      return this.finishOp(token.bitShift, size);
    }
    return this.finishOp(token.relational, next === 61 ? 2 : 1);
  }

  /** `-->` at the start of a line is `--`, `>`. */
  override readToken_plus_min(code: number): void {
    const next = this.input.charCodeAt(this.pos + 1);
    if (next === code) return this.finishOp(token.incDec, 2);
    if (next === 61) return this.finishOp(token.assign, 2);
    return this.finishOp(token.plusMin, 1);
  }

  /** https://tc39.es/ecma262/2018/#sec-literals-numeric-literals, with the later BigInt suffix on integers. */
  override readNumber(startsWithDot: boolean): void {
    const start = this.pos;
    let isInteger = !startsWithDot;
    this.skipDigits();
    if (!startsWithDot) {
      // Annex B: 017 and 089 are not numbers of strict code.
      if (this.pos - start > 1 && this.input.charCodeAt(start) === 48) this.raise(start, 'A number may not start with 0');
      if (this.input.charCodeAt(this.pos) === 110) return this.finishBigInt(start);
      if (this.input.charCodeAt(this.pos) === 46) {
        isInteger = false;
        this.pos++;
        this.skipDigits();
      }
    } else {
      this.pos++;
      this.skipDigits();
    }
    const exponent = this.input.charCodeAt(this.pos);
    if (exponent === 69 || exponent === 101) {
      isInteger = false;
      const sign = this.input.charCodeAt(++this.pos);
      if (sign === 43 || sign === 45) this.pos++;
      const digits = this.pos;
      this.skipDigits();
      if (this.pos === digits) this.raise(start, 'The exponent lacks digits');
    }
    this.refuseAdjacentIdentifier();
    const text = this.input.slice(start, this.pos);
    this.finishToken(token.num, isInteger && text.length < 10 ? parseInt(text, 10) : Number(text));
  }

  override readRadixNumber(radix: number): void {
    const start = this.pos;
    this.pos += 2;
    const digits = this.pos;
    while (digitValue(this.input.charCodeAt(this.pos)) < radix) this.pos++;
    if (this.pos === digits) this.raise(start, `Expected a number in radix ${radix}`);
    if (this.input.charCodeAt(this.pos) === 110) return this.finishBigInt(start);
    this.refuseAdjacentIdentifier();
    this.finishToken(token.num, Number(this.input.slice(start, this.pos)));
  }

  /** Octal escapes are Annex B: https://tc39.es/ecma262/2018/#sec-additional-syntax-string-literals. */
  override readEscapedChar(inTemplate: boolean): string {
    if (this.strict || inTemplate) return super.readEscapedChar(inTemplate);
    this.strict = true;
    const text = super.readEscapedChar(false);
    this.strict = false;
    return text;
  }

  private skipDigits(): void {
    while (isDigit(this.input.charCodeAt(this.pos))) this.pos++;
  }

  private finishBigInt(start: number): void {
    const digits = this.input.slice(start, this.pos++);
    this.refuseAdjacentIdentifier();
    if (digits.length > MAX_BIGINT_DIGITS) this.raise(start, 'A BigInt literal may not be longer than a quarter of a million digits');
    this.finishToken(token.num, BigInt(digits));
  }

  private refuseAdjacentIdentifier(): void {
    const code = this.fullCharCodeAtPos();
    if (isIdentifierStart(code, true) || code === 92 || isDigit(code)) {
      this.raise(this.pos, 'A number may not touch an identifier or a digit');
    }
  }

  /**
   * https://tc39.es/ecma262/2018/#sec-literals-regular-expression-literals, after the first slash; pattern and flags are
   * parsed at once, because their errors are early errors.
   */
  override readRegexp(): void {
    const start = this.pos;
    let isInClass = false;
    for (let code = this.input.charCodeAt(start); code !== 47 || isInClass; code = this.input.charCodeAt(++this.pos)) {
      if (code === 92) code = this.input.charCodeAt(++this.pos);
      else if (code === 91) isInClass = true;
      else if (code === 93) isInClass = false;
      if (this.pos >= this.input.length || isNewLine(code)) this.raise(start - 1, 'Unterminated regular expression');
    }
    const pattern = this.input.slice(start, this.pos++);
    const flagsStart = this.pos;
    const flags = this.readWord1();
    if (this.containsEsc) this.unexpected(flagsStart);
    const parsedFlags = this.within(flagsStart, () => parseFlags(flags));
    const parsed = this.within(start, () => parsePattern(pattern, parsedFlags));
    this.finishToken(token.regexp, { pattern, flags, value: null, parsed });
  }

  /** Raises a fault at its place in the whole source, which begins `offset` before the part that was parsed. */
  private within<T>(offset: number, parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      throw this.fault(error.kind, offset + error.offset, error.message);
    }
  }

  abstract fault(kind: SyntaxFaultKind, offset: number, message: string): SyntaxFault;

  /** No `bigint` text beside the value, because writing a long one in decimal takes long and nothing reads it. */
  override parseLiteral(value: unknown): Literal {
    const node = this.startNode() as Literal;
    node.value = value as Exclude<Literal['value'], undefined>;
    node.raw = this.input.slice(this.start, this.end);
    this.next();
    return this.finishNode(node, 'Literal');
  }

  /**
   * acorn decides between division and regular expression by what came before; where its guess fails, the parser knows
   * better: an operand starting with a slash is a regular expression, also when `/=` was read; the body of a function or
   * class expression ends an operand.
   */
  override parseExprAtom(coverErrors?: CoverErrors | null, forInit?: unknown, forNew?: boolean): Expression {
    const type: AcornTokenType = this.type;
    if (type === token.assign && this.value === '/=') {
      this.pos = this.start + 1;
      this.readRegexp();
    } else if (type === token._function || type === token._class) {
      this.overrideContext(tokenContext.f_expr);
    } else if (type === token.slash) {
      this.readRegexp();
    }
    if (this.type !== token.regexp) return super.parseExprAtom(coverErrors, forInit, forNew);
    const { pattern, flags, parsed } = this.value as { pattern: string; flags: string; parsed: Pattern };
    const node = this.parseLiteral(null) as RegExpLiteral;
    node.regex = { pattern, flags };
    node.parsedPattern = parsed;
    return node;
  }

  /** After `yield` an operand may follow, in generator methods too. */
  override parseYield(forInit?: unknown): Expression {
    this.exprAllowed = true;
    return super.parseYield(forInit);
  }

  override isLet(context?: string | null): boolean {
    if (!this.isContextual('let')) return false;
    let position = skipTrivia(this.input, this.pos);
    let code = this.fullCharCodeAt(position);
    if (code === 91 || code === 92) return true;
    if (context) return false;
    if (code === 123) return true;
    if (!isIdentifierStart(code, true)) return false;
    const start = position;
    do position += code <= 0xffff ? 1 : 2;
    while (isIdentifierChar((code = this.fullCharCodeAt(position)), true));
    return code === 92 || !keywordRelationalOperator.test(this.input.slice(start, position));
  }

  override isAsyncFunction(): boolean {
    if (!this.isContextual('async')) return false;
    const next = skipTrivia(this.input, this.pos);
    if (lineBreak.test(this.input.slice(this.pos, next)) || !this.input.startsWith('function', next)) return false;
    const after = this.fullCharCodeAt(next + 8);
    return !(isIdentifierChar(after, true) || after === 92);
  }
}

function digitValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : 99;
}
