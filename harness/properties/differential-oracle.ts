/** What the reference answers to a program: in this process, driven as the adapters drive it. */
import { intrinsicRows } from '../../adapters/intrinsics-rows.ts';
import { readReport } from '../../adapters/protocol/read-report.ts';
import { wireJob } from '../../adapters/protocol/wire.ts';
import { bundleText } from '../../adapters/worlds/world-text.ts';
import { createWorld, type World } from '../../reference/host/world.ts';
import { createBuiltin } from '../../reference/runtime/create-builtin.ts';
import type { ObjectValue } from '../../reference/runtime/object.ts';
import { createCompartmentWorld } from '../../reference/ses/compartment-world.ts';
import type { JobAnswer } from '../../suites/properties/answer.ts';
import type { Profile } from '../../suites/properties/differential/index.ts';
import type { LawProgram } from '../../suites/properties/model.ts';
import { jobsOf } from './trial.ts';

/** Units of depth for a host stack of the default size: programs of the generator recurse little. */
const DEPTH = 2000;
const STEPS = 40_000_000;
const MEMORY = 1_000_000_000;
const PREFIX = 'report';
/** A world that was used so often gives way to a new one. */
const JOBS_PER_WORLD = 200;

interface Driven {
  readonly world: World;
  readonly driver: ObjectValue;
  readonly lines: string[];
}

function open(profile: Profile): Driven {
  const lines: string[] = [];
  const options = { depth: DEPTH, meter: STEPS * JOBS_PER_WORLD, memory: MEMORY };
  const world = profile === 'plain' ? createWorld(options) : createCompartmentWorld({ ...options, edition: 'draft-2019', stage: 'customise', now: () => Date.now(), console: () => {}, infrastructure: ['driver'] });
  const make = world.evaluateScript(bundleText(profile === 'plain' ? 'bare' : 'native', { scripts: [] }), { file: 'driver' }) as ObjectValue;
  const driver = world.run(() => make.Call(undefined, [createBuiltin((_this, [line]) => void lines.push(String(line)), 1, 'print')]));
  return { world, driver: driver as ObjectValue, lines };
}

/** The reference in one of its worlds. Plain worlds are made anew for every program: nothing in them is frozen. */
export class DifferentialOracle {
  readonly #profile: Profile;
  #shared: Driven | undefined;
  #jobs = 0;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /** Undefined where the reference came to no answer: a limit was reached. */
  answer(program: LawProgram): JobAnswer | undefined {
    const [job] = jobsOf('differential', [program], 'draft-2019', false);
    if (this.#profile === 'plain' || this.#jobs >= JOBS_PER_WORLD) this.#shared = undefined;
    if (this.#shared === undefined) this.#jobs = 0;
    this.#jobs += 1;
    const { world, driver, lines } = (this.#shared ??= open(this.#profile));
    lines.length = 0;
    const call = (name: string, args: string[]): void => void world.run(() => (driver.Get(name, driver) as ObjectValue).Call(driver, args));
    try {
      call('run', [wireJob(job, PREFIX, intrinsicRows)]);
      world.runJobs();
      call('finish', []);
    } catch {
      this.#shared = undefined;
      return undefined;
    }
    const line = lines.find((text) => text.startsWith(PREFIX));
    const read = line === undefined ? { refused: 'no report' } : readReport(line.slice(PREFIX.length), job.id);
    if (!('report' in read)) return undefined;
    const { report } = read;
    return report.status === 'observed' ? { status: 'observed', steps: report.steps, log: report.log } : { status: 'blocked', error: report.error, detail: report.detail };
  }
}
