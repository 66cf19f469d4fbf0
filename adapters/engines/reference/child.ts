/** Runs inside the engine process: the reference interpreter. Reads a set-up line, then one job a line. */
import { createInterface } from 'node:readline';
import { createWorld, type World, type WorldOptions } from '../../../reference/host/world.ts';
import { createCompartmentWorld } from '../../../reference/ses/compartment-world.ts';
import { createSesWorld, SesWorld } from '../../../reference/ses/world.ts';
import { evaluateScript } from '../../../reference/compile/programs/script.ts';
import { GuestThrow, LimitExceeded } from '../../../reference/runtime/completion.ts';
import { createBuiltin } from '../../../reference/runtime/create-builtin.ts';
import { ErrorObject } from '../../../reference/runtime/errors.ts';
import { createPlainObject, ObjectValue } from '../../../reference/runtime/object.ts';
import { CreateDataProperty } from '../../../reference/runtime/operations.ts';
import type { Value } from '../../../reference/runtime/value.ts';
import type { Edition } from '../../../spec/model.ts';
import type { Stage } from '../../../suites/model.ts';

export interface Setup {
  readonly world: 'plain' | 'draft' | 'compartment' | 'no-evaluators' | 'no-codegen';
  /** The driver as an expression for a function of `print`, or where programs are host scripts of a host object. */
  readonly bundle: string;
  readonly memoryBytes: number;
}

const EXIT_HOST_EXCEPTION = 70;
const EXIT_MEMORY = 71;
/** Units of depth (`reference/runtime/agent.ts`) that the stack of 3,900 KB carries, with which the adapter starts this process. */
const DEPTH = 9000;

interface Driven {
  readonly world: World;
  readonly driver: ObjectValue;
}

/** Worlds of the README begin before their lockdown, with a host's clock and a console whose output nobody reads; those of the draft where a job asks for it. */
function worldOf({ world }: Setup, edition: Edition, stage: 'locked' | 'customise', options: WorldOptions): World {
  switch (world) {
    case 'plain':
      return createWorld(options);
    case 'draft':
      return createSesWorld({ ...options, edition, stage });
    case 'no-evaluators':
      return createSesWorld({ ...options, edition, evaluators: false });
    case 'compartment':
    case 'no-codegen':
      return createCompartmentWorld({
        ...options, edition, stage: 'customise', evaluators: world === 'compartment', now: () => Date.now(), console: () => {}, infrastructure: ['driver'],
      });
  }
}

/** Where programs are scripts of the host. */
function hostOf(world: World, print: ObjectValue): ObjectValue {
  const host = createPlainObject();
  CreateDataProperty(host, 'print', print);
  CreateDataProperty(host, 'frozen', world instanceof SesWorld);
  CreateDataProperty(host, 'evaluate', createBuiltin((_this, [source]) => evaluateScript(String(source), world.realm, { endowments: new Map() }), 1, 'evaluate'));
  return host;
}

function makeWorld(setup: Setup, edition: Edition, stage: 'locked' | 'customise' = 'locked'): Driven {
  const options = { depth: DEPTH, memory: setup.memoryBytes * 64 };
  const world = worldOf(setup, edition, stage, options);
  const make = world.evaluateScript(setup.bundle, { file: 'driver' });
  const driver = world.run(() => {
    const print = createBuiltin((_this, [line]) => void process.stdout.write(`${String(line)}\n`), 1, 'print');
    if (setup.world === 'no-evaluators' || setup.world === 'no-codegen') return (make as ObjectValue).Call(undefined, [hostOf(world, print)]);
    const freeze = world instanceof SesWorld && stage === 'customise' ? createBuiltin(() => void world.freeze(), 0, 'freeze') : undefined;
    return (make as ObjectValue).Call(undefined, [print, freeze]);
  });
  return { world, driver: driver as ObjectValue };
}

function call({ world, driver }: Driven, name: string, args: Value[]): void {
  world.run(() => (driver.Get(name, driver) as ObjectValue).Call(driver, args));
}

function run(driven: Driven, line: string): void {
  call(driven, 'run', [line]);
  driven.world.runJobs();
  call(driven, 'finish', []);
}

let setup: Setup | undefined;
const shared = new Map<Edition, Driven>();

function handle(line: string): void {
  if (setup === undefined) {
    setup = JSON.parse(line) as Setup;
    process.stdout.write('ready\n');
    return;
  }
  const { fresh, edition, stage, customise } = JSON.parse(line) as { fresh: boolean; edition: Edition; stage: Stage; customise: string | null };
  if (fresh) {
    run(makeWorld(setup, edition, stage === 'locked' && customise === null ? 'locked' : 'customise'), line);
    return;
  }
  let driven = shared.get(edition);
  if (driven === undefined) shared.set(edition, (driven = makeWorld(setup, edition)));
  run(driven, line);
}

/** Without running guest code. */
function messageOf(value: Value): string {
  const own = value instanceof ObjectValue ? value.shape.lookup('message') : undefined;
  const stack = value instanceof ErrorObject ? JSON.stringify(value.guestStack) : '';
  return own === undefined ? typeof value : `${String((value as ObjectValue).slots[own.index])} ${stack}`;
}

/** A guest's throw here is the driver's own fault, and anything else the interpreter's: neither may look like an answer. */
function end(error: unknown): never {
  const text = error instanceof GuestThrow ? `the driver threw ${messageOf(error.value)}` : error instanceof Error ? String(error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof LimitExceeded && error.kind === 'memory' ? EXIT_MEMORY : EXIT_HOST_EXCEPTION);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  try {
    handle(line);
  } catch (error) {
    end(error);
  }
});
