/** Runs a range of a law's values on an engine. What fails is confirmed alone in a fresh process, and shrunk, before it is reported. */
import type { Value } from 'fast-check';
import type { Finding, PropertyLine } from '../../reports/model.ts';
import type { Law } from '../../suites/properties/model.ts';
import { kindOf, verdictOf, type FindingList } from './findings.ts';
import type { LawEngine } from './law-engine.ts';
import { shrink, type ShrinkLimits, type Shrunk } from './shrink.ts';
import { drawRun } from './stream.ts';
import { sayTrial, type Trial } from './trial.ts';

/** Values sent to the engine before the first answer is looked at; fewer where failures throw away what was sent behind them. */
const BATCH = 64;
/**
 * What fails may spoil the world for others, so that the next value gets a new process. After so many failures of kinds that are
 * known and confirmed, a block goes on without: on an engine that fails everywhere nothing would be left to spoil.
 */
const NEW_PROCESSES = 10;

export interface BlockContext {
  readonly engine: LawEngine;
  readonly engineId: string;
  readonly seed: number;
  readonly shrinking: ShrinkLimits;
  /** What the campaign has found of this law on this engine so far; added to. */
  readonly known: FindingList;
  /** Whether to end before all is done: asked after each batch, whose runs count. */
  ended(): boolean;
  /** Whether the last batch's answers are worth nothing, as the engine was killed under it. */
  aborted(): boolean;
  /** Told after each batch how many more runs are done. */
  done?(runs: number): void;
}

/** Not every value can be written down: where a finding was made in this process, its smallest value. */
export const shrunkValues = new WeakMap<Finding, unknown>();

type Unheld = Exclude<Trial, { kind: 'held' }>;

/** The line has fewer runs than asked for when it was ended. */
export async function runBlock(law: Law, from: number, runs: number, context: BlockContext): Promise<PropertyLine> {
  const began = performance.now();
  const { engine } = context;
  const { programs: programsBefore, answeringMs: answeringBefore } = engine;
  const ended: Partial<Record<keyof PropertyLine['ended'], number>> = {};
  const labels: Record<string, number> = {};
  const findings: Finding[] = [];
  const count = (trial: Trial): void => {
    const ending = endingOf(trial);
    ended[ending] = (ended[ending] ?? 0) + 1;
    if (trial.kind !== 'broken') labels[trial.label] = (labels[trial.label] ?? 0) + 1;
  };
  let at = from;
  let batch = BATCH;
  let knownFailures = 0;
  const isKnown = (trial: Trial): boolean => trial.kind === 'failed' && context.known.knows(kindOf(said(trial, true)));
  const passedOver = (trial: Trial): boolean => knownFailures >= NEW_PROCESSES && isKnown(trial);
  while (at < from + runs && !context.ended()) {
    const values = Array.from({ length: Math.min(batch, from + runs - at) }, (_, offset) => drawRun(law, context.seed, at + offset));
    const trials = await engine.tryAll(law, values.map(({ value }) => value), passedOver);
    if (context.aborted()) break;
    const last = trials.at(-1);
    const isOpen = last !== undefined && last.kind !== 'held' && !passedOver(last);
    for (const trial of isOpen ? trials.slice(0, -1) : trials) count(trial);
    batch = isOpen ? Math.max(1, Math.ceil(trials.length / 2)) : Math.min(BATCH, batch * 2);
    if (isOpen) {
      if (isKnown(last)) knownFailures += 1;
      const index = at + trials.length - 1;
      const settled = await settle(law, values[trials.length - 1], last, index, context);
      if (context.aborted()) {
        at = index;
        break;
      }
      count(settled.trial);
      if (settled.finding !== undefined && context.known.add(settled.finding)) findings.push(settled.finding);
    }
    at += trials.length;
    context.done?.(trials.length);
  }
  return {
    kind: 'property', engine: context.engineId, law: law.id, ...verdictOf(ended, findings.length > 0 ? findings : context.known.list, law.harmless !== true), from, runs: at - from, ended, labels, findings,
    programs: engine.programs - programsBefore, answeringMs: tenths(engine.answeringMs - answeringBefore), durationMs: tenths(performance.now() - began),
  };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function endingOf(trial: Trial): keyof PropertyLine['ended'] {
  return trial.kind === 'held' ? 'held' : trial.kind === 'failed' ? 'fail' : trial.outcome;
}

function said(trial: Unheld, confirmed: boolean): Pick<Finding, 'outcome' | 'detail' | 'unconfirmed'> {
  return { outcome: trial.kind === 'failed' ? 'fail' : trial.outcome, detail: sayTrial(trial), ...(confirmed ? {} : { unconfirmed: true as const }) };
}

/** What stands of a trial that did not hold, and the finding if it is the first of its kind. */
async function settle(law: Law, value: Value<unknown>, first: Unheld, run: number, { engine, known, shrinking }: BlockContext): Promise<{ trial: Trial; finding?: Finding }> {
  if (first.kind === 'failed' && known.knows(kindOf(said(first, true)))) {
    await engine.renew();
    return { trial: first };
  }
  const alone = await engine.tryAlone(law, value.value, true);
  const confirmed = alone.kind !== 'held';
  // Time and memory that were short once are the machine's; anything else that only comes after others is a finding.
  if (!confirmed && first.kind === 'broken' && first.outcome !== 'crash') return { trial: alone };
  const trial = confirmed ? alone : first;
  const seen = said(trial, confirmed);
  if (known.knows(kindOf(seen))) return { trial };
  let best: Shrunk = { value: value.value, trial, tried: 0, steps: 0 };
  if (confirmed) {
    best = await shrink(law, value, trial, engine, shrinking, false);
    const again = await engine.tryAlone(law, best.value, true);
    best = again.kind === trial.kind ? { ...best, trial: again } : await shrink(law, value, trial, engine, shrinking, true);
    await engine.renew();
  }
  const finding: Finding = { run, ...seen, shrunk: { detail: sayTrial(best.trial), programs: law.programs(best.value), tried: best.tried, steps: best.steps } };
  shrunkValues.set(finding, best.value);
  return { trial, finding };
}
