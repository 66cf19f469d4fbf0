import type { Adapter } from '../../adapters/model.ts';
import type { Limits } from '../../adapters/protocol/messages.ts';
import type { Edition, Profile } from '../../spec/model.ts';
import type { Capability, HostSettings } from '../../suites/model.ts';
import type { Batch } from '../plan/batches.ts';
import { GuardedSession } from './guarded-session.ts';
import { runCase } from './run-case.ts';
import type { CaseResult } from './run-case.ts';

export interface BatchContext {
  readonly adapter: Adapter;
  readonly capabilities: readonly Capability[];
  readonly edition: Edition;
  readonly profile?: Profile;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Called once for each item, in any order. */
  result(index: number, result: CaseResult): void;
}

type Item = Batch['items'][number];

/**
 * Runs a batch in one engine process, restarted after a crash or a hang.
 *
 * What failed in a process that ran something before is run again in a world of its own in a fresh process, and only
 * that is reported. The batch then goes on in the fresh process: what a case that failed may have done to the shared
 * world is gone with the old one. A pass says that nothing was done to it, and so, by its author's word, does a
 * documented difference. Read-only cases cannot disturb one another: those that failed are run again together.
 */
export async function runBatch(batch: Batch, context: BatchContext): Promise<void> {
  const failed: Item[] = [];
  await inSession(context, batch.host, async (session) => {
    for (const item of batch.items) {
      const fresh = session.untouched;
      const first = await runCase(item.entry, { ...context, run: (job) => session.run(job) });
      if (context.signal.aborted) return;
      if (fresh || isCertain(first)) {
        context.result(item.index, first);
        if (!isCertain(first) && !batch.readOnly) await session.close();
      } else if (batch.readOnly) {
        failed.push(item);
      } else {
        await session.close();
        const second = await runCase(item.entry, { ...context, run: (job) => session.run({ ...job, freshWorld: true }) });
        if (context.signal.aborted) return;
        context.result(item.index, second);
      }
    }
  });
  if (failed.length === 0) return;
  await inSession(context, batch.host, async (session) => {
    for (const item of failed) {
      const second = await runCase(item.entry, { ...context, run: (job) => session.run(job) });
      if (context.signal.aborted) return;
      context.result(item.index, second);
    }
  });
}

function isCertain({ verdict }: CaseResult): boolean {
  return verdict.outcome === 'pass' || verdict.outcome === 'differs' || verdict.outcome === 'unsupported';
}

/** A session that is closed whatever happens, and at once when the run is interrupted. */
async function inSession(context: BatchContext, host: HostSettings | undefined, use: (session: GuardedSession) => Promise<void>): Promise<void> {
  const session = new GuardedSession(context.adapter, context.limits, host);
  const kill = (): void => void session.close();
  context.signal.addEventListener('abort', kill);
  try {
    await use(session);
  } finally {
    context.signal.removeEventListener('abort', kill);
    await session.close();
  }
}
