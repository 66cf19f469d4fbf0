import { laws } from '../../suites/properties/laws/index.ts';
import type { Law } from '../../suites/properties/model.ts';
import { LawEngine } from '../properties/law-engine.ts';
import { runBlock } from '../properties/run-block.ts';
import { suggestion } from '../text/nearest.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { chooseEngines } from './choose-engines.ts';
import { EXIT } from './exit.ts';
import { positive } from './numbers.ts';

/** `ses262 fuzz [law…]` */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  const chosen = chooseLaws(positionals[0] as readonly string[]);
  const seed = options.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(options.seed);
  const runs = positive('--runs', options.runs ?? 100);
  const limits = { timeoutMs: positive('--timeout', options.timeout), memoryMb: 512, outputBytes: 1_000_000 };
  let failed = false;
  for (const adapter of chooseEngines(options.engine as readonly string[] | undefined)) {
    const availability = await adapter.availability();
    if (!availability.available) {
      process.stderr.write(`${adapter.id}: not run: ${availability.reason} (${availability.how})\n`);
      continue;
    }
    await adapter.prepare((line) => process.stderr.write(`${adapter.id}: ${line}\n`));
    const { capabilities } = await adapter.describe();
    const engine = new LawEngine({ adapter, edition: 'draft-2019', limits });
    for (const law of chosen) {
      const lacking = law.requires.filter((capability) => !capabilities.includes(capability));
      if (lacking.length > 0) {
        process.stdout.write(`${adapter.id} ${law.id}: unsupported: no ${lacking.join(', no ')}\n`);
        continue;
      }
      const block = await runBlock(law, 0, runs, {
        engine, engineId: adapter.id, seed, shrinking: { trials: 1_000, ms: 60_000 }, signal: new AbortController().signal, known: [],
      });
      if (block === undefined) continue;
      process.stdout.write(`${adapter.id} ${law.id} seed ${seed}: ${JSON.stringify(block.outcomes)} ${Math.round((1000 * block.programs) / block.durationMs)} programs/s\n`);
      for (const [label, count] of Object.entries(block.labels)) process.stdout.write(`  ${count} × ${label}\n`);
      for (const finding of block.findings) {
        failed = true;
        process.stdout.write(`  run ${finding.index}: ${finding.outcome}: ${finding.shrunk.detail}\n${JSON.stringify(finding.shrunk.programs, null, 2)}\n`);
      }
    }
    await engine.close();
  }
  return failed ? EXIT.failures : EXIT.ok;
}

function chooseLaws(ids: readonly string[]): readonly Law[] {
  if (ids.length === 0) return laws;
  return ids.map((id) => {
    const found = laws.find((law) => law.id === id);
    if (found === undefined) throw new WrongUse(`no law is called "${id}"`, suggestion(id, laws.map((law) => law.id)));
    return found;
  });
}
