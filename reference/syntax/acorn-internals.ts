import * as acorn from 'acorn';
import type { Expression, Identifier, Literal, Node, Options, Pattern, Program, Property, Statement } from 'acorn';

/**
 * acorn's parser is made to be subclassed, but its types describe only its outside. This is the part of its inside that
 * the language's parser overrides or calls, so that the use of it is checked and stands in one place.
 */
export interface AcornTokenType {
  readonly label: string;
  readonly keyword: string | undefined;
  readonly binop: number | null;
}

export interface AcornScope {
  flags: number;
}

/** acorn's record of errors that hold only if a cover grammar turns out to be an expression (or a pattern). */
export interface CoverErrors {
  shorthandAssign: number;
  trailingComma: number;
  parenthesizedAssign: number;
  parenthesizedBind: number;
  doubleProto: number;
}

export interface FunctionParts {
  params: Pattern[];
}

export interface AcornParser {
  options: Options & { strict?: boolean };
  input: string;
  pos: number;
  start: number;
  end: number;
  lastTokEnd: number;
  type: AcornTokenType;
  value: unknown;
  containsEsc: boolean;
  exprAllowed: boolean;
  strict: boolean;
  inModule: boolean;
  scopeStack: AcornScope[];
  undefinedExports: Record<string, Node>;

  parse(): Program;
  next(): void;
  nextToken(): void;
  fullCharCodeAtPos(): number;
  fullCharCodeAt(position: number): number;
  finishToken(type: AcornTokenType, value?: unknown): void;
  finishOp(type: AcornTokenType, size: number): void;
  readToken_plus_min(code: number): void;
  readToken_lt_gt(code: number): void;
  readNumber(startsWithDot: boolean): void;
  readRadixNumber(radix: number): void;
  readRegexp(): void;
  readWord1(): string;
  readEscapedChar(inTemplate: boolean): string;
  overrideContext(context: unknown): void;
  isContextual(name: string): boolean;

  raise(position: number, message: string): never;
  raiseRecoverable(position: number, message: string): never;
  unexpected(position?: number): never;
  catchStackOverflow<T>(parse: () => T): T;
  expect(type: AcornTokenType): void;
  eat(type: AcornTokenType): boolean;

  startNode(): Node;
  startNodeAt(position: number): Node;
  finishNode<T extends Node>(node: Node, type: string): T;
  strictDirective(start: number): boolean;
  isLet(context?: string | null): boolean;
  isAsyncFunction(): boolean;
  parseExpressionStatement(node: Node, expression: Expression): Statement;
  parseStatement(context: string | null, topLevel?: boolean, exports?: unknown): Statement;
  parseCatchClauseParam(): Pattern;
  parseWithStatement(node: Node): Statement;
  parseForIn(node: Node, init: Node): Statement;
  parseClass(node: Node, isStatement: boolean | 'nullableID'): Node;
  parseClassId(node: Node & { id?: Identifier | null }, isStatement: boolean | 'nullableID'): void;
  parseFunctionBody(node: Node, isArrow: boolean, isMethod: boolean, forInit?: unknown): void;
  parseBindingAtom(): Pattern;
  parseBindingList(close: AcornTokenType, allowEmpty: boolean, allowTrailingComma: boolean): Pattern[];
  checkParams(node: FunctionParts, allowDuplicates: boolean): void;
  checkYieldAwaitInDefaultParams(): void;
  checkLValSimple(node: Node, bindingType?: number): void;
  checkLValPattern(node: Node, bindingType?: number): void;
  checkPropClash(property: Property, seen: object, coverErrors?: CoverErrors): void;
  isSimpleParamList(params: Pattern[]): boolean;
  parseExpression(forInit?: unknown, coverErrors?: CoverErrors): Expression;
  parseMaybeAssign(forInit?: unknown, coverErrors?: CoverErrors, afterLeft?: unknown): Expression;
  parseMaybeUnary(coverErrors: CoverErrors | null, sawUnary: boolean, isUpdate: boolean, forInit?: unknown): Expression;
  parseExprOp(left: Expression, leftStart: number, leftLocation: unknown, minPrecedence: number, forInit?: unknown): Expression;
  buildBinary(start: number, location: unknown, left: Expression, right: Expression, operator: unknown, logical: boolean): Expression;
  parseExprAtom(coverErrors?: CoverErrors | null, forInit?: unknown, forNew?: boolean): Expression;
  parseSubscript(base: Expression, start: number, location: unknown, noCalls: boolean, maybeAsyncArrow: boolean, optionalChained: boolean, forInit?: unknown): Expression;
  parseNew(): Expression;
  parseYield(forInit?: unknown): Expression;
  parseAwait(forInit?: unknown): Expression;
  parseLiteral(value: unknown): Literal;

  enterScope(flags: number): void;
  exitScope(): void;
  currentScope(): AcornScope;
  declareName(name: string, bindingType: number, position: number): void;
  checkLocalExport(id: Identifier): void;
  treatFunctionsAsVarInScope(scope: AcornScope): boolean;
}

/** acorn's own numbers for scopes (`SCOPE_*`); it doesn't export them. */
export const ScopeFlag = {
  Top: 1,
  Function: 2,
  Async: 4,
  Generator: 8,
  Arrow: 16,
  Super: 64,
  DirectSuper: 128,
} as const;

/** acorn's own numbers for kinds of bindings (`BIND_*`); it doesn't export them. */
export const BindingKind = { Var: 1, Lexical: 2, SloppyFunction: 3, Outside: 5 } as const;

export const AcornBase = acorn.Parser as unknown as new (options: Options, input: string, start?: number) => AcornParser;
export const token = acorn.tokTypes as unknown as Record<keyof typeof acorn.tokTypes, AcornTokenType>;

/** What acorn exports beside the parser, but doesn't declare. */
const tools = acorn as unknown as {
  readonly tokContexts: Record<'f_expr', unknown>;
  readonly lineBreak: RegExp;
  readonly nonASCIIwhitespace: RegExp;
  isNewLine(code: number): boolean;
  isIdentifierStart(code: number, astral: boolean): boolean;
  isIdentifierChar(code: number, astral: boolean): boolean;
};

export const tokenContext = tools.tokContexts;
export const { lineBreak, nonASCIIwhitespace, isNewLine, isIdentifierStart, isIdentifierChar } = tools;
