/**
 * The vocabulary of the executable spec: what a rule, a chapter and a requirement set are.
 * Every other part of the project cites rules by `RuleId`; only `spec/` makes them.
 */

/** `must | should | may` come from the source's words; `open` marks a point that the source leaves undecided. */
export type Keyword = 'must' | 'should' | 'may' | 'open';

/** The relatives of SES that a rule is asked of. */
export type Profile = 'standalone' | 'compartment' | 'no-evaluators';

/** Editions of the standalone draft; they differ in the clauses on time and randomness. */
export type Edition = 'draft-2019' | 'draft-2023';

/** The source documents. `ecma-262` is ECMAScript 2018 unless the section says otherwise. */
export type DocumentId =
  | 'standalone-draft'
  | 'standalone-draft-2023'
  | 'ses-readme'
  | 'lockdown-options'
  | 'design-notes'
  | 'field-notes'
  | 'ecma-262';

export interface Source {
  readonly document: DocumentId;
  /** Heading (documents) or clause id such as `sec-date.now` (ecma-262). */
  readonly section: string;
}

/** One of the readings of an `open` rule, or of a `may`. */
export interface Alternative {
  /** Words, kebab-case; unique within the rule. */
  readonly id: string;
  readonly text: string;
}

export interface Rule {
  /** Permanent: `chapter/slug`. */
  readonly id: RuleId;
  readonly keyword: Keyword;
  /** One normative sentence in our own words. */
  readonly text: string;
  /** Why the rule matters, or how a conflict of the documents was settled. */
  readonly why?: string;
  readonly source: Source;
  /** Where the letter of the documents stands against common practice: why no implementation may be found to do as the rule says. */
  readonly againstPractice?: string;
  /** Editions in which the rule holds; absent means all. */
  readonly editions?: readonly Edition[];
  readonly profiles: readonly Profile[];
  /** Key of `suites/threats.yaml`: a failure is then a hole, not a flaw. */
  readonly threat?: string;
  readonly observable: true | { readonly no: string };
  /** Required when `keyword` is `open`: how a world can decide. */
  readonly alternatives?: readonly Alternative[];
}

export type RuleId = `${string}/${string}`;

export interface Chapter {
  /** First segment of the ids of its rules; also the name of its folder in `suites/`. */
  readonly id: string;
  readonly title: string;
  readonly introduction: string;
  readonly rules: readonly Rule[];
}

/** Identity helper: checks the literal against `Rule` and keeps its exact type. */
export function rule<const R extends Rule>(definition: R): R {
  return definition;
}

/** A frozen list of rule ids per profile and date (`spec/sets/*.yaml`). */
export interface RequirementSet {
  /** e.g. `2026-11-standalone`. */
  readonly id: string;
  readonly profile: Profile;
  /** ISO date of the freeze. */
  readonly frozen: string;
  readonly rules: readonly RuleId[];
}
