/**
 * Rules: `evaluators/evaluator-wrapper-sealed`.
 */
import type { Expression, Program } from 'acorn';
import { ScopeFlag, token } from './acorn-internals.ts';
import type { ParseOptions } from './options.ts';
import { LanguageParser } from './parser.ts';
import { SyntaxFault } from './syntax-fault.ts';

/** Parses a Script (https://tc39.es/ecma262/2018/#sec-parse-script), by default as strict mode code without any directive. */
export function parseScript(source: string, options: ParseOptions = {}): Program {
  return guarded(create(source, 'script', options), (parser) => parser.parse());
}

/** Parses a Module (https://tc39.es/ecma262/2018/#sec-parsemodule). */
export function parseModule(source: string, options: ParseOptions = {}): Program {
  return guarded(create(source, 'module', options), (parser) => parser.parse());
}

/** Parses a source that is one Expression and nothing else. */
export function parseExpression(source: string, options: ParseOptions = {}): Expression {
  return guarded(create(source, 'script', options), (parser) => {
    parser.nextToken();
    const expression = parser.parseExpression();
    if (parser.type !== token.eof) parser.unexpected();
    return expression;
  });
}

/**
 * What the code around a direct eval allows inside it. `arguments` is always allowed: class fields, where it isn't, are
 * later than ES2018. Indirect eval allows nothing of this.
 */
export interface EvalContext {
  readonly newTarget: boolean;
  readonly superProperty: boolean;
  readonly superCall: boolean;
}

/** Parses eval code (https://tc39.es/ecma262/2018/#sec-performeval, steps on inFunction, inMethod, inDerivedConstructor). */
export function parseEval(source: string, context: EvalContext, options: ParseOptions = {}): Program {
  return guarded(create(source, 'script', options), (parser) => {
    parser.allowsOuterNewTarget = context.newTarget;
    const top = parser.currentScope();
    if (context.superProperty || context.superCall) top.flags |= ScopeFlag.Super;
    if (context.superCall) top.flags |= ScopeFlag.DirectSuper;
    return parser.parse();
  });
}

/** The parser of a source. */
export function create(source: string, goal: 'script' | 'module', options: ParseOptions): LanguageParser {
  return new (options.parser ?? LanguageParser)(source, goal, options);
}

/** Runs a parse; the host's own stack overflow, which the depth limit should forestall, becomes a resource fault. */
export function guarded<T>(parser: LanguageParser, parse: (parser: LanguageParser) => T): T {
  try {
    return parse(parser);
  } catch (error) {
    if (error instanceof SyntaxFault || !(error instanceof RangeError)) throw error;
    throw parser.fault('too-deep', parser.start, 'The source nests deeper than the host can parse');
  }
}
