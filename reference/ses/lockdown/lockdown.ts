/** lockdown: the end of the stage in which primordials can be changed (`lockdown/…`, `stages/stage-freeze-last`). */
import { createBuiltin } from '../../runtime/create-builtin.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { HIDDEN } from '../../runtime/shape.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import { inventoryAfter, type InventoryOptions } from '../compartment-intrinsics.ts';
import { freeze, markHardened } from '../harden.ts';
import { initialObjects, powers, type InitialIntrinsics } from '../initial-intrinsics.ts';
import type { CompartmentAgent } from '../stage.ts';
import { safeLocaleBehaviours } from './locale.ts';
import { readOptions, type LockdownOptions } from './options.ts';
import { enableOverrides } from './override.ts';
import { checkRepairable, knownObjects, removeUnknown, surface, without, type Known } from './repair.ts';

/** A world that waits for its freeze. */
export interface StagedWorld {
  readonly of: CompartmentAgent;
  readonly start: Realm;
  /** Where the start compartment has powers of its own. */
  readonly initial: InitialIntrinsics | undefined;
  readonly inventory: InventoryOptions;
  /** Gives the start compartment what it has after the freeze only: console and assert. */
  readonly furnish: (options: LockdownOptions) => void;
}

/**
 * Locks the world down once (`lockdown/lockdown-once-per-realm`). Nothing that it calls is a function of the guest's
 * (`lockdown/lockdown-untampered`). Options and checks come first; a throw by them leaves the
 * world as it was, to be locked down by a later call.
 */
export function lockdown(world: StagedWorld, given: Value): void {
  enterStage(world);
  try {
    freezeWorld(world, readOptions(given));
  } finally {
    if (world.of.stage !== 'locked') world.of.stage = 'open';
  }
}

/** The same for a host, whose options are checked already. */
export function lockdownByHost(world: StagedWorld, options: LockdownOptions): void {
  enterStage(world);
  try {
    freezeWorld(world, options);
  } finally {
    if (world.of.stage !== 'locked') world.of.stage = 'open';
  }
}

function enterStage({ of }: StagedWorld): void {
  if (of.stage !== 'open') throwTypeError('the world is locked down already');
  of.stage = 'locking';
}

function freezeWorld(world: StagedWorld, options: LockdownOptions): void {
  const { of, start, inventory } = world;
  const { shared } = of;
  const known = knownOf(world, options);
  const own = new Set([start.globalObject, ...['%eval%', '%Function%', '%Compartment%'].map((id) => start.intrinsics[id])]);
  const isPrivate = (object: ObjectValue): boolean => own.has(object);
  checkRepairable(known);
  surface(without(known, reinstated(shared)), isPrivate);
  // From here on nothing can throw: no code of the guest runs, nothing is charged.
  removeUnknown(known);
  followCustomisations(world);
  reinstate(shared);
  if (options.localeTaming === 'safe') replaceLocaleMethods(shared);
  enableOverrides(shared, options.overrideTaming);
  const frozen = surface(knownObjects(shared, inventoryAfter(inventory, options)), isPrivate);
  if (world.initial !== undefined) for (const object of initialObjects(world.initial)) frozen.add(object);
  for (const object of frozen) freeze(object);
  markHardened(frozen);
  of.stage = 'locked';
  world.furnish(options);
}

function knownOf({ of, initial, inventory }: StagedWorld, options: LockdownOptions): Known {
  const known = knownObjects(of.shared, inventoryAfter(inventory, options));
  if (initial === undefined) return known;
  for (const name of ['Date', 'Math'] as const) {
    const { keys, prototype } = known.get(of.shared.intrinsics[`%${name}%`])!;
    known.set(initial[name], { keys: new Set([...keys, powers[name]]), prototype });
  }
  return known;
}

/** A vetted shim changes Date and Math of the start compartment: the shared ones get all of that but the powers. */
function followCustomisations({ of, initial }: StagedWorld): void {
  if (initial === undefined) return;
  for (const name of ['Date', 'Math'] as const) {
    const shared = of.shared.intrinsics[`%${name}%`];
    for (const { key, index, flags } of [...initial[name].shape.records()]) {
      if (key !== powers[name]) shared.put(key, initial[name].slots[index]!, flags);
    }
  }
}

/** What leads from an instance to a power, and where it is to lead (`confinement/proto-constructors-inert`, `function-constructors/inert-function`). */
const inertConstructors = [
  ['%FunctionPrototype%', '%InertFunction%'],
  ['%DatePrototype%', '%Date%'],
  ['%Generator%', '%GeneratorFunction%'],
  ['%AsyncFunctionPrototype%', '%AsyncFunction%'],
  ['%AsyncGenerator%', '%AsyncGeneratorFunction%'],
] as const;

function reinstated({ intrinsics }: Realm): Map<ObjectValue, PropertyKey> {
  return new Map(inertConstructors.map(([prototype]) => [intrinsics[prototype], 'constructor']));
}

function reinstate({ intrinsics }: Realm): void {
  for (const [prototype, constructor] of inertConstructors) {
    const flags = intrinsics[prototype].shape.lookup('constructor')?.flags ?? HIDDEN;
    intrinsics[prototype].put('constructor', intrinsics[constructor], flags);
  }
}

/** `lockdown/opt-locale-safe`; with the other setting the methods stay what they are (`lockdown/opt-locale-unsafe`). */
function replaceLocaleMethods(shared: Realm): void {
  for (const [id, steps] of Object.entries(safeLocaleBehaviours)) {
    const original = shared.intrinsics[id];
    const [, owner, name] = /^%(.*)\.([^.]*)%$/.exec(id)!;
    const holder = shared.intrinsics[`%${owner!.replace('.prototype', 'Prototype')}%`];
    const method = createBuiltin(steps, original.Get('length', original) as number, name!, shared);
    shared.intrinsics[id] = method;
    holder.put(name!, method, holder.shape.lookup(name!)?.flags ?? HIDDEN);
  }
}
