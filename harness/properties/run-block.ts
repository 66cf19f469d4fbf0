/** Runs a range of a law's values on an engine. What fails is confirmed alone in a fresh process, and shrunk, before it is reported. */
import type { Value } from 'fast-check';
import type { Law } from '../../suites/properties/model.ts';
import type { LawEngine } from './law-engine.ts';
import type { Block, Finding } from './results.ts';
import { shrink, type ShrinkLimits, type Shrunk } from './shrink.ts';
import { drawRun } from './stream.ts';
import type { Trial } from './trial.ts';

/** Values sent to the engine before the first answer is looked at. */
const BATCH = 64;
/** Findings that are shrunk and shown, for one law on one engine; more are counted only. */
export const MOST_FINDINGS = 5;

export interface BlockContext {
  readonly engine: LawEngine;
  readonly engineId: string;
  readonly seed: number;
  readonly shrinking: ShrinkLimits;
  readonly signal: AbortSignal;
  /** What the campaign has found of this law on this engine so far: none of the kind is shrunk again. */
  readonly known: readonly Finding[];
  /** Told after each batch how many more runs are done. */
  done?(runs: number): void;
}

/** Details of one kind of failure differ in numbers and texts only. */
export function kindOf({ outcome, detail, unconfirmed }: Pick<Finding, 'outcome' | 'detail' | 'unconfirmed'>): string {
  const shape = outcome === 'fail' ? detail.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/'[^']*'/g, "'…'").replace(/\d+/g, '#').slice(0, 80) : '';
  return `${outcome}${unconfirmed === true ? ' unconfirmed' : ''} ${shape}`;
}

/** Undefined when it was interrupted: part of a block is none. */
export async function runBlock(law: Law, from: number, runs: number, context: BlockContext): Promise<Block | undefined> {
  const began = performance.now();
  const { engine } = context;
  const programsBefore = engine.programs;
  const outcomes: Record<string, number> = {};
  const labels: Record<string, number> = {};
  const findings: Finding[] = [];
  const count = (trial: Trial): void => {
    const outcome = trial.kind === 'held' ? 'held' : trial.kind === 'failed' ? 'fail' : trial.outcome;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    if (trial.kind !== 'broken') labels[trial.label] = (labels[trial.label] ?? 0) + 1;
  };
  for (let at = from; at < from + runs;) {
    if (context.signal.aborted) return undefined;
    const values = Array.from({ length: Math.min(BATCH, from + runs - at) }, (_, offset) => drawRun(law, context.seed, at + offset));
    const trials = await engine.tryAll(law, values.map(({ value }) => value));
    if (context.signal.aborted) return undefined;
    for (const [offset, trial] of trials.entries()) {
      if (trial.kind === 'held') {
        count(trial);
        continue;
      }
      const settled = await settle(law, values[offset], trial, at + offset, { ...context, known: [...context.known, ...findings] });
      if (settled.finding !== undefined) findings.push(settled.finding);
      count(settled.trial);
    }
    at += trials.length;
    context.done?.(trials.length);
  }
  const { id, version, rules } = law;
  return {
    engine: context.engineId, law: id, version, rules, seed: context.seed, from, runs, outcomes, labels, findings,
    programs: engine.programs - programsBefore, durationMs: performance.now() - began,
  };
}

/** What stands of a trial that did not hold, and the finding if it is the first of its kind. */
async function settle(law: Law, value: Value<unknown>, first: Trial & { kind: 'failed' | 'broken' }, index: number, context: BlockContext): Promise<{ trial: Trial; finding?: Finding }> {
  const { engine } = context;
  const alone = await engine.tryAlone(law, value.value, true);
  const confirmed = alone.kind !== 'held';
  // Time and memory that were short once are the machine's; anything else that only comes after others is a finding.
  if (!confirmed && first.kind === 'broken' && first.outcome !== 'crash') return { trial: alone };
  const trial = confirmed ? alone : first;
  const said = { outcome: trial.kind === 'failed' ? 'fail' as const : trial.outcome, detail: trial.kind === 'failed' ? trial.verdict : trial.detail, ...(confirmed ? {} : { unconfirmed: true as const }) };
  const kind = kindOf(said);
  if (context.known.length >= MOST_FINDINGS || context.known.some((other) => kindOf(other) === kind)) return { trial };
  let best: Shrunk = { value: value.value, trial, tried: 0, steps: 0 };
  if (confirmed) {
    best = await shrink(law, value, trial, engine, context.shrinking, false);
    const again = await engine.tryAlone(law, best.value, true);
    if (again.kind !== trial.kind) best = await shrink(law, value, trial, engine, context.shrinking, true);
    else best = { ...best, trial: again };
  }
  await engine.renew();
  const detail = best.trial.kind === 'failed' ? best.trial.verdict : best.trial.kind === 'broken' ? best.trial.detail : said.detail;
  return { trial, finding: { index, ...said, shrunk: { detail, programs: law.programs(best.value), tried: best.tried, steps: best.steps } } };
}
