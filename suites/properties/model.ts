/**
 * What a law is: a statement about every program of a kind, searched for counterexamples by generated programs. Generator, law and
 * classification are apart, so that each can be read and tested alone. Laws run through the adapters, like cases.
 */
import type { Arbitrary } from 'fast-check';
import type { RuleId } from '../../spec/model.ts';
import type { JobAnswer } from './answer.ts';
import type { Capability, Expectation, Step, WorldOptions } from '../model.ts';

/** What one world is asked: the same terms as those of a case. */
export interface LawProgram {
  /** Locked down with default options where absent. With `host` in a process under these settings, beside those of the value's other programs. */
  readonly world?: Partial<WorldOptions>;
  readonly steps: readonly Step[];
  readonly modules?: { readonly [specifier: string]: string };
  /** True when it spoils its world for others: stages, options, exhausted stacks, customisation. */
  readonly freshWorld?: boolean;
}

/** The law holds for this value (`null`), or what was seen instead, in one sentence for a reader. */
export type Verdict = string | null;

export interface Law<T = unknown> {
  /** Permanent, kebab-case; the file's name. */
  readonly id: string;
  /** One sentence that reads true while the law holds. */
  readonly statement: string;
  readonly rules: readonly [RuleId, ...RuleId[]];
  /** Key of `threats.yaml`. */
  readonly threat: string;
  /** A counterexample shows that something harmless is refused or done otherwise, which opens nothing: a failure is no hole. */
  readonly harmless?: true;
  readonly requires: readonly Capability[];
  /** Part of every seed: raised whenever the generator changes, as old seeds then mean other programs. */
  readonly version: number;
  readonly arbitrary: Arbitrary<T>;
  /** The programs that put a drawn value to an engine, each in a world (or fresh compartments) of its own. */
  programs(value: T): readonly LawProgram[];
  /** Pure. One answer per program, in order; `engine` is the id of the engine that gave them. An answer that is no report (timeout, crash) never reaches it: the runner says it. */
  judge(value: T, answers: readonly JobAnswer[], engine?: string): Verdict;
  /** A label for the statistics: a run whose values all fall into one class has searched little. Pure. */
  classify(value: T, answers: readonly JobAnswer[]): string;
  /**
   * What a case about a counterexample expects, where it is not what the reference answers to the same programs: of which program, and
   * of its last step. Pure.
   */
  promote?(value: T): { readonly program: number; readonly expect: Expectation };
  /** Id of a fault (`reference/faults`) that this law notices within 1,000 runs, and the reference world it breaks. */
  readonly proof: { readonly engine: 'reference/draft' | 'reference/compartment'; readonly fault: string };
}

/** Keeps a law's value type while it is written, and drops it where laws are listed together. */
export function law<T>(definition: Law<T>): Law {
  return definition as unknown as Law;
}
