/**
 * The instructions of a compiled pattern, as integers in one array: an opcode and its operands. Registers hold the
 * bounds of groups first (group n from 2n to 2n + 1), then what loops and look-arounds keep. `-1` is no position.
 *
 * Backtracking keeps an explicit stack, so that the host's is never in danger: see execute.ts for its entries.
 */
export const Op = {
  /** The pattern has matched. */
  Match: 0,
  Fail: 1,
  /** c: one code unit. */
  Char: 2,
  /** c, d: one code unit out of two. */
  Char2: 3,
  /** set: one code unit. */
  Set: 4,
  /** set: one code point. */
  SetPoint: 5,
  /** n, c…: n code units. */
  Text: 6,
  /** Like Char, Set and SetPoint, leftwards. */
  CharBack: 7,
  SetBack: 8,
  SetPointBack: 9,
  /** target */
  Jump: 10,
  /** target: go on, the target being the second choice. */
  Split: 11,
  /** target: go to the target, what follows being the second choice. */
  SplitJump: 12,
  /** set, target: go on if the next code unit is in the set, else go to the target. */
  Peek: 13,
  /** set, target: like Split if the next code unit is in the set, else go to the target. */
  PeekSplit: 14,
  /** set, target: go to the target if the next code unit is in the set, else go on. */
  PeekJump: 15,
  /** set, target: like SplitJump if the next code unit is in the set, else go on. */
  PeekSplitJump: 16,
  /** register: takes the position. */
  Save: 17,
  /** first, last: registers become -1. */
  Clear: 18,
  /** register: fail if it holds the position: an iteration that matched nothing. */
  FailIfEmpty: 19,
  /** register: becomes 0. */
  Zero: 20,
  /** register, min, max, exit, mode, set: the head of a counted loop; see LoopMode. */
  Loop: 21,
  /** register, position register or -1, min: the end of an iteration; fails if it was empty and not needed. */
  Count: 22,
  /** set, min, max, possessive, next: as many code units as possible; next is the code unit that must follow, or -1. */
  Greedy: 23,
  /** Like Greedy, in code points. */
  GreedyPoint: 24,
  /** set, min, max, 0, next: as few code units as possible. */
  Lazy: 25,
  /** Like Lazy, in code points. */
  LazyPoint: 26,
  Start: 27,
  End: 28,
  LineStart: 29,
  LineEnd: 30,
  /** set, negated: a word boundary or none. */
  WordBoundary: 31,
  /** group, backward, ignoreCase */
  Backreference: 32,
  /** stack register, position register: a positive look-around starts. */
  Look: 33,
  /** stack register, position register: it has matched. */
  LookEnd: 34,
  /** stack register, target: a negative look-around starts; the target follows it. */
  LookNot: 35,
  /** stack register: what may not match has matched. */
  LookNotEnd: 36,
} as const;

export const LoopMode = {
  Greedy: 0,
  Lazy: 1,
  /** Iterate if and only if the next code unit is in the set. */
  Decided: 2,
} as const;

export interface Program {
  readonly code: Int32Array;
  /** Membership of the first 256 code units, 256 bytes for each set. */
  readonly lowMembers: Uint8Array;
  /** The sets whole. */
  readonly sets: readonly Int32Array[];
  readonly registerCount: number;
  readonly unicode: boolean;
}

/** The counts of loops end here: no string is longer. */
export const unbounded = 0x7fffffff;
