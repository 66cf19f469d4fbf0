/** Whether the corpus notices one fault, and by which case. */
import type { FaultFacts } from '../../reference/faults/model.ts';
import type { Outcome } from '../../reports/model.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import type { Case } from '../../suites/model.ts';
import { slug } from '../../spec/slug.ts';
import { FAILURES, judgeCapabilities } from '../judge/index.ts';
import { runCase } from '../run/run-case.ts';
import type { Subject, Target } from './target.ts';

/**
 * How a case tells a broken world from a sound one: it fails or comes to no answer; or, where no case does, it gives another answer
 * than in the sound world without failing (`change`): a documented difference, or another alternative of what the sources leave open.
 */
export type Sign = Outcome | 'change';

export interface Notice {
  readonly case: string;
  readonly outcome: Sign;
  /** Of a change: what the sound world gives, and what the broken one. */
  readonly from?: string;
  readonly to?: string;
}

export interface FaultResult {
  readonly id: string;
  readonly rules: readonly RuleId[];
  /** The first case to notice; null for a survivor. */
  readonly noticed: Notice | null;
  /** Which case of each of the fault's rules notices it. */
  readonly byRule: { readonly [rule: string]: Notice | null };
  /** Hash of the corpus that was asked, in campaigns. */
  readonly suite?: string;
}

export interface Trial {
  /** Give up after the cases of the fault's own rules. */
  readonly ownRulesOnly?: boolean;
}

interface Answer {
  readonly outcome: Outcome;
  /** The outcome with the alternative that it names. */
  readonly words: string;
}

/** One fault's world, and what cases said there. */
interface Patient {
  readonly subject: Subject;
  readonly answers: Map<Case, Answer>;
  readonly notices: Map<Case, Notice | null>;
}

/** The corpus against faults of one edition's world. */
export class FaultTrials {
  private readonly target: Target;
  private readonly edition: Edition;
  private readonly cases: readonly Case[];
  private readonly byId: ReadonlyMap<string, Case>;
  private readonly byRule = new Map<string, Case[]>();
  private readonly sound: Subject;
  private readonly soundAnswers = new Map<Case, Answer>();

  constructor(cases: readonly Case[], target: Target, edition: Edition) {
    this.target = target;
    this.edition = edition;
    this.cases = cases.filter((entry) => (entry.editions?.includes(edition) ?? true) && judgeCapabilities(entry.requires, target.capabilities) === undefined);
    this.byId = new Map(this.cases.map((entry) => [entry.id, entry]));
    for (const entry of this.cases) for (const rule of entry.rules) this.byRule.set(rule, [...(this.byRule.get(rule) ?? []), entry]);
    this.sound = target.open(undefined, edition);
  }

  /** Whether cases can speak about the rule at all in such a world. */
  hasCases(rule: RuleId): boolean {
    return this.byRule.get(rule)?.some((entry) => entry.expect !== undefined) ?? false;
  }

  async try(fault: FaultFacts, trial: Trial = {}): Promise<FaultResult> {
    const patient: Patient = { subject: this.target.open(fault.id, this.edition), answers: new Map(), notices: new Map() };
    try {
      return await this.examine(fault, patient, trial);
    } finally {
      await patient.subject.close();
    }
  }

  async close(): Promise<void> {
    await this.sound.close();
  }

  /** The cases of its rules first, then the others; changes only where nothing fails. */
  private async examine(fault: FaultFacts, patient: Patient, { ownRulesOnly = false }: Trial): Promise<FaultResult> {
    const byRule: Record<string, Notice | null> = {};
    for (const rule of fault.rules) {
      const cases = this.casesOf(rule, fault);
      byRule[rule] = (await this.firstFailure(cases, patient)) ?? (await this.firstChange(cases, patient));
    }
    const own = Object.values(byRule).filter((notice) => notice !== null);
    let noticed: Notice | null = own.find(({ outcome }) => outcome !== 'change') ?? null;
    if (noticed === null && !ownRulesOnly) noticed = await this.firstFailure(this.cases, patient);
    noticed ??= own[0] ?? (ownRulesOnly ? null : await this.firstChange(this.cases, patient));
    return { id: fault.id, rules: fault.rules, noticed, byRule };
  }

  /** A rule's cases; the one that was generated about the very fact that the fault makes untrue comes first. */
  private casesOf(rule: string, { about }: FaultFacts): readonly Case[] {
    const cases = this.byRule.get(rule) ?? [];
    if (about === undefined) return cases;
    const id = `table/${about.map(slug).join('/')}`;
    const nearest = this.byId.get(id) ?? this.byId.get(`${id}/${this.edition}`);
    return nearest === undefined ? cases : [nearest, ...cases];
  }

  private async firstFailure(cases: readonly Case[], patient: Patient): Promise<Notice | null> {
    for (const entry of cases) {
      let notice = patient.notices.get(entry);
      if (notice === undefined) patient.notices.set(entry, (notice = await this.failure(entry, patient)));
      if (notice !== null) return notice;
    }
    return null;
  }

  /** What one program left behind may disturb the next one in a broken world: only what a fresh world confirms counts. */
  private async failure(entry: Case, { subject, answers }: Patient): Promise<Notice | null> {
    let answer = await this.answer(entry, subject, false);
    if (FAILURES.has(answer.outcome)) answer = await this.answer(entry, subject, true);
    answers.set(entry, answer);
    if (!FAILURES.has(answer.outcome) || FAILURES.has((await this.soundAnswer(entry)).outcome)) return null;
    return { case: entry.id, outcome: answer.outcome };
  }

  private async firstChange(cases: readonly Case[], { subject, answers }: Patient): Promise<Notice | null> {
    for (const entry of cases) {
      const found = answers.get(entry);
      const sound = await this.soundAnswer(entry);
      if (found === undefined || found.words === sound.words) continue;
      const { words } = await this.answer(entry, subject, true);
      if (words !== sound.words) return { case: entry.id, outcome: 'change', from: sound.words, to: words };
    }
    return null;
  }

  private async soundAnswer(entry: Case): Promise<Answer> {
    let sound = this.soundAnswers.get(entry);
    if (sound === undefined) {
      sound = await this.answer(entry, this.sound, false);
      if (FAILURES.has(sound.outcome)) sound = await this.answer(entry, this.sound, true);
      this.soundAnswers.set(entry, sound);
    }
    return sound;
  }

  private async answer(entry: Case, subject: Subject, isolated: boolean): Promise<Answer> {
    const { edition } = this;
    const { capabilities, profile } = this.target;
    const { verdict } = await runCase(entry, { edition, profile, capabilities, run: (job) => subject.run(job, isolated) });
    return { outcome: verdict.outcome, words: verdict.alternative === undefined ? verdict.outcome : `${verdict.outcome}: ${verdict.alternative}` };
  }
}
