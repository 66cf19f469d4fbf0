/** Whether the corpus notices one fault, and by which case. */
import { DRAFT } from '../../adapters/capabilities.ts';
import type { Fault } from '../../reference/faults/model.ts';
import type { Outcome } from '../../reports/model.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import type { Capability, Case } from '../../suites/model.ts';
import { slug } from '../corpus/table/slug.ts';
import { judgeCapabilities } from '../judge/index.ts';
import { runCase } from '../run/run-case.ts';
import { FaultyEngine } from './driven-world.ts';

const CAPABILITIES: readonly Capability[] = [...DRAFT, 'editions'];

export interface Notice {
  readonly case: string;
  /** `fail` or worse: a documented difference is no notice. */
  readonly outcome: Outcome;
}

export interface FaultResult {
  readonly id: string;
  readonly rules: readonly RuleId[];
  /** The first case to notice; null for a survivor. */
  readonly noticed: Notice | null;
  /** Which case of each of the fault's rules notices it. */
  readonly byRule: { readonly [rule: string]: Notice | null };
}

/** What tells a broken world from a sound one. `blocked` does: a world that cannot be made passes no case. */
const NOTICES: ReadonlySet<Outcome> = new Set<Outcome>(['fail', 'blocked', 'crash', 'timeout', 'out-of-memory', 'harness-error']);

export interface Trial {
  /** Give up after the cases of the fault's own rules. */
  readonly ownRulesOnly?: boolean;
}

/** The corpus against faults of one edition's world. */
export class FaultTrials {
  private readonly edition: Edition;
  private readonly cases: readonly Case[];
  private readonly byId: ReadonlyMap<string, Case>;
  private readonly byRule = new Map<string, Case[]>();
  private readonly sound: FaultyEngine;
  private readonly soundness = new Map<string, boolean>();

  constructor(cases: readonly Case[], edition: Edition) {
    this.edition = edition;
    this.cases = cases.filter((entry) => (entry.editions?.includes(edition) ?? true) && judgeCapabilities(entry.requires, CAPABILITIES) === undefined);
    this.byId = new Map(this.cases.map((entry) => [entry.id, entry]));
    for (const entry of this.cases) for (const rule of entry.rules) this.byRule.set(rule, [...(this.byRule.get(rule) ?? []), entry]);
    this.sound = new FaultyEngine([], edition);
  }

  /** Whether cases can speak about the rule at all in such a world. */
  hasCases(rule: RuleId): boolean {
    return this.byRule.get(rule)?.some((entry) => entry.expect !== undefined) ?? false;
  }

  async try(fault: Fault, { ownRulesOnly = false }: Trial = {}): Promise<FaultResult> {
    const engine = new FaultyEngine([fault], this.edition);
    const tried = new Set<Case>();
    const byRule: Record<string, Notice | null> = {};
    let noticed: Notice | null = null;
    for (const rule of fault.rules) {
      const found = await this.first(this.casesOf(rule, fault), engine, tried, true);
      byRule[rule] = found;
      noticed ??= found;
    }
    if (noticed === null && !ownRulesOnly) noticed = await this.first(this.cases, engine, tried, false);
    return { id: fault.id, rules: fault.rules, noticed, byRule };
  }

  /** A rule's cases; the one that was generated about the very fact that the fault makes untrue comes first. */
  private casesOf(rule: string, { about }: Fault): readonly Case[] {
    const cases = this.byRule.get(rule) ?? [];
    if (about === undefined) return cases;
    const id = `table/${about.map(slug).join('/')}`;
    const nearest = this.byId.get(id) ?? this.byId.get(`${id}/${this.edition}`);
    return nearest === undefined ? cases : [nearest, ...cases];
  }

  private async first(cases: readonly Case[], engine: FaultyEngine, tried: Set<Case>, again: boolean): Promise<Notice | null> {
    for (const entry of cases) {
      if (tried.has(entry) && !again) continue;
      tried.add(entry);
      const notice = await this.notice(entry, engine);
      if (notice !== null) return notice;
    }
    return null;
  }

  /** What one program left behind may disturb the next one in a broken world: only what a fresh world confirms counts. */
  private async notice(entry: Case, engine: FaultyEngine): Promise<Notice | null> {
    if (!NOTICES.has(await this.outcome(entry, engine, false))) return null;
    const outcome = await this.outcome(entry, engine, true);
    return NOTICES.has(outcome) && (await this.passesOnSound(entry)) ? { case: entry.id, outcome } : null;
  }

  private async passesOnSound(entry: Case): Promise<boolean> {
    let sound = this.soundness.get(entry.id);
    if (sound === undefined) this.soundness.set(entry.id, (sound = !NOTICES.has(await this.outcome(entry, this.sound, true))));
    return sound;
  }

  private async outcome(entry: Case, engine: FaultyEngine, isolated: boolean): Promise<Outcome> {
    const context = { edition: this.edition, capabilities: CAPABILITIES, run: (job: Parameters<FaultyEngine['run']>[0]) => Promise.resolve(engine.run(job, isolated)) };
    return (await runCase(entry, context)).verdict.outcome;
  }
}
