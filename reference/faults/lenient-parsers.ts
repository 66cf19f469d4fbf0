/** Parsers that take an early error of the language away, or put one in the place of what it allows. */
import type { Expression, Node, Pattern as BindingPattern, Statement, VariableDeclaration } from 'acorn';
import { parseFlags, parsePattern } from '../regexp/index.ts';
import { AcornBase, isNewLine, token } from '../syntax/acorn-internals.ts';
import type { AcornParser, CoverErrors } from '../syntax/acorn-internals.ts';
import { LanguageParser } from '../syntax/parser.ts';
import { SyntaxFault } from '../syntax/syntax-fault.ts';
import { skipTrivia } from '../syntax/trivia.ts';

const acorn = AcornBase.prototype as AcornParser;

/** The method of acorn itself, beneath the language's own. */
function beneath<K extends 'readToken_lt_gt' | 'readToken_plus_min'>(parser: LanguageParser, name: K, code: number): void {
  (acorn[name] as (this: AcornParser, code: number) => void).call(parser, code);
}

export class HtmlCommentParser extends LanguageParser {
  override readToken_lt_gt(code: number): void {
    beneath(this, 'readToken_lt_gt', code);
  }

  override readToken_plus_min(code: number): void {
    beneath(this, 'readToken_plus_min', code);
  }
}

/** `import(x)` is evaluated to x. */
export class ImportExpressionParser extends LanguageParser {
  override parseExprAtom(coverErrors?: CoverErrors | null, forInit?: unknown, forNew?: boolean): Expression {
    if (this.type !== token._import || this.input[skipTrivia(this.input, this.pos)] !== '(') return super.parseExprAtom(coverErrors, forInit, forNew);
    this.next();
    this.expect(token.parenL);
    const argument = this.parseMaybeAssign();
    this.expect(token.parenR);
    return argument;
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    if (this.type !== token._import || this.input[skipTrivia(this.input, this.pos)] !== '(') return super.parseStatement(context, topLevel, exports);
    const node = this.startNode();
    const expression = this.parseExpression();
    return this.parseExpressionStatement(node, expression);
  }
}

/** `import.meta` is an empty array. */
export class ImportMetaParser extends LanguageParser {
  private atMeta(): boolean {
    return this.type === token._import && this.input[skipTrivia(this.input, this.pos)] === '.';
  }

  override parseExprAtom(coverErrors?: CoverErrors | null, forInit?: unknown, forNew?: boolean): Expression {
    if (!this.atMeta()) return super.parseExprAtom(coverErrors, forInit, forNew);
    const node = this.startNode() as Node & { elements: unknown[] };
    this.next();
    this.expect(token.dot);
    this.next();
    node.elements = [];
    return this.finishNode<Expression>(node, 'ArrayExpression');
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    if (!this.atMeta()) return super.parseStatement(context, topLevel, exports);
    const node = this.startNode();
    return this.parseExpressionStatement(node, this.parseExpression());
  }
}

/** Import declarations do nothing; `export` before a declaration is passed over. */
export class ModuleDeclarationParser extends LanguageParser {
  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    if (this.type === token._export) {
      this.next();
      if (this.type === token._default) this.next();
      return super.parseStatement(context, topLevel, exports);
    }
    const next = this.input[skipTrivia(this.input, this.pos)];
    if (this.type !== token._import || next === '(' || next === '.') return super.parseStatement(context, topLevel, exports);
    const node = this.startNode();
    while (this.type !== token.semi && this.type !== token.eof) this.next();
    this.eat(token.semi);
    return this.finishNode<Statement>(node, 'EmptyStatement');
  }
}

/** At the top level, `await x` is x. */
export class TopLevelAwaitParser extends LanguageParser {
  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    const isAwait = topLevel === true && this.isContextual('await') && /^[ \t]+[\w'"[{]/.test(this.input.slice(this.pos, this.pos + 8));
    if (isAwait) this.next();
    return super.parseStatement(context, topLevel, exports);
  }
}

export class LegacyOctalParser extends LanguageParser {
  override readNumber(startsWithDot: boolean): void {
    const octal = /^0[0-7]+(?![\w$.])/.exec(this.input.slice(this.pos, this.pos + 40));
    const decimal = /^0\d*[89]\d*(?![\w$.])/.exec(this.input.slice(this.pos, this.pos + 40));
    const text = startsWithDot ? undefined : (octal ?? decimal)?.[0];
    if (text === undefined) return super.readNumber(startsWithDot);
    this.pos += text.length;
    this.finishToken(token.num, parseInt(text, octal === null ? 10 : 8));
  }

  override readEscapedChar(inTemplate: boolean): string {
    const digits = /^[0-7]{1,3}/.exec(this.input.slice(this.pos + 1, this.pos + 4))?.[0];
    if (inTemplate || digits === undefined) return super.readEscapedChar(inTemplate);
    this.pos += 1 + digits.length;
    return String.fromCharCode(parseInt(digits, 8));
  }
}

/** A declaration where only a statement may stand becomes a block of its own. */
abstract class DeclarationAsStatementParser extends LanguageParser {
  protected abstract allows(context: string): boolean;

  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    if (context === null || this.type !== token._function || !this.allows(context)) return super.parseStatement(context, topLevel, exports);
    const block = this.startNode() as Node & { body: Statement[] };
    this.enterScope(0);
    block.body = [super.parseStatement(null)];
    this.exitScope();
    return this.finishNode<Statement>(block, 'BlockStatement');
  }
}

export class FunctionInIfParser extends DeclarationAsStatementParser {
  protected override allows(context: string): boolean {
    return context === 'if';
  }
}

export class LabelledFunctionParser extends DeclarationAsStatementParser {
  protected override allows(context: string): boolean {
    return context.includes('label');
  }
}

/** The initialiser is read and forgotten. */
export class ForInInitialiserParser extends LanguageParser {
  override parseForIn(node: Node, init: Node): Statement {
    if (init.type === 'VariableDeclaration') (init as VariableDeclaration).declarations[0].init = null;
    return super.parseForIn(node, init);
  }
}

/** The parameter of a catch clause is not looked at when its block declares the same name. */
export class CatchVarParser extends LanguageParser {
  override parseCatchClauseParam(): BindingPattern {
    const param = this.parseBindingAtom();
    this.enterScope(0);
    this.expect(token.parenR);
    return param;
  }
}

/** A pattern that is no pattern of the main text matches the empty string. */
export class LenientRegExpParser extends LanguageParser {
  override readRegexp(): void {
    const start = this.pos;
    try {
      super.readRegexp();
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error;
      this.pos = start;
      while (this.input[this.pos] !== '/') {
        if (this.pos >= this.input.length || isNewLine(this.input.charCodeAt(this.pos))) throw error;
        this.pos += this.input[this.pos] === '\\' ? 2 : 1;
      }
      this.pos += 1;
      const flags = this.readWord1();
      this.finishToken(token.regexp, { pattern: '(?:)', flags, value: null, parsed: parsePattern('(?:)', parseFlags(flags)) });
    }
  }
}

type Words = { reservedWordsStrict: RegExp; reservedWordsStrictBind: RegExp };
const none = /^(?!)$/;

/** Words that strict mode reserves are names like others. */
export class UnreservedWordsParser extends LanguageParser {
  constructor(...args: ConstructorParameters<typeof LanguageParser>) {
    super(...args);
    Object.assign(this as unknown as Words, { reservedWordsStrict: none, reservedWordsStrictBind: none });
  }
}

/** ECMAScript 2019's `catch` without a parameter, and its line separators in strings. */
export class NewerSyntaxParser extends LanguageParser {
  constructor(...args: ConstructorParameters<typeof LanguageParser>) {
    super(...args);
    (this.options as { ecmaVersion: number }).ecmaVersion = 10;
  }
}

export class NoBigIntParser extends LanguageParser {
  override readNumber(startsWithDot: boolean): void {
    if (/^\d+n/.test(this.input.slice(this.pos, this.pos + 40))) this.raise(this.pos, 'A number may not touch an identifier');
    super.readNumber(startsWithDot);
  }
}

/** Source is searched for `import(` as text, comments and strings included. */
export class TextualImportParser extends LanguageParser {
  constructor(source: string, goal: 'script' | 'module', options: ConstructorParameters<typeof LanguageParser>[2]) {
    super(source, goal, options);
    if (/import\s*\(/.test(source)) this.raise(0, 'Source with import( is refused');
  }
}

/** Source is searched for import as the beginning of a string or the name of a property. */
export class WordParser extends LanguageParser {
  constructor(source: string, goal: 'script' | 'module', options: ConstructorParameters<typeof LanguageParser>[2]) {
    super(source, goal, options);
    if (goal === 'script' && /['"`{.]\s*import\b/.test(source)) this.raise(0, 'Source with the word import is refused');
  }
}
