/** Expressions with known values, one beside the other in a program. */
import type { JobAnswer } from '../answer.ts';
import type { LawProgram, Verdict } from '../model.ts';

export interface Phrase {
  /** An expression, complete with what is between its tokens. */
  readonly source: string;
  readonly value: string;
}

/** One program whose value is the list of theirs. */
export function phraseProgram(drawn: readonly Phrase[]): LawProgram {
  return { steps: [{ in: 'child', program: `[${drawn.map(({ source }) => source).join(', ')}]`, as: 'program' }] };
}

export function judgePhrases(drawn: readonly Phrase[], answer: JobAnswer): Verdict {
  if (answer.status !== 'observed') return `the world could not be made: ${answer.detail}`;
  const [step] = answer.steps;
  if (step.type === 'throw') return `it was refused with ${JSON.stringify(step.value)}`;
  return JSON.stringify(step.value) === JSON.stringify(drawn.map(({ value }) => value)) ? null : `it had another value: ${JSON.stringify(step.value)}`;
}
