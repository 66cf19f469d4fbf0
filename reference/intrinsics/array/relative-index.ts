import { ToInteger } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';

/** The index that a relative one stands for, counted from the end where negative, kept within 0 … len. */
export function relativeIndex(value: Value, len: number, whenUndefined: number): number {
  if (value === undefined) return whenUndefined;
  const relative = ToInteger(value);
  return relative < 0 ? Math.max(len + relative, 0) : Math.min(relative, len);
}
