import type { Expression, Identifier, Literal, Node, Options, Pattern, Property, Statement } from 'acorn';
import { BindingKind, ScopeFlag, token } from './acorn-internals.ts';
import type { CoverErrors } from './acorn-internals.ts';
import { defaultMaxDepth } from './options.ts';
import type { ParseOptions } from './options.ts';
import { lineColumnAt } from './positions.ts';
import { ScopedParser } from './scopes.ts';
import { SyntaxFault } from './syntax-fault.ts';
import type { SyntaxFaultKind } from './syntax-fault.ts';

/**
 * ES2018 strict mode code without Annex B, with BigInt literals. acorn does the bulk; this adds the early errors that
 * it leaves out, takes out what belongs to Annex B, and bounds the nesting.
 */
export class LanguageParser extends ScopedParser {
  private readonly file: string | undefined;
  private readonly forbidsDirectEval: boolean;
  private readonly protoLiteral: boolean;
  private readonly maxDepth: number;
  private depth: number;
  /** Whether `new.target` may stand outside functions: in direct eval code inside one. */
  allowsOuterNewTarget: boolean;

  constructor(source: string, goal: 'script' | 'module', options: ParseOptions) {
    const acornOptions: Options & { strict: boolean } = { ecmaVersion: 2018, sourceType: goal, strict: true };
    super(acornOptions, source);
    this.file = options.file;
    this.forbidsDirectEval = options.directEval === 'forbid';
    this.protoLiteral = options.annexB?.protoLiteral ?? true;
    this.maxDepth = options.maxDepth ?? defaultMaxDepth;
    this.depth = 0;
    this.allowsOuterNewTarget = false;
  }

  fault(kind: SyntaxFaultKind, offset: number, message: string): SyntaxFault {
    return new SyntaxFault(kind, message, { offset, ...lineColumnAt(this.input, offset), file: this.file });
  }

  override raise(position: number, message: string): never {
    throw this.fault('syntax', position, message);
  }

  override raiseRecoverable(position: number, message: string): never {
    this.raise(position, message);
  }

  /** The host's stack overflow is told apart by the caller of the parser, not made a syntax error here. */
  override catchStackOverflow<T>(parse: () => T): T {
    return parse();
  }

  // Every recursion of the grammar passes one of the methods that go deeper here.
  private deeper(): void {
    if (++this.depth > this.maxDepth) throw this.fault('too-deep', this.start, 'The source nests too deep');
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    this.deeper();
    const statement = super.parseStatement(context, topLevel, exports);
    this.depth--;
    return statement;
  }

  override parseMaybeUnary(coverErrors: CoverErrors | null, sawUnary: boolean, isUpdate: boolean, forInit?: unknown): Expression {
    this.deeper();
    const expression = super.parseMaybeUnary(coverErrors, sawUnary, isUpdate, forInit);
    this.depth--;
    return expression;
  }

  override parseNew(): Expression {
    this.deeper();
    const expression = super.parseNew();
    this.depth--;
    return expression;
  }

  override parseYield(forInit?: unknown): Expression {
    this.deeper();
    const expression = super.parseYield(forInit);
    this.depth--;
    return expression;
  }

  override parseClass(node: Node, isStatement: boolean | 'nullableID'): Node {
    this.deeper();
    const result = super.parseClass(node, isStatement);
    this.depth--;
    return result;
  }

  override parseBindingAtom(): Pattern {
    this.deeper();
    const pattern = super.parseBindingAtom();
    this.depth--;
    return pattern;
  }

  /** A loop over operators of one precedence, where acorn recurses: long sums are wide, not deep. */
  override parseExprOp(left: Expression, leftStart: number, leftLocation: unknown, minPrecedence: number, forInit?: unknown): Expression {
    for (;;) {
      const precedence = this.type.binop;
      if (precedence === null || precedence <= minPrecedence || (forInit && this.type === token._in)) return left;
      const isLogical = this.type === token.logicalOR || this.type === token.logicalAND;
      const operator = this.value;
      this.next();
      const start = this.start;
      const operand = this.parseMaybeUnary(null, false, false, forInit);
      const right = this.parseExprOp(operand, start, undefined, precedence, forInit);
      left = this.buildBinary(leftStart, leftLocation, left, right, operator, isLogical);
    }
  }

  /** A directive is looked for in the parsed body, not in the text before it. */
  override strictDirective(): boolean {
    return false;
  }

  /** https://tc39.es/ecma262/2018/#sec-function-definitions-static-semantics-early-errors: ContainsUseStrict. */
  override parseFunctionBody(node: Node & { params: Pattern[]; body: Node }, isArrow: boolean, isMethod: boolean, forInit?: unknown): void {
    super.parseFunctionBody(node, isArrow, isMethod, forInit);
    if (node.body.type !== 'BlockStatement' || this.isSimpleParamList(node.params)) return;
    for (const statement of (node.body as Node & { body: { directive?: string; start: number }[] }).body) {
      if (statement.directive === undefined) break;
      if (statement.directive === 'use strict') {
        this.raise(statement.start, 'A function with parameters other than plain names may not have a use strict directive');
      }
    }
  }

  /**
   * BoundNames of the parameter and VarDeclaredNames of the block may not meet
   * (https://tc39.es/ecma262/2018/#sec-try-statement-static-semantics-early-errors); acorn follows Annex B's exception
   * (#sec-variablestatements-in-catch-blocks).
   */
  override parseCatchClauseParam(): Pattern {
    const param = this.parseBindingAtom();
    this.enterScope(0);
    this.checkLValPattern(param, BindingKind.Lexical);
    this.expect(token.parenR);
    return param;
  }

  /** A class expression's name is a BindingIdentifier too: never eval or arguments. */
  override parseClassId(node: Node & { id?: Identifier | null }, isStatement: boolean | 'nullableID'): void {
    super.parseClassId(node, isStatement);
    if (node.id) this.checkLValSimple(node.id, BindingKind.Outside);
  }

  override checkPropClash(property: Property, seen: object, coverErrors?: CoverErrors): void {
    if (!this.protoLiteral || !isProtoLiteral(property)) return;
    (property as Property & { setsPrototype?: true }).setsPrototype = true;
    super.checkPropClash(property, seen, coverErrors);
  }

  override parseSubscript(base: Expression, start: number, location: unknown, noCalls: boolean, maybeAsyncArrow: boolean, optionalChained: boolean, forInit?: unknown): Expression {
    const result = super.parseSubscript(base, start, location, noCalls, maybeAsyncArrow, optionalChained, forInit);
    if (this.forbidsDirectEval && result.type === 'CallExpression' && result !== base
      && result.callee.type === 'Identifier' && result.callee.name === 'eval') {
      this.raise(result.callee.start, 'Direct eval is not available');
    }
    return result;
  }

  get allowNewDotTarget(): boolean {
    for (let index = this.scopeStack.length - 1; index >= 0; index--) {
      const { flags } = this.scopeStack[index]!;
      if (flags & ScopeFlag.Function && !(flags & ScopeFlag.Arrow)) return true;
    }
    return this.allowsOuterNewTarget;
  }
}

/** https://tc39.es/ecma262/2018/#sec-__proto__-property-names-in-object-initializers */
function isProtoLiteral(property: Property): boolean {
  if (property.type !== 'Property' || property.computed || property.method || property.shorthand || property.kind !== 'init') return false;
  const { key } = property;
  return key.type === 'Identifier' ? key.name === '__proto__' : (key as Literal).value === '__proto__';
}
