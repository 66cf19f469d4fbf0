import type { Value } from '../../runtime/value.ts';
import type { Evaluate } from '../frame.ts';

/** Two operands and what is known about them at compile time. */
export interface Operands {
  readonly left: Evaluate;
  readonly right: Evaluate;
  /** Frame slot of the left operand, or -1. */
  readonly i: number;
  /** Frame slot of the right operand, or -1. */
  readonly j: number;
  /** The right operand where it is a numeric constant. */
  readonly k: number | undefined;
}

/** Compiles one operator for its operands. */
export type Specialised = (operands: Operands) => Evaluate;

/** An operator without special cases. */
export function general(operation: (a: Value, b: Value) => Value): Specialised {
  return ({ left, right }) =>
    (f) => {
      const a = left(f);
      return operation(a, right(f));
    };
}
