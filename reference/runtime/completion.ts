/**
 * How evaluation ends abruptly. Guest throws travel as `GuestThrow`; limits as `LimitExceeded`, which no guest code can
 * catch; impossible states as ordinary host errors. Break, continue and return never travel as exceptions.
 */
import type { Value } from './value.ts';

/** One frame of a guest stack, for the host alone. */
export interface GuestFrame {
  readonly functionName: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** A throw completion (sec-completion-record-specification-type). Not a host Error: no host stack is captured. */
export class GuestThrow {
  declare readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

export type LimitKind = 'meter' | 'memory' | 'regexp';

/** A limit that the host set is used up: the world ends, uncatchably for its guests. */
export class LimitExceeded extends Error {
  readonly kind: LimitKind;
  constructor(kind: LimitKind, message: string) {
    super(message);
    this.name = 'LimitExceeded';
    this.kind = kind;
  }
}
