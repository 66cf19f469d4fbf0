import type { LanguageParser } from './parser.ts';

export type ParserClass = new (source: string, goal: 'script' | 'module', options: ParseOptions) => LanguageParser;

export interface ParseOptions {
  /** Another parser in the place of the language's own: for tests alone, which take an early error away (`reference/faults/`). */
  readonly parser?: ParserClass | undefined;
  /** The name of the source, as faults report it. */
  readonly file?: string | undefined;
  /**
   * `forbid` makes every call of the identifier `eval` an early error, parenthesised or not. It looks at the tree, so
   * strings and comments that mention eval are no errors.
   */
  readonly directEval?: 'allow' | 'forbid';
  /**
   * `strict` by default, for the language has no other mode. `sloppy` has the early errors of ECMA-262's non-strict code
   * instead, until a directive says otherwise; `with`, octal literals and escapes, and Annex B stay errors in it.
   * Modules are strict in both.
   */
  readonly mode?: 'strict' | 'sloppy';
  /**
   * Whether modules may use import.meta and import(), which are later than ES2018; not unless it is asked for. In the tree
   * `import(x)` is a call whose callee is a MetaProperty `import.()`.
   */
  readonly laterImports?: boolean;
  readonly annexB?: {
    /**
     * Whether `{ __proto__: value }` sets the prototype, so that a second one is an early error
     * (https://tc39.es/ecma262/2018/#sec-__proto__-property-names-in-object-initializers). Without Annex B it defines an
     * ordinary property and may be repeated. test262 counts it to the language, so that it is on unless refused; the
     * properties that set a prototype are marked `setsPrototype`.
     */
    readonly protoLiteral?: boolean;
  };
  /**
   * How deep statements, operands and patterns may nest (default {@link defaultMaxDepth}). The count depends on the
   * source alone, so that the refusal is the same on every host; raise it only together with the host's stack.
   */
  readonly maxDepth?: number;
}

/**
 * What a host stack of V8's default size carries with room for the caller: 300 nested parentheses, 1,500 nested blocks.
 * A host that raises the stack may raise the limit by the same factor.
 */
export const defaultMaxDepth = 1500;
