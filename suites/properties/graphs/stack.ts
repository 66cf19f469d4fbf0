/**
 * Programs that call something at a chosen distance from the end of the stack, and then look whether the world is whole. Each goes down all
 * of the stack and up again, which is why an engine answers fewer of them in a second than of others. They share a world: one that is not
 * whole after a program is told by that program, and what fails is tried again alone.
 */
import fc from 'fast-check';
import { lastCompletion, type JobAnswer } from '../answer.ts';
import type { Verdict } from '../model.ts';
import { INTEGRITY_SOURCE } from './integrity.ts';

export interface StackValue {
  readonly entry: string;
  /** How many levels up from the end of the stack, one call for each. */
  readonly distances: readonly number[];
}

export function stackValues(entries: readonly string[]): fc.Arbitrary<StackValue> {
  return fc.record({ entry: fc.constantFrom(...entries), distances: fc.uniqueArray(fc.oneof(...[8, 30, 400, 3_000].map((max) => fc.integer({ min: 1, max }))), { minLength: 1, maxLength: 6, size: 'max' }) });
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

/** What was seen of the thing that was called, too: it answers as before, it fails with an error, or something else came of it. */
export type ApiSeen = readonly [same: 'same' | 'refuses' | 'other', ...StackSeen];

/** The same for an API: `prelude` makes what is called, and `inside` is an expression for what that answers while it is whole. */
export function apiStackProgram(value: StackValue, prelude: string, inside: string): string {
  const both = `${prelude}
const inside = () => ${inside};
const asWhole = inside();
const again = () => { try { return inside() === asWhole ? 'same' : 'other'; } catch (error) { return error instanceof Error ? 'refuses' : 'other'; } };`;
  return stackProgram(value, both).replace('return [outcomes,', 'return [again(), outcomes,');
}

/** `throws`: the call fails also where there is stack enough; null where it may. */
export function judgeApi(answer: JobAnswer, throws: boolean | null): Verdict {
  const last = lastCompletion(answer);
  if (last?.type !== 'normal') return `the program ended with ${JSON.stringify(last?.value ?? null)}`;
  const [same, outcomes, whole, after] = last.value as unknown as ApiSeen;
  if (outcomes.includes('other')) return 'what is no error of this world was thrown';
  if (same === 'other') return 'what was called answers otherwise than before';
  if (whole === 'changed') return 'the world answers otherwise than before';
  return throws === null || (after === 'threw') === throws || same === 'refuses' ? null : 'with all of the stack free again, the same call ends otherwise';
}

export function classifyApi(kind: string, answer: JobAnswer): string {
  const last = lastCompletion(answer);
  if (last?.type !== 'normal') return `${kind}: no answer`;
  const [same, outcomes] = last.value as unknown as ApiSeen;
  const kinds = new Set(outcomes);
  return `${kind}: ${kinds.size === 2 ? 'errors and answers' : [...kinds].join() || 'no answer'}${same === 'refuses' ? ', refuses' : ''}`;
}

export type StackSeen = readonly [outcomes: readonly string[], whole: 'whole' | 'refuses' | 'changed', after: string];
