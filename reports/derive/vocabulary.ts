/**
 * The words of a report: every outcome, every standing of a rule and every kind of agreement, each with its glyph, its
 * tone (a colour token) and the one sentence that the glossary gives. Views never make up words of their own.
 */
import type { Outcome } from '../model.ts';

/** Names of colour tokens in `html/assets/style.css`. Colour never says anything that glyph and word don't. */
export type Tone = 'good' | 'bad' | 'other' | 'stopped' | 'muted';

export interface Term {
  readonly word: string;
  readonly glyph: string;
  readonly tone: Tone;
  readonly meaning: string;
}

export const OUTCOMES: { readonly [outcome in Outcome]: Term } = {
  pass: { word: 'pass', glyph: '✓', tone: 'good', meaning: 'The expectation of the case held.' },
  differs: {
    word: 'differs',
    glyph: '≈',
    tone: 'other',
    meaning: 'The expectation did not hold, but an alternative that the case documents did: the engine does something else, named in the report, that is known to be safe.',
  },
  fail: {
    word: 'fail',
    glyph: '✗',
    tone: 'bad',
    meaning: 'Neither the expectation nor a documented alternative held, and a second attempt in another process said the same.',
  },
  unsupported: { word: 'unsupported', glyph: '○', tone: 'muted', meaning: 'The adapter declares that the engine lacks a capability that the case requires. The case did not run.' },
  blocked: { word: 'blocked', glyph: '⊘', tone: 'stopped', meaning: 'The engine claims the capability, but the world that the case needs could not be set up; lockdown threw, for example.' },
  timeout: { word: 'timeout', glyph: '◔', tone: 'stopped', meaning: 'The engine gave no answer within the time limit and was stopped.' },
  crash: { word: 'crash', glyph: '↯', tone: 'stopped', meaning: 'The process of the engine ended by a signal or without an answer.' },
  'out-of-memory': { word: 'out of memory', glyph: '▣', tone: 'stopped', meaning: 'The engine reached the memory limit.' },
  'harness-error': { word: 'harness error', glyph: '?', tone: 'muted', meaning: 'The harness or the adapter is at fault. Never counted for or against the engine.' },
  embargoed: {
    word: 'embargoed',
    glyph: '▨',
    tone: 'stopped',
    meaning: 'The engine’s makers have the finding. Until the embargo ends neither the program nor what was seen is published; the row counts as nothing else, and never as a pass.',
  },
  'not-run': { word: 'not run', glyph: '–', tone: 'muted', meaning: 'The case was not run on this engine: filtered away, the engine was not available, or the run ended before.' },
};

/** In the order in which views list them. */
export const OUTCOME_ORDER = Object.keys(OUTCOMES) as readonly Outcome[];

/** How one engine stands to one rule, over all cases of the rule. */
export type Standing =
  | 'satisfied'
  | 'violated'
  | 'differs'
  | 'in-part'
  | 'chose'
  | 'undecided'
  | 'embargoed'
  | 'unsupported'
  | 'not-run'
  | 'untested'
  | 'unobservable'
  | 'other-edition';

export const STANDINGS: { readonly [standing in Standing]: Term } = {
  satisfied: { word: 'satisfied', glyph: '✓', tone: 'good', meaning: 'Every case of the rule ran and passed.' },
  violated: { word: 'violated', glyph: '✗', tone: 'bad', meaning: 'At least one case of the rule failed.' },
  differs: { word: 'differs', glyph: '≈', tone: 'other', meaning: 'No case failed; at least one holds only by a documented alternative.' },
  'in-part': { word: 'in part', glyph: '◐', tone: 'stopped', meaning: 'Every case that ran passed, but some could not run: unsupported or not run.' },
  chose: { word: 'chose', glyph: '◇', tone: 'other', meaning: 'The source leaves the rule open, or allows alternatives. The engine shows the alternative that is named, and cannot fail.' },
  undecided: { word: 'undecided', glyph: '⊘', tone: 'stopped', meaning: 'No case failed, but at least one ended in a crash, a time-out, lack of memory, a blocked set-up or a harness error.' },
  embargoed: { word: 'embargoed', glyph: '▨', tone: 'stopped', meaning: 'No case that is shown failed or was left undecided; of at least one the outcome is under embargo.' },
  unsupported: { word: 'unsupported', glyph: '○', tone: 'muted', meaning: 'No case of the rule could run, for lack of a declared capability.' },
  'not-run': { word: 'not run', glyph: '–', tone: 'muted', meaning: 'No case of the rule was run on this engine.' },
  untested: { word: 'no case', glyph: '·', tone: 'muted', meaning: 'The run holds no case of the rule.' },
  unobservable: { word: 'not observable', glyph: '·', tone: 'muted', meaning: 'No program can observe the rule from inside; the rule says why.' },
  'other-edition': { word: 'other edition', glyph: '·', tone: 'muted', meaning: 'The rule belongs to another edition of the draft than the one that the run asked for.' },
};

export const STANDING_ORDER = Object.keys(STANDINGS) as readonly Standing[];

export type AgreementKind = 'unanimous' | 'majority' | 'split' | 'not-compared';

export const AGREEMENTS: { readonly [kind in AgreementKind]: { readonly word: string; readonly meaning: string } } = {
  unanimous: { word: 'unanimous', meaning: 'All engines compared stand alike.' },
  majority: { word: 'majority', meaning: 'More than half of the engines compared stand alike; the others don’t.' },
  split: { word: 'split', meaning: 'No answer is shared by more than half of the engines compared.' },
  'not-compared': { word: 'not compared', meaning: 'Fewer than two engines that take part answered, so there is nothing to compare.' },
};
