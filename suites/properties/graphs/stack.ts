/** Programs that call something at a chosen distance from the end of the stack, and then look whether the world is whole. */
import fc from 'fast-check';
import { INTEGRITY_SOURCE } from './integrity.ts';

export interface StackValue {
  readonly entry: string;
  /** How many levels up from the end of the stack, one call for each. */
  readonly distances: readonly number[];
}

export function stackValues(entries: readonly string[]): fc.Arbitrary<StackValue> {
  return fc.record({ entry: fc.constantFrom(...entries), distances: fc.uniqueArray(fc.oneof(...[8, 30, 400].map((max) => fc.integer({ min: 1, max }))), { minLength: 1, maxLength: 6, size: 'max' }) });
}

/**
 * What evaluators and primordials answer, before and after. An evaluator that refuses once the stack ended inside it is a documented
 * difference of cases (`fails-closed`), and as safe as one that goes on.
 */
const WHOLE_SOURCE = `const wholeAs = (before, after) => {
  const answers = after.split(';');
  const changed = before.split(';').filter((answer, at) => answers[at] !== answer);
  if (changed.length === 0 && answers.length === before.split(';').length) return 'whole';
  return before.split(';').every((answer, at) => answers[at] === answer || answers[at] === 'threw true') ? 'refuses' : 'changed';
};`;

/** Statements before the entries, then the calls; the completion value is `[outcomes, whole, after]`. */
export function stackProgram({ entry, distances }: StackValue, prelude: string): string {
  return `(() => {
${prelude}
${INTEGRITY_SOURCE}
${WHOLE_SOURCE}
const before = integrity();
const entry = () => ${entry};
const wanted = { ${distances.map((distance) => `${distance}: true`).join(', ')} };
const outcomes = [];
let up = 0;
let calling = false;
/* On the way back from the end of the stack, without a call of its own: engines give a frame another size each time they compile it. */
const dig = () => {
  try { return [dig()][0]; } catch (exhausted) {
    up += 1;
    if (wanted[up] === true && !calling) {
      calling = true;
      try { entry(); outcomes[outcomes.length] = 'returned'; } catch (error) { outcomes[outcomes.length] = error instanceof Error ? 'error' : 'other'; }
      calling = false;
    }
    throw exhausted;
  }
};
try { dig(); } catch (exhausted) {}
let after = 'returned';
try { entry(); } catch (error) { after = 'threw'; }
return [outcomes, wholeAs(before, integrity()), after];
})()`;
}

export type StackSeen = readonly [outcomes: readonly string[], whole: 'whole' | 'refuses' | 'changed', after: string];
