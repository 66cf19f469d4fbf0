/** A reference world with faults, driven in this process by the script that drives it in an engine's. */
import type { JobOutcome } from '../../adapters/model.ts';
import { intrinsicRows } from '../../adapters/intrinsics-rows.ts';
import type { Job } from '../../adapters/protocol/messages.ts';
import { readReport } from '../../adapters/protocol/read-report.ts';
import { needsFreshWorld, wireJob } from '../../adapters/protocol/wire.ts';
import { bundleText } from '../../adapters/worlds/world-text.ts';
import type { Fault } from '../../reference/faults/model.ts';
import type { World } from '../../reference/host/world.ts';
import { LimitExceeded } from '../../reference/runtime/completion.ts';
import { createBuiltin } from '../../reference/runtime/create-builtin.ts';
import type { ObjectValue } from '../../reference/runtime/object.ts';
import { createCompartmentWorld } from '../../reference/ses/compartment-world.ts';
import { createSesWorld, SesWorld } from '../../reference/ses/world.ts';
import type { Edition } from '../../spec/model.ts';

/** What the host's stack carries where this runs: that of `worker.ts` and of the tests has the same 3,900 KB as the adapter's. */
const DEPTH = 9000;
/** A case that takes more than this hangs. */
const STEPS = 400_000_000;
/** After so many a world makes room for another, so that no case gets what is left of a shared world's steps. */
const USED_UP = 200_000_000;
const MEMORY = 8_000_000_000;
/** The driver makes a name of it. */
const PREFIX = 'report';

export type FaultyWorld = 'draft' | 'compartment';

interface Driven {
  readonly world: World;
  readonly driver: ObjectValue;
  readonly lines: string[];
}

/** Runs jobs in a world with faults: a shared one, or where a job needs it, or a finding is to be confirmed, one of its own. */
export class FaultyEngine {
  private shared: Driven | undefined;
  private readonly faults: readonly Fault[];
  private readonly edition: Edition;
  private readonly world: FaultyWorld;

  constructor(faults: readonly Fault[], edition: Edition, world: FaultyWorld = 'draft') {
    this.faults = faults;
    this.edition = edition;
    this.world = world;
  }

  run(job: Job, isolated: boolean): JobOutcome {
    const line = wireJob(job, PREFIX, intrinsicRows);
    try {
      if (isolated || needsFreshWorld(job)) return outcomeOf(drive(this.open(stageOf(job)), line), job);
      if (this.shared !== undefined && this.shared.world.meter > USED_UP) this.shared = undefined;
      this.shared ??= this.open();
      return outcomeOf(drive(this.shared, line), job);
    } catch (error) {
      this.shared = undefined;
      const raw = String(error);
      if (!(error instanceof LimitExceeded)) return { kind: 'crash', exitCode: 70, signal: null, raw, durationMs: 0 };
      return { kind: error.kind === 'memory' ? 'out-of-memory' : 'timeout', raw, durationMs: 0 };
    }
  }

  private open(stage: 'locked' | 'customise' = 'locked'): Driven {
    const lines: string[] = [];
    const isDraft = this.world === 'draft';
    const options = { depth: DEPTH, meter: STEPS, memory: MEMORY, edition: this.edition, faults: this.faults };
    // As the adapter makes them: compartments begin before their lockdown, with a clock and a console.
    const world = isDraft ? createSesWorld({ ...options, stage }) : createCompartmentWorld({ ...options, stage: 'customise', now: () => Date.now(), console: () => {}, infrastructure: ['driver'] });
    const make = world.evaluateScript(bundleText(isDraft ? 'draft' : 'native', { scripts: [] }), { file: 'driver' }) as ObjectValue;
    const driver = world.run(() => {
      const print = createBuiltin((_this, [line]) => void lines.push(String(line)), 1, 'print');
      const freeze = world instanceof SesWorld && stage === 'customise' ? createBuiltin(() => void world.freeze() as undefined, 0, 'freeze') : undefined;
      return make.Call(undefined, [print, freeze]);
    });
    return { world, driver: driver as ObjectValue, lines };
  }
}

/** Where programs run before the freeze. */
function stageOf({ world }: Job): 'locked' | 'customise' {
  return world.stage === 'locked' && world.customise === undefined ? 'locked' : 'customise';
}

function call({ world, driver }: Driven, name: string, args: string[]): void {
  world.run(() => (driver.Get(name, driver) as ObjectValue).Call(driver, args));
}

/** The lines printed for one job. */
function drive(driven: Driven, line: string): readonly string[] {
  driven.lines.length = 0;
  call(driven, 'run', [line]);
  driven.world.runJobs();
  call(driven, 'finish', []);
  return driven.lines;
}

function outcomeOf(lines: readonly string[], job: Job): JobOutcome {
  const raw = lines.join('\n');
  const line = lines.find((text) => text.startsWith(PREFIX));
  const read = line === undefined ? { refused: 'no report' } : readReport(line.slice(PREFIX.length), job.id);
  return 'report' in read ? { kind: 'reported', report: read.report, raw, durationMs: 0 } : { kind: 'protocol-error', detail: read.refused, raw, durationMs: 0 };
}
