/**
 * `corpus.json`, written by the harness beside `results.jsonl`: the rules by chapter and the normalised cases that the
 * run was about. With it a report can be rebuilt and read for years without the checkout that made it.
 */
import type { Chapter, RequirementSet } from '../spec/model.ts';
import type { Case } from '../suites/model.ts';

export interface Corpus {
  /** In the order in which the report shows them. */
  readonly chapters: readonly Chapter[];
  /** The cases that were selected for the run, whether or not every engine got to run them. */
  readonly cases: readonly Case[];
  /** The attack dictionary by key (`suites/threats.yaml`); an array of entries with an `id` is read too. */
  readonly threats: { readonly [key: string]: Threat };
  /** The frozen set that the header names. Without it, claims are made about all rules of `chapters`. */
  readonly set?: RequirementSet;
}

/** One class of attack. Only the title is required here; the suites' own schema says more. */
export interface Threat {
  readonly title: string;
  /** What an attacker gains. */
  readonly effect?: string;
  /** What has to hold so that the attack fails. */
  readonly invariant?: string;
  readonly references?: readonly string[];
}
