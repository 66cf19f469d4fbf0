/**
 * Rules: `evaluators/function-injection`.
 */
import type { FunctionExpression } from 'acorn';
import { ScopeFlag, token } from './acorn-internals.ts';
import type { ParseOptions } from './options.ts';
import { create, guarded } from './parse.ts';

/** The kinds of https://tc39.es/ecma262/2018/#sec-createdynamicfunction. */
export type DynamicFunctionKind = 'normal' | 'generator' | 'async' | 'async generator';

const heads: Record<DynamicFunctionKind, { readonly text: string; readonly flags: number }> = {
  normal: { text: 'function', flags: ScopeFlag.Function },
  generator: { text: 'function*', flags: ScopeFlag.Function | ScopeFlag.Generator },
  async: { text: 'async function', flags: ScopeFlag.Function | ScopeFlag.Async },
  'async generator': { text: 'async function*', flags: ScopeFlag.Function | ScopeFlag.Async | ScopeFlag.Generator },
};

export interface DynamicFunction {
  /** A function expression without a name of its own: CreateDynamicFunction names the object, but binds no name inside. */
  readonly expression: FunctionExpression;
  /** The text that the tree's offsets refer to. */
  readonly source: string;
}

/**
 * Parses what the function constructors are given (https://tc39.es/ecma262/2018/#sec-createdynamicfunction).
 * Parameters and body are parsed by themselves first, so that neither can close the function or swallow the other with a
 * comment; the function is then parsed whole, for the early errors that concern both.
 */
export function parseFunctionConstructor(kind: DynamicFunctionKind, params: string, body: string, options: ParseOptions = {}): DynamicFunction {
  const head = heads[kind];
  parseParamsAlone(params, head.flags, options);
  parseBodyAlone(body, head.flags, options);
  const source = `${head.text} anonymous(${params}\n) {\n${body}\n}`;
  const expression = guarded(create(source, 'script', options), (parser) => {
    parser.nextToken();
    return parser.parseExpression() as FunctionExpression;
  });
  expression.id = null;
  return { expression, source };
}

function parseParamsAlone(params: string, flags: number, options: ParseOptions): void {
  guarded(create(params, 'script', options), (parser) => {
    parser.enterScope(flags);
    parser.nextToken();
    parser.checkParams({ params: parser.parseBindingList(token.eof, false, true) }, !parser.strict);
    parser.checkYieldAwaitInDefaultParams();
  });
}

function parseBodyAlone(body: string, flags: number, options: ParseOptions): void {
  guarded(create(body, 'script', options), (parser) => {
    parser.enterScope(flags);
    parser.nextToken();
    while (parser.type !== token.eof) parser.parseStatement(null);
  });
}
