/** Makes a value that fails smaller for as long as it still fails. */
import type { Value } from 'fast-check';
import type { Law } from '../../suites/properties/model.ts';
import { kindOf } from './findings.ts';
import type { LawEngine } from './law-engine.ts';
import type { Trial } from './trial.ts';

export interface ShrinkLimits {
  /** Values tried in all. */
  readonly trials: number;
  readonly ms: number;
}

export interface Shrunk {
  readonly value: unknown;
  readonly trial: Trial;
  /** Values tried, and how many of them failed in their turn. */
  readonly tried: number;
  readonly steps: number;
}

const AHEAD = 16;

/** The same kind of ending: a smaller value shall show the same thing, not another one. */
function alike(a: Trial, b: Trial): boolean {
  if (a.kind === 'failed' && b.kind === 'failed') return kindOf({ outcome: 'fail', detail: a.verdict }) === kindOf({ outcome: 'fail', detail: b.verdict });
  return a.kind === 'broken' && b.kind === 'broken' && a.outcome === b.outcome;
}

/**
 * Takes the first simpler value that fails too, again and again. With `isolated` every value has worlds of its own; without, what
 * failed may have spoilt the world for the next one, and the caller has to confirm what comes out.
 */
export async function shrink(law: Law, from: Value<unknown>, trial: Trial, engine: LawEngine, limits: ShrinkLimits, isolated: boolean): Promise<Shrunk> {
  const deadline = performance.now() + limits.ms;
  let best: { value: Value<unknown>; trial: Trial } = { value: from, trial };
  let tried = 0;
  let steps = 0;
  const next = async (): Promise<boolean> => {
    const candidates = law.arbitrary.shrink(best.value.value, best.value.context)[Symbol.iterator]();
    for (;;) {
      const ahead: Value<unknown>[] = [];
      while (ahead.length < AHEAD && tried + ahead.length < limits.trials) {
        const candidate = candidates.next();
        if (candidate.done === true) break;
        ahead.push(candidate.value);
      }
      if (ahead.length === 0) return false;
      for (let at = 0; at < ahead.length;) {
        if (performance.now() > deadline) return false;
        const trials = isolated
          ? [await engine.tryAlone(law, ahead[at].value, false)]
          : await engine.tryAll(law, ahead.slice(at).map(({ value }) => value));
        at += trials.length;
        tried += trials.length;
        const last = trials.at(-1);
        if (last === undefined) return false;
        if (last.kind === 'held') continue;
        if (alike(last, trial)) {
          best = { value: ahead[at - 1], trial: last };
          return true;
        }
      }
    }
  };
  while (await next()) steps += 1;
  return { value: best.value.value, trial: best.trial, tried, steps };
}
