import type { CodePointSet } from '../unicode/code-point-set.ts';

/**
 * A parsed pattern. Character classes are sets already; characters are code units without the u flag and code points
 * with it. Case is not ignored yet: that is the compiler's part.
 */
export type PatternNode =
  | TextNode
  | SetNode
  | SequenceNode
  | DisjunctionNode
  | GroupNode
  | BackreferenceNode
  | BoundaryNode
  | LookNode
  | QuantifierNode;

/** One or more characters, one after another. */
export interface TextNode {
  readonly type: 'text';
  readonly characters: readonly number[];
}

/**
 * One character: a class, an escape for one, or a dot. `inverted` is the class's `^`: it stays apart, because ignoring
 * case comes before it (https://tc39.es/ecma262/2018/#sec-runtime-semantics-charactersetmatcher-abstract-operation).
 */
export interface SetNode {
  readonly type: 'set';
  readonly set: CodePointSet;
  readonly inverted: boolean;
}

export interface SequenceNode {
  readonly type: 'sequence';
  readonly terms: readonly PatternNode[];
}

export interface DisjunctionNode {
  readonly type: 'disjunction';
  readonly alternatives: readonly PatternNode[];
}

/** A capturing group; groups that don't capture leave no node. */
export interface GroupNode {
  readonly type: 'group';
  readonly index: number;
  readonly body: PatternNode;
}

export interface BackreferenceNode {
  readonly type: 'backreference';
  readonly index: number;
}

export interface BoundaryNode {
  readonly type: 'boundary';
  readonly kind: 'start' | 'end' | 'word' | 'not word';
}

export interface LookNode {
  readonly type: 'look';
  readonly behind: boolean;
  readonly negative: boolean;
  readonly body: PatternNode;
}

export interface QuantifierNode {
  readonly type: 'quantifier';
  readonly min: number;
  readonly max: number;
  readonly greedy: boolean;
  readonly body: PatternNode;
  /** The capturing groups inside are `firstGroup` to `lastGroup`; none when the first is greater. */
  readonly firstGroup: number;
  readonly lastGroup: number;
}

export interface Flags {
  readonly global: boolean;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly unicode: boolean;
  readonly sticky: boolean;
}

export interface Pattern {
  readonly body: PatternNode;
  readonly flags: Flags;
  /** Capturing groups, the whole match not counted. */
  readonly groupCount: number;
  /** Names of groups with their indices, in the order of the pattern. */
  readonly groupNames: ReadonlyMap<string, number>;
}
