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

/**
 * The text of a function is the implementation's in ES2018. Where an engine keeps none, programs that look at it are run on a reference
 * that says what the engine does, the name that it asks for included.
 */
const FUNCTION_TEXTS: readonly { readonly engine: RegExp; readonly customise: string }[] = [
  { engine: /^xs\/(native|bare)/, customise: textsOfXS(false) },
  // The shim says the text of what is native itself.
  { engine: /^xs\/shim/, customise: textsOfXS(true) },
];

function textsOfXS(isNativeLeft: boolean): string {
  return `{
      const NATIVE = ${String(isNativeLeft)};
      const original = Function.prototype.toString;
      const text = (f) => {
        const ours = Reflect.apply(original, f, []);
        if (NATIVE && ours.includes('[native code]')) return ours;
        const { name } = f;
        return 'function ["' + (typeof name === 'string' ? name : '') + '"] (){[native code]}';
      };
      const { toString } = { toString() { if (typeof this !== 'function') throw new TypeError('no function'); return text(this); } };
      Object.defineProperty(Function.prototype, 'toString', { value: toString });
    }`;
}

interface Driven {
  readonly world: World;
  readonly driver: ObjectValue;
  readonly lines: string[];
}

function open(profile: Profile, engine: string): Driven {
  const lines: string[] = [];
  const options = { depth: DEPTH, meter: STEPS * JOBS_PER_WORLD, memory: MEMORY };
  const world = profile === 'plain' ? createWorld(options) : createCompartmentWorld({ ...options, edition: 'draft-2019', stage: 'customise', now: () => Date.now(), console: () => {}, infrastructure: ['driver'] });
  const make = world.evaluateScript(bundleText(profile === 'plain' ? 'bare' : 'native', { scripts: [] }), { file: 'driver' }) as ObjectValue;
  const text = FUNCTION_TEXTS.find((one) => one.engine.test(engine));
  if (text !== undefined) world.evaluateScript(text.customise, { file: 'function-text' });
  const driver = world.run(() => make.Call(undefined, [createBuiltin((_this, [line]) => void lines.push(String(line)), 1, 'print')]));
  return { world, driver: driver as ObjectValue, lines };
}

/** The reference in one of its worlds. Plain worlds are made anew for every program: nothing in them is frozen. */
export class DifferentialOracle {
  readonly #profile: Profile;
  readonly #engine: string;
  #shared: Driven | undefined;
  #jobs = 0;

  /** Of an engine, which decides what ECMA-262 leaves to implementations. */
  constructor(profile: Profile, engine = 'reference') {
    this.#profile = profile;
    this.#engine = engine;
  }

  /** Undefined where the reference came to no answer: a limit was reached. */
  answer(program: LawProgram): JobAnswer | undefined {
    const [job] = jobsOf('differential', [program], 'draft-2019', false);
    if (this.#profile === 'plain' || this.#jobs >= JOBS_PER_WORLD) this.#shared = undefined;
    if (this.#shared === undefined) this.#jobs = 0;
    this.#jobs += 1;
    const { world, driver, lines } = (this.#shared ??= open(this.#profile, this.#engine));
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

const oracles = new Map<string, DifferentialOracle>();

/** The one that an engine's answers are held against; engines that differ in nothing that it says share it. */
export function oracleOf(engine: string): DifferentialOracle {
  const profile = profileOf(engine);
  const key = `${profile} ${FUNCTION_TEXTS.findIndex((one) => one.engine.test(engine))}`;
  let found = oracles.get(key);
  if (found === undefined) oracles.set(key, (found = new DifferentialOracle(profile, engine)));
  return found;
}

/** Which world of the reference that is. */
export function profileOf(engine: string): Profile {
  return /\/(?:bare|plain)$/.test(engine) ? 'plain' : 'ses';
}
