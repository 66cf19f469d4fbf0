import type { Literal, Property } from 'acorn';
import type { Pattern } from '../regexp/index.ts';

/**
 * The tree is ESTree's of ES2018, with offsets `start` and `end`, {@link ProtoProperty} and {@link RegExpLiteral}.
 * Parentheses leave no node; where they count (names of functions, as in `(a) = function () {}`) the parent starts before
 * its left side. The depth limit bounds nesting, but not the chains that the grammar builds leftwards (`a + b + c`,
 * `a.b.c`, `f()()()`): those may be a million nodes deep on the left, and want a loop.
 */
export type * from 'acorn';

/** `{ __proto__: value }` where that sets the prototype: see `annexB.protoLiteral`. */
export interface ProtoProperty extends Property {
  setsPrototype?: true;
}

/** A regular expression literal: `value` is null, and the pattern comes parsed, ready for `compilePattern`. */
export interface RegExpLiteral extends Literal {
  value: null;
  regex: { pattern: string; flags: string };
  parsedPattern: Pattern;
}
