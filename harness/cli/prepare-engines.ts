import type { Adapter } from '../../adapters/model.ts';
import type { HeaderLine } from '../../reports/model.ts';
import type { PreparedEngine } from '../run/run.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Makes engines ready one after the other. */
export async function prepareAll(adapters: readonly Adapter[]): Promise<PreparedEngine[]> {
  const engines: PreparedEngine[] = [];
  for (const adapter of adapters) engines.push(await prepareOne(adapter));
  return engines;
}

/** An engine that cannot be made ready is a column that says so; the others run. */
async function prepareOne(adapter: Adapter): Promise<PreparedEngine> {
  const unavailable = (reason: string, how: string): PreparedEngine => {
    say(`${adapter.id}: not run: ${reason} (${how})`);
    return { id: adapter.id, unavailable: { reason, how } };
  };
  const availability = await adapter.availability();
  if (!availability.available) return unavailable(availability.reason, availability.how);
  try {
    await adapter.prepare((line) => say(`${adapter.id}: ${line}`));
    return { adapter, identity: await adapter.describe() };
  } catch (error) {
    return unavailable(error instanceof Error ? error.message : String(error), `ses262 smoke ${adapter.id} says more`);
  }
}

/** As it stands in a header. */
export function describeEngine(engine: PreparedEngine): HeaderLine['engines'][number] {
  return 'unavailable' in engine ? engine : engine.identity;
}
