/**
 * Rules: `language/strict-program`, `language/strict-reserved-words`, `language/annexb-function-in-if`,
 *   `language/annexb-labelled-function`, `language/annexb-for-in-initialiser`, `language/annexb-catch-var`,
 *   `language/annexb-proto-initialiser`, `omissions/import-expression`, `omissions/import-meta`, `omissions/import-meta-modules`,
 *   `omissions/module-declarations`, `evaluators/direct-eval-early-error`.
 */
import type { CallExpression, Expression, Identifier, Literal, MetaProperty, Node, Options, Pattern, Property, SequenceExpression, Statement, VariableDeclaration } from 'acorn';
import { BindingKind, ScopeFlag, token } from './acorn-internals.ts';
import type { CoverErrors } from './acorn-internals.ts';
import { defaultMaxDepth } from './options.ts';
import type { ParseOptions } from './options.ts';
import { lineColumnAt } from './positions.ts';
import { ScopedParser } from './scopes.ts';
import { SyntaxFault } from './syntax-fault.ts';
import type { SyntaxFaultKind } from './syntax-fault.ts';
import { skipTrivia } from './trivia.ts';

/**
 * ES2018 strict mode code without Annex B, with BigInt literals. acorn does the bulk; this adds the early errors that
 * it leaves out, takes out what belongs to Annex B, and bounds the nesting. Sloppy mode by option, see `ParseOptions.mode`.
 */
export class LanguageParser extends ScopedParser {
  private readonly file: string | undefined;
  private readonly forbidsDirectEval: boolean;
  private readonly protoLiteral: boolean;
  private readonly hasLaterImports: boolean;
  private readonly maxDepth: number;
  private depth: number;
  /** Whether `new.target` may stand outside functions: in direct eval code inside one. */
  allowsOuterNewTarget: boolean;

  constructor(source: string, goal: 'script' | 'module', options: ParseOptions) {
    const acornOptions: Options & { strict: boolean } = { ecmaVersion: 2018, sourceType: goal, strict: options.mode !== 'sloppy' };
    super(acornOptions, source);
    this.file = options.file;
    this.forbidsDirectEval = options.directEval === 'forbid';
    this.protoLiteral = options.annexB?.protoLiteral ?? true;
    this.hasLaterImports = goal === 'module' && options.laterImports === true;
    this.maxDepth = options.maxDepth ?? defaultMaxDepth;
    this.depth = 0;
    this.allowsOuterNewTarget = false;
  }

  override fault(kind: SyntaxFaultKind, offset: number, message: string): SyntaxFault {
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

  /**
   * Every recursion of the grammar passes a method that is counted here. The costs follow the host stack that one level
   * takes: an operand stands for the whole chain from assignment to primary expression.
   */
  private descend(cost: number): void {
    this.depth += cost;
    if (this.depth > this.maxDepth) throw this.fault('too-deep', this.start, 'The source nests too deep');
  }

  override parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement {
    this.descend(1);
    // #sec-functiondeclarations-in-ifstatement-statement-clauses and #sec-labelled-function-declarations belong to Annex B.
    if (context !== null && this.type === token._function) this.unexpected();
    const statement = this.startsLaterImport()
      ? this.parseExpressionStatement(this.startNode(), this.parseExpression())
      : super.parseStatement(context, topLevel, exports);
    this.depth -= 1;
    return statement;
  }

  /** At `import` with a dot or a parenthesis after it, where import.meta and import() are there. */
  private startsLaterImport(): boolean {
    return this.hasLaterImports && this.type === token._import && /[.(]/.test(this.input[skipTrivia(this.input, this.pos)] ?? '');
  }

  /** ImportMeta and ImportCall of ECMAScript 2020 (https://tc39.es/ecma262/2020/#prod-ImportMeta, #prod-ImportCall). */
  override parseExprAtom(coverErrors?: CoverErrors | null, forInit?: unknown, forNew?: boolean): Expression {
    if (!this.startsLaterImport()) return super.parseExprAtom(coverErrors, forInit, forNew);
    if (this.containsEsc) this.raise(this.start, 'import may not be escaped');
    const node = this.startNode() as MetaProperty;
    const { start } = this;
    node.meta = this.parseName('import');
    if (this.eat(token.dot)) {
      if (!this.isContextual('meta')) this.unexpected();
      node.property = this.parseName('meta');
      return this.finishNode(node, 'MetaProperty');
    }
    if (forNew) this.unexpected();
    node.property = { type: 'Identifier', name: '()', start: this.start, end: this.start };
    const call = this.startNodeAt(start) as CallExpression;
    call.callee = this.finishNode(node, 'MetaProperty');
    this.expect(token.parenL);
    call.arguments = [this.parseMaybeAssign()];
    this.expect(token.parenR);
    return this.finishNode(call, 'CallExpression');
  }

  /** The token as an Identifier of that name. */
  private parseName(name: string): Identifier {
    const node = this.startNode() as Identifier;
    this.next();
    node.name = name;
    return this.finishNode(node, 'Identifier');
  }

  override parseMaybeAssign(forInit?: unknown, coverErrors?: CoverErrors, afterLeft?: unknown): Expression {
    this.descend(1);
    const expression = super.parseMaybeAssign(forInit, coverErrors, afterLeft);
    this.depth -= 1;
    return expression;
  }

  override parseMaybeUnary(coverErrors: CoverErrors | null, sawUnary: boolean, isUpdate: boolean, forInit?: unknown): Expression {
    this.descend(4);
    const expression = super.parseMaybeUnary(coverErrors, sawUnary, isUpdate, forInit);
    this.depth -= 4;
    return expression;
  }

  override parseNew(): Expression {
    this.descend(1);
    const expression = super.parseNew();
    this.depth -= 1;
    return expression;
  }

  override parseClass(node: Node, isStatement: boolean | 'nullableID'): Node {
    this.descend(2);
    const result = super.parseClass(node, isStatement);
    this.depth -= 2;
    return result;
  }

  override parseBindingAtom(): Pattern {
    this.descend(2);
    const pattern = super.parseBindingAtom();
    this.depth -= 2;
    return pattern;
  }

  /** acorn's own, less the closure that it needs to catch stack overflows. */
  override parseExpression(forInit?: unknown, coverErrors?: CoverErrors): Expression {
    const start = this.start;
    const first = this.parseMaybeAssign(forInit, coverErrors);
    if (this.type !== token.comma) return first;
    const node = this.startNodeAt(start) as SequenceExpression;
    node.expressions = [first];
    while (this.eat(token.comma)) node.expressions.push(this.parseMaybeAssign(forInit, coverErrors));
    return this.finishNode(node, 'SequenceExpression');
  }

  /** A loop over operators of one precedence, where acorn recurses: long sums are wide, not deep. */
  override parseExprOp(left: Expression, leftStart: number, leftLocation: unknown, minPrecedence: number, forInit?: unknown): Expression {
    for (;;) {
      const precedence = this.type.binop;
      if (precedence === null || precedence <= minPrecedence || (forInit && this.type === token._in)) return left;
      const isLogical = this.type === token.logicalOR || this.type === token.logicalAND;
      const operator = this.value;
      this.next();
      this.descend(1);
      const start = this.start;
      const operand = this.parseMaybeUnary(null, false, false, forInit);
      const right = this.parseExprOp(operand, start, undefined, precedence, forInit);
      this.depth -= 1;
      left = this.buildBinary(leftStart, leftLocation, left, right, operator, isLogical);
    }
  }

  /** In strict code a directive is looked for in the parsed body, not in the text before it. */
  override strictDirective(start: number): boolean {
    return this.options.strict !== true && super.strictDirective(start);
  }

  override parseWithStatement(): Statement {
    return this.raise(this.start, 'The language has no with statement');
  }

  /** `for (var a = 1 in b)` is Annex B: https://tc39.es/ecma262/2018/#sec-initializers-in-forin-statement-heads. */
  override parseForIn(node: Node, init: Node): Statement {
    if (init.type === 'VariableDeclaration' && (init as VariableDeclaration).declarations[0]!.init) {
      this.raise(init.start, 'A variable of for-in or for-of may not have an initializer');
    }
    return super.parseForIn(node, init);
  }

  /** https://tc39.es/ecma262/2018/#sec-function-definitions-static-semantics-early-errors: ContainsUseStrict. */
  override parseFunctionBody(node: Node & { params: Pattern[]; body: Node }, isArrow: boolean, isMethod: boolean, forInit?: unknown): void {
    this.descend(2);
    super.parseFunctionBody(node, isArrow, isMethod, forInit);
    this.depth -= 2;
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
