/** Programs that call something at a chosen distance from the end of the stack, and then look whether the world is whole. */
import fc from 'fast-check';
import { INTEGRITY_SOURCE } from './integrity.ts';

export interface StackValue {
  readonly entry: string;
  /** How many levels before the deepest that was reached, one call for each. */
  readonly distances: readonly number[];
}

export function stackValues(entries: readonly string[]): fc.Arbitrary<StackValue> {
  return fc.record({ entry: fc.constantFrom(...entries), distances: fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1, maxLength: 6, size: 'max' }) });
}

/** Statements before the entries, then the calls; the completion value is `[outcomes, whole, after]`. */
export function stackProgram({ entry, distances }: StackValue, prelude: string): string {
  return `(() => {
${prelude}
${INTEGRITY_SOURCE}
const before = integrity();
const entry = () => ${entry};
let deepest = 0;
let goal = Infinity;
const dig = level => {
  deepest = level;
  if (level >= goal) return entry();
  const answer = dig(level + 1);
  return [answer][0];
};
try { dig(0); } catch (error) {}
const bottom = deepest;
const outcomes = ${JSON.stringify(distances)}.map(distance => {
  goal = Math.max(0, bottom - distance);
  try { dig(0); return 'returned'; } catch (error) { return error instanceof Error ? 'error' : 'other'; }
});
goal = 0;
let after = 'returned';
try { dig(0); } catch (error) { after = 'threw'; }
return [outcomes, integrity() === before, after];
})()`;
}

export type StackSeen = readonly [outcomes: readonly string[], whole: boolean, after: string];
