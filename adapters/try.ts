/**
 * Runs programs in an engine and prints the job report: `npx tsx adapters/try.ts node/shim '1 + 1'`.
 * Several programs are several steps. `start:` before a program runs it in the start compartment, `a:` in a compartment named a;
 * `a/indirect-eval:` evaluates it in that way. `--frozen`, `--walk evaluator`, `--same` add a probe; `--world '{"lockdown":{…}}'` world options.
 */
import { parseArgs } from 'node:util';
import type { Step, WalkTarget, WorldOptions } from '../suites/model.ts';
import type { Job, Probe } from './protocol/messages.ts';
import { resolveEngine } from './registry.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    frozen: { type: 'boolean' },
    walk: { type: 'string' },
    same: { type: 'boolean' },
    world: { type: 'string' },
    modules: { type: 'string' },
    fresh: { type: 'boolean' },
    timeout: { type: 'string' },
  },
});
const [engine = 'node/shim', ...programs] = positionals;

const steps = programs.map((text): Step => {
  const match = /^([a-z][\w-]*)(?:\/([a-z-]+))?:(?!\/\/)\s*([^]*)$/.exec(text);
  if (match === null) return { in: 'child', program: text, as: 'program' };
  return { in: match[1] as string, program: match[3] as string, as: (match[2] ?? 'program') as Step['as'] };
});
const probes: Probe[] = [];
if (values.frozen === true) probes.push({ kind: 'frozen', depth: 'deep' });
if (values.walk !== undefined) probes.push({ kind: 'walk', target: values.walk as WalkTarget });
if (values.same === true) probes.push({ kind: 'identity' });
const job: Job = {
  id: 'try',
  edition: 'draft-2019',
  world: { stage: 'locked', ...(values.world === undefined ? {} : (JSON.parse(values.world) as Partial<WorldOptions>)) },
  steps,
  ...(values.modules === undefined ? {} : { modules: JSON.parse(values.modules) as Record<string, string> }),
  probes,
  freshWorld: values.fresh === true,
};
const limits = { timeoutMs: Number(values.timeout ?? 10_000), memoryMb: 512, outputBytes: 1_000_000 };
const adapter = resolveEngine(engine);
const available = await adapter.availability();
if (!available.available) {
  console.error(`${adapter.id}: ${available.reason}. ${available.how}`);
  process.exit(1);
}
await adapter.prepare((line) => console.error(line));
const session = await adapter.open(limits);
const outcome = await session.run(job, limits);
await session.close();
console.log(JSON.stringify(outcome, null, 2));
