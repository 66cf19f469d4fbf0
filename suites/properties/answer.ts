/** What a world answered to one program of a law: the protocol's report, reduced to what laws judge. */
import type { ErrorObservation, Phase, Tagged } from '../model.ts';

export type Completion =
  | { readonly type: 'normal'; readonly value: Tagged }
  | { readonly type: 'throw'; readonly phase: Phase; readonly value: Tagged };

export type JobAnswer =
  | {
      readonly status: 'observed';
      /** One per step that ran; a throw ends the sequence. */
      readonly steps: readonly Completion[];
      /** What the programs passed to `log(…)`, after jobs are drained. */
      readonly log: readonly Tagged[];
    }
  /** The world could not be made as asked. */
  | { readonly status: 'blocked'; readonly error: ErrorObservation | null; readonly detail: string };

/** The last step's completion; undefined where no step ran. */
export function lastCompletion(answer: JobAnswer): Completion | undefined {
  return answer.status === 'observed' ? answer.steps.at(-1) : undefined;
}

/** Equal as data, key order apart. */
export function sameTagged(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameTagged((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
