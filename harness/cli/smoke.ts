import { addEngineFile } from './engine-file.ts';
import { engineFor } from './choose-engines.ts';
import { EXIT } from './exit.ts';
import { smokeChecks } from '../smoke/checks.ts';
import { GuardedSession } from '../run/guarded-session.ts';

const LIMITS = { timeoutMs: 5_000, memoryMb: 256, outputBytes: 200_000 };

/** `ses262 smoke ENGINE`: what an adapter has to get right before its results can be believed. */
export async function run(positionals: readonly unknown[], options: Readonly<Record<string, unknown>>): Promise<number> {
  addEngineFile(options.engines);
  const adapter = engineFor(String(positionals[0]));
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const availability = await adapter.availability();
  if (!availability.available) {
    say(`${adapter.id} is not available: ${availability.reason}`);
    say(`  ${availability.how}`);
    return EXIT.failures;
  }
  try {
    await adapter.prepare((line) => say(line));
  } catch (error) {
    say(`${adapter.id} cannot be made ready: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.failures;
  }
  const identity = await adapter.describe();
  say(`${identity.id}: ${identity.engine.name} ${identity.engine.version}${identity.engine.build === undefined ? '' : ` (${identity.engine.build})`}`);
  if (identity.shim !== undefined) say(`  ${identity.shim.name} ${identity.shim.version}, sha256 ${identity.shim.sha256.slice(0, 12)}`);
  say(`  world ${identity.world}; can do: ${identity.capabilities.join(', ') || 'nothing beyond programs'}`);
  for (const fix of identity.hostFixes) say(`  host fix: ${fix}`);

  let failed = 0;
  for (const check of smokeChecks) {
    if (check.requires !== undefined && !identity.capabilities.includes(check.requires)) {
      say(`  -     ${check.title} (the world has no ${check.requires})`);
      continue;
    }
    const session = new GuardedSession(adapter, { ...LIMITS, ...check.limits });
    const problem = await check.run((job) => session.run(job));
    await session.close();
    if (problem !== undefined) failed += 1;
    // What the engine said is shown once: it mostly says the same of every check.
    say(`  ${problem === undefined ? 'ok   ' : 'FAILS'} ${check.title}${problem === undefined ? '' : `: ${failed === 1 ? problem : problem.split('\n')[0]}`}`);
  }
  say(failed === 0 ? 'The adapter can be used.' : `${failed} checks failed: results of this adapter would not mean anything.`);
  return failed === 0 ? EXIT.ok : EXIT.failures;
}
