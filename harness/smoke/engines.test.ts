import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { onXs } from '../../adapters/engines/xs/on-xs.ts';
import { addEngineFile, resolveEngine } from '../../adapters/registry.ts';
import { GuardedSession } from '../run/guarded-session.ts';
import { smokeChecks } from './checks.ts';

const LIMITS = { timeoutMs: 20_000, memoryMb: 256, outputBytes: 1_000_000 };

addEngineFile(fileURLToPath(new URL('../../adapters/engines/command/example-engines.yaml', import.meta.url)));

for (const engine of ['node/shim', 'quickjs/shim', 'quickjs-ng/bare', 'node-command/shim', 'xs/native', 'xs/shim', 'reference/draft', 'reference/compartment']) {
  (engine.startsWith('xs/') ? onXs : test)(`${engine} passes the smoke checks`, async (t: ExecutionContext) => {
    const { capabilities } = await resolveEngine(engine).describe();
    for (const check of smokeChecks) {
      if (check.requires !== undefined && !capabilities.includes(check.requires)) continue;
      const session = new GuardedSession(resolveEngine(engine), { ...LIMITS, ...check.limits });
      t.is(await check.run((job) => session.run(job)), undefined, check.title);
      await session.close();
    }
  });
}
