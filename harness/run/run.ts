import type { Adapter } from '../../adapters/model.ts';
import type { Limits } from '../../adapters/protocol/messages.ts';
import type { ResultLine, UnavailableEngine } from '../../reports/model.ts';
import type { Edition, Profile } from '../../spec/model.ts';
import type { EngineIdentity } from '../../suites/engine-identity.ts';
import type { Case } from '../../suites/model.ts';
import type { Verdict } from '../judge/index.ts';
import { batchesFor, interleave } from '../plan/batches.ts';
import { InOrder } from './in-order.ts';
import { runBatch } from './run-batch.ts';
import type { CaseResult } from './run-case.ts';

/** An engine that was asked for: ready to run, or not there and why. */
export type PreparedEngine =
  | { readonly adapter: Adapter; readonly identity: EngineIdentity }
  | UnavailableEngine;

export interface RunInput {
  readonly engines: readonly PreparedEngine[];
  readonly cases: readonly Case[];
  readonly edition: Edition;
  /** Of the set that the run is for; standalone by default. */
  readonly profile?: Profile;
  readonly limits: Limits;
  /** Engine processes at a time. */
  readonly jobs: number;
  readonly signal: AbortSignal;
}

/** What a run tells; `result` comes in the order of the report, `done` as things happen. */
export interface RunListener {
  result(line: ResultLine, entry: Case, evidence: CaseResult['evidence']): void;
  done(engine: string): void;
}

/** Runs every case on every engine. Results are in order of engines, then of cases, whatever the number of workers. */
export async function runAll(input: RunInput, listener: RunListener): Promise<void> {
  const { engines, cases, edition, profile = 'standalone', limits, signal } = input;
  const total = engines.length * cases.length;
  const ordered = new InOrder<{ line: ResultLine; entry: Case; evidence: CaseResult['evidence'] }>(({ line, entry, evidence }) =>
    listener.result(line, entry, evidence),
  );
  const settle = (index: number, { verdict, evidence }: CaseResult): void => {
    const engine = idOf(engines[Math.floor(index / cases.length)]);
    const entry = cases[index % cases.length];
    ordered.set(index, { line: resultLine(engine, entry, verdict), entry, evidence });
    listener.done(engine);
  };
  const notRun = (detail: string): CaseResult => ({ verdict: { outcome: 'not-run', detail, durationMs: 0 }, evidence: null });

  const queue = interleave(
    engines.map((engine, at) => {
      const first = at * cases.length;
      if (!('unavailable' in engine)) return batchesFor(engine.identity.id, cases, first).map((batch) => ({ batch, engine }));
      cases.forEach((_, offset) => settle(first + offset, notRun(engine.unavailable.reason)));
      return [];
    }),
  );
  const worker = async (): Promise<void> => {
    for (let work = queue.shift(); work !== undefined && !signal.aborted; work = queue.shift()) {
      const { adapter, identity } = work.engine;
      await runBatch(work.batch, { adapter, capabilities: identity.capabilities, edition, profile, limits, signal, result: settle });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, input.jobs) }, worker));
  for (let index = 0; index < total; index += 1) if (!ordered.has(index)) settle(index, notRun('the run was interrupted'));
}

function idOf(engine: PreparedEngine): string {
  return 'unavailable' in engine ? engine.id : engine.identity.id;
}

function resultLine(engine: string, entry: Case, verdict: Verdict): ResultLine {
  const { durationMs, ...said } = verdict;
  return { kind: 'result', engine, case: entry.id, rule: entry.rules[0], ...said, durationMs: Math.round(durationMs * 10) / 10 };
}
