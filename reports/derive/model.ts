/** What `derive` makes of a run: everything that a view shows, so that no view counts anything itself. */
import type { Chapter, Keyword, Rule } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import type { EngineIdentity } from '../../suites/engine-identity.ts';
import type { Threat } from '../corpus.ts';
import type { HeaderLine, LawFacts, Outcome, PropertiesFacts, PropertyLine, ResultLine } from '../model.ts';
import type { MutationRow } from './mutation.ts';
import type { AgreementKind, Standing } from './vocabulary.ts';

export type Counts<K extends string> = { readonly [key in K]: number };

/** One column of every table. Arrays of cells and standings have the order of `Derived.engines`. */
export interface EngineColumn {
  readonly index: number;
  readonly id: string;
  /** Unique within the run, fit for a folder's name. */
  readonly slug: string;
  /** Null when the engine was not available. */
  readonly identity: EngineIdentity | null;
  readonly unavailable: { readonly reason: string; readonly how: string } | null;
  readonly role: 'reference' | 'ses' | 'baseline';
  /** Its standing takes part in the agreement of rules. */
  readonly compared: boolean;
  /** By outcome, over all cases of the run. */
  readonly counts: Counts<Outcome>;
  readonly holes: number;
}

/** What one engine did with one case; `not-run` is filled in where the report has no line. */
export interface Cell {
  readonly outcome: Outcome;
  readonly hole: boolean;
  readonly alternative: string | null;
  readonly detail: string | null;
  readonly result: ResultLine | null;
}

export interface Agreement {
  readonly kind: AgreementKind;
  /** Size of the largest group that stands alike. */
  readonly agree: number;
  /** Engines that answered. */
  readonly of: number;
  /** The one engine that fails while all others that answered don't. */
  readonly failsOnlyIn: string | null;
  /** The reference interpreter stands outside the largest group. */
  readonly referenceAgainst: boolean;
  /** Of the other engines that answered, none stands as the reference does. */
  readonly referenceAlone: boolean;
}

export interface CaseRow {
  readonly case: Case;
  /** The rule that the case counts for: the one it cites first. */
  readonly rule: string;
  readonly threat: string | null;
  readonly cells: readonly Cell[];
  readonly agreement: Agreement;
  /** Its program is not published, as it would show what is under embargo. */
  readonly withheld: boolean;
  /** Generated cases share a page by the intrinsic they are about; null for hand-written ones. */
  readonly group: string | null;
}

export interface RuleStanding {
  readonly standing: Standing;
  readonly counts: Counts<Outcome>;
  readonly holes: number;
  /** Alternatives of an open rule, or documented differences, that were seen. */
  readonly alternatives: readonly string[];
}

export interface RuleRow {
  readonly rule: Rule;
  readonly chapter: string;
  /** Belongs to the requirement set of the run, and to its edition. */
  readonly inSet: boolean;
  readonly cases: readonly CaseRow[];
  /** Cases of other rules that cite this one too. */
  readonly alsoCitedBy: readonly CaseRow[];
  readonly standings: readonly RuleStanding[];
  readonly agreement: Agreement;
  /** Cases of the rule on which the compared engines don't agree. */
  readonly casesInDispute: number;
}

export interface ChapterRow {
  readonly chapter: Chapter;
  readonly rules: readonly RuleRow[];
  readonly cases: number;
  /** By engine: rules by standing. */
  readonly standings: readonly Counts<Standing>[];
  /** By engine: cases by outcome. */
  readonly counts: readonly Counts<Outcome>[];
  readonly holes: readonly number[];
}

/** A sentence that can be cited, and the numbers in it. */
export interface Claim {
  readonly engine: string;
  readonly keyword: Keyword;
  /** Rules with that keyword in the set. */
  readonly total: number;
  readonly standings: Counts<Standing>;
  readonly sentence: string;
}

export interface Hole {
  readonly engine: EngineColumn;
  readonly row: CaseRow;
  readonly rule: RuleRow;
  readonly cell: Cell;
}

export interface ThreatRow {
  readonly threat: Threat;
  /** In words. */
  readonly invariants: readonly string[];
  readonly rules: readonly RuleRow[];
  readonly cases: readonly CaseRow[];
  /** By engine, over `cases`. */
  readonly counts: readonly Counts<Outcome>[];
  readonly holes: readonly number[];
}

/** The generated cases about one intrinsic. */
export interface GroupRow {
  readonly id: string;
  /** The intrinsic's name, where the generator gives it. */
  readonly label: string;
  readonly slug: string;
  readonly cases: readonly CaseRow[];
  readonly counts: readonly Counts<Outcome>[];
  readonly holes: readonly number[];
}

/** Rules on which engines stand differently, most telling first. */
export interface Disagreements {
  readonly failsInExactlyOne: readonly RuleRow[];
  readonly split: readonly RuleRow[];
  readonly majority: readonly RuleRow[];
  /** Standings are alike, but single cases tell the engines apart. */
  readonly sameStanding: readonly RuleRow[];
  readonly referenceAgainst: readonly RuleRow[];
  /** Open rules on which engines chose differently. */
  readonly choices: readonly RuleRow[];
}

/** What one engine did with the values of one law. */
export interface LawCell {
  readonly outcome: Outcome;
  readonly hole: boolean;
  readonly alternative: null;
  readonly detail: string | null;
  readonly result: PropertyLine | null;
  /** Classes that the values fell into. */
  readonly classes: number;
}

export interface LawRow {
  readonly law: LawFacts;
  readonly cells: readonly LawCell[];
  /** Its programs are not published, nor how to draw them again. */
  readonly withheld: boolean;
}

/** Laws, and what a search for counterexamples found. */
export interface PropertiesChapter {
  readonly facts: PropertiesFacts;
  readonly laws: readonly LawRow[];
  /** By engine: laws by outcome. */
  readonly counts: readonly Counts<Outcome>[];
  /** Laws and engines with something to show. */
  readonly broken: readonly { readonly engine: string; readonly engineIndex: number; readonly law: LawRow; readonly line: PropertyLine }[];
}

export interface Derived {
  readonly header: HeaderLine;
  /** Outcomes that views have a place for: `embargoed` only where something is. */
  readonly outcomes: readonly Outcome[];
  readonly finishedAt: string | null;
  readonly partial: string | null;
  /** The frozen set that claims are about; null when they are about all rules of the report. */
  readonly frozenSet: string | null;
  readonly engines: readonly EngineColumn[];
  readonly chapters: readonly ChapterRow[];
  readonly rules: readonly RuleRow[];
  readonly cases: readonly CaseRow[];
  readonly groups: readonly GroupRow[];
  readonly threats: readonly ThreatRow[];
  readonly claims: readonly Claim[];
  readonly holes: readonly Hole[];
  readonly disagreements: Disagreements;
  /** Null where no law was searched. */
  readonly properties: PropertiesChapter | null;
  /** How well the corpus notices faults; none where that was never measured. */
  readonly mutation: readonly MutationRow[];
}
