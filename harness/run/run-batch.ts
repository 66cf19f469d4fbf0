import type { Adapter } from '../../adapters/model.ts';
import type { Limits } from '../../adapters/protocol/messages.ts';
import type { Edition } from '../../spec/model.ts';
import type { Capability } from '../../suites/model.ts';
import type { Batch } from '../plan/batches.ts';
import { GuardedSession } from './guarded-session.ts';
import { runCase } from './run-case.ts';
import type { CaseResult } from './run-case.ts';

export interface BatchContext {
  readonly adapter: Adapter;
  readonly capabilities: readonly Capability[];
  readonly edition: Edition;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Called once for each item, in any order. */
  result(index: number, result: CaseResult): void;
}

/**
 * Runs a batch in one engine process, restarted after a crash or a hang.
 *
 * What is not a pass in a process that ran something before is run again in a fresh one, and only that is reported.
 * A hand-written case that would be a failure gets a process to itself; generated cases, which only read and cannot disturb
 * one another, share one, and so do documented differences for as long as both runs agree.
 */
export async function runBatch(batch: Batch, context: BatchContext): Promise<void> {
  const { adapter, limits, signal } = context;
  const doubtful: Doubtful[] = [];
  const session = new GuardedSession(adapter, limits);
  const kill = (): void => void session.close();
  signal.addEventListener('abort', kill);
  try {
    for (const item of batch.items) {
      const fresh = session.untouched;
      const result = await runCase(item.entry, { ...context, run: (job) => session.run(job) });
      if (signal.aborted) return;
      if (fresh || isCertain(result)) context.result(item.index, result);
      else doubtful.push({ ...item, first: result });
    }
  } finally {
    signal.removeEventListener('abort', kill);
    await session.close();
  }
  if (doubtful.length > 0) await confirm(doubtful, batch.readOnly, context);
}

function isCertain({ verdict }: CaseResult): boolean {
  return verdict.outcome === 'pass' || verdict.outcome === 'unsupported';
}

type Doubtful = Batch['items'][number] & { readonly first: CaseResult };

async function confirm(items: readonly Doubtful[], readOnly: boolean, context: BatchContext): Promise<void> {
  const { adapter, limits, signal } = context;
  const shared = new GuardedSession(adapter, limits);
  const kill = (): void => void shared.close();
  signal.addEventListener('abort', kill);
  try {
    for (const { entry, index, first } of items) {
      const mayShare = readOnly || first.verdict.outcome === 'differs';
      let result = mayShare ? await runCase(entry, { ...context, run: (job) => shared.run(job) }) : undefined;
      if (!signal.aborted && (result === undefined || !isSame(first, result))) result = await runAlone(entry, context);
      if (signal.aborted || result === undefined) return;
      context.result(index, result);
    }
  } finally {
    signal.removeEventListener('abort', kill);
    await shared.close();
  }
}

/** The same outcome for the same reason; what an engine printed besides may differ. */
function isSame(first: CaseResult, second: CaseResult): boolean {
  const essence = ({ verdict: { outcome, alternative, observed } }: CaseResult): string => JSON.stringify([outcome, alternative, observed]);
  return essence(first) === essence(second);
}

async function runAlone(entry: Doubtful['entry'], context: BatchContext): Promise<CaseResult> {
  const session = new GuardedSession(context.adapter, context.limits);
  const kill = (): void => void session.close();
  context.signal.addEventListener('abort', kill);
  try {
    return await runCase(entry, { ...context, run: (job) => session.run(job) });
  } finally {
    context.signal.removeEventListener('abort', kill);
    await session.close();
  }
}
