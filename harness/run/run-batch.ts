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
 * Hand-written cases get a process each for this; read-only cases, which cannot disturb one another, share one.
 */
export async function runBatch(batch: Batch, context: BatchContext): Promise<void> {
  const { adapter, limits, signal } = context;
  const doubtful: Batch['items'][number][] = [];
  const session = new GuardedSession(adapter, limits);
  const kill = (): void => void session.close();
  signal.addEventListener('abort', kill);
  try {
    for (const item of batch.items) {
      const fresh = session.untouched;
      const result = await runCase(item.entry, { ...context, run: (job) => session.run(job) });
      if (signal.aborted) return;
      if (fresh || isCertain(result)) context.result(item.index, result);
      else doubtful.push(item);
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

/** A job that ended its process abnormally leaves the next one a fresh process, so one session serves all read-only cases. */
async function confirm(items: Batch['items'], share: boolean, context: BatchContext): Promise<void> {
  const session = new GuardedSession(context.adapter, context.limits);
  const kill = (): void => void session.close();
  context.signal.addEventListener('abort', kill);
  try {
    for (const item of items) {
      const result = await runCase(item.entry, { ...context, run: (job) => session.run(job) });
      if (context.signal.aborted) return;
      context.result(item.index, result);
      if (!share) await session.close();
    }
  } finally {
    context.signal.removeEventListener('abort', kill);
    await session.close();
  }
}
