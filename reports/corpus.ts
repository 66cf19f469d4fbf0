/**
 * `corpus.json`, written by the harness beside `results.jsonl`: the rules by chapter and the normalised cases that the
 * run was about. With it a report can be rebuilt and read for years without the checkout that made it.
 */
import type { Chapter, RequirementSet } from '../spec/model.ts';
import type { MutationScore } from '../suites/controls/model.ts';
import type { Case } from '../suites/model.ts';

export interface Corpus {
  /** In the order in which the report shows them. */
  readonly chapters: readonly Chapter[];
  /** The cases that were selected for the run, whether or not every engine got to run them. */
  readonly cases: readonly Case[];
  /** The attack dictionary, as `suites/threats.yaml` has it. */
  readonly threats: ThreatDictionary;
  /** The frozen set that the header names. Without it, claims are made about all rules of `chapters`. */
  readonly set?: RequirementSet;
  /** How well the corpus noticed faults when that was last measured, by engine. */
  readonly mutation?: readonly MutationScore[];
  /** In a published copy with an embargo: what is not to be read there. */
  readonly withheld?: Withheld;
}

/** Ids. Of a case that is withheld, `cases` has the id and what it counts for, and no program. */
export interface Withheld {
  readonly cases: readonly string[];
  readonly laws: readonly string[];
}

export interface ThreatDictionary {
  /** What must hold, one sentence each, by key. */
  readonly invariants: { readonly [key: string]: string };
  readonly threats: readonly Threat[];
}

/** One class of attack. */
export interface Threat {
  readonly key: string;
  readonly title: string;
  /** What an attacker gains. */
  readonly effect: string;
  /** Keys of the invariants that a successful attack breaks. */
  readonly invariants: readonly string[];
  readonly references: readonly { readonly name: string; readonly url: string }[];
}
