/**
 * Worlds with Compartment, lockdown and harden, as their documents describe them (`lockdown/…`, `compartment-api/…`, `stages/…`).
 * Rules: `stages/stage-custom-confined`.
 */
import type { Edition } from '../../spec/model.ts';
import type { Fault } from '../faults/model.ts';
import { World, type WorldOptions } from '../host/world.ts';
import type { Account } from '../runtime/account.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import { HIDDEN } from '../runtime/shape.ts';
import type { Value } from '../runtime/value.ts';
import { frozenIntrinsics, inventoryAfter, inventoryBefore, mutableIntrinsics, type InventoryOptions } from './compartment-intrinsics.ts';
import { emptyConstruction } from './compartment/construction.ts';
import { createCompartment } from './compartment/create.ts';
import { createAssert } from './diagnostics/assert.ts';
import { createHostConsole, createTamedConsole, type ConsoleSink } from './diagnostics/console.ts';
import { showStack } from './diagnostics/visible-stack.ts';
import { createGuestRealm } from './guest-realm.ts';
import { createInitialIntrinsics } from './initial-intrinsics.ts';
import { lockdown, lockdownByHost, type StagedWorld } from './lockdown/lockdown.ts';
import { completeOptions, type LockdownOptions } from './lockdown/options.ts';
import { agentOf, registerAgent, type CompartmentAgent, type Stage } from './stage.ts';
import { withinRealm } from '../runtime/within-realm.ts';

export interface CompartmentWorldOptions extends WorldOptions {
  /** Optional rows of the table: `HandledPromise` gives the start compartment eventual send. */
  readonly optional?: readonly string[];
  /** What is left of clock and randomness in compartments; 2019 by default. */
  readonly edition?: Edition;
  /**
   * `locked`: the world begins frozen, and quickly, on intrinsics that worlds share. `customise`: it begins with mutable
   * intrinsics of its own and with `lockdown`, by which the start compartment or the host ends that stage.
   */
  readonly stage?: 'locked' | 'customise';
  /** Options of the lockdown of a world that begins frozen. */
  readonly lockdown?: Partial<LockdownOptions>;
  /** False: the configuration without runtime evaluators, in which all that there are refuse (`evaluators/evaluators-optional`, `host/csp-no-eval-host`). */
  readonly evaluators?: boolean;
  /**
   * False: the start compartment has no more than any other, neither clock nor randomness nor diagnostics, as the standalone
   * draft has it.
   */
  readonly startPowers?: boolean;
  /** Where the host shows what the start compartment logs; without it customisations find no console, and lockdown makes one that shows nothing. */
  readonly console?: ConsoleSink;
  /** Names of sources that count as infrastructure: a concise stack leaves out their frames. */
  readonly infrastructure?: readonly string[];
  /** What is wrong with the world on purpose, so that tests can see who notices (`reference/faults/`); never in earnest. */
  readonly faults?: readonly Fault[];
}

/** `realm` is the start compartment. Its Date and Math have the powers that the host's options give; other compartments' have none. */
export class CompartmentWorld extends World {
  private readonly staged: StagedWorld;

  constructor(options: CompartmentWorldOptions = {}) {
    let staged: StagedWorld | undefined;
    super({ directEval: 'forbid', ...options, codeFromStrings: 'strict' }, (hostDefined) => {
      staged = createStaged(hostDefined, options);
      return staged.start;
    });
    this.staged = staged!;
    if (this.stage === 'locked') this.run(() => this.staged.furnish(completeOptions(options.lockdown ?? {})));
  }

  get stage(): Stage {
    return this.staged.of.stage;
  }

  /** Ends the stage of customisation. What a guest put in its way is a guest's throw; wrong options are the host's TypeError. */
  lockdown(options: Partial<LockdownOptions> = {}): void {
    const complete = completeOptions(options);
    this.run(() => lockdownByHost(this.staged, complete));
  }

  /** A compartment of the host's making, with an account of its own if the host wants to keep count of it. */
  makeCompartment(account?: Account): Realm {
    const { of } = this.staged;
    const proto = of.shared.intrinsics['%CompartmentPrototype%'];
    return this.run(() => createCompartment(of, { parent: undefined, construction: emptyConstruction, proto, account }).realm);
  }

  /** Runs a start script: program code in the start compartment, whether or not the world has evaluators. */
  evaluateProgram(source: string, endowments: ReadonlyMap<string, Value> = new Map()): Value {
    return this.evaluateScript(source, { endowments });
  }
}

function createStaged(hostDefined: HostDefined, options: CompartmentWorldOptions): StagedWorld {
  const { edition = 'draft-2019', annexBBuiltins = false, optional = [], evaluators = true, stage = 'locked', startPowers = true, faults = [] } = options;
  const inventory: InventoryOptions = { edition, annexB: annexBBuiltins, optional };
  const settings = completeOptions(options.lockdown ?? {});
  const isLocked = stage === 'locked';
  for (const { tamper } of faults) tamper.host?.(hostDefined);
  const shared = isLocked ? frozenIntrinsics(inventory, settings, faults.length === 0) : mutableIntrinsics(inventory, () => of.stage);
  for (const { tamper } of faults) withinRealm(shared, () => tamper.shared?.(shared));
  const of: CompartmentAgent = {
    shared,
    hostDefined,
    inventory: isLocked ? inventoryAfter(inventory, settings) : inventoryBefore(inventory),
    stage: isLocked ? 'locked' : 'open',
    makeRealm(owner) {
      const realm = createGuestRealm(of, owner);
      for (const { tamper } of faults) tamper.compartment?.(realm, owner === undefined ? 'start' : 'child');
      return realm;
    },
  };
  registerAgent(of);
  if (!evaluators) hostDefined.ensureCanCompileStrings = () => throwTypeError('this world has no runtime evaluators');
  const start = of.makeRealm(undefined);
  const initial = startPowers ? createInitialIntrinsics(start, isLocked) : undefined;
  if (initial !== undefined) {
    start.globalObject.put('Date', initial.Date, HIDDEN);
    start.globalObject.put('Math', initial.Math, HIDDEN);
  }
  if (startPowers && options.console !== undefined) start.globalObject.put('console', createHostConsole(start, options.console), HIDDEN);
  const staged: StagedWorld = {
    of,
    start,
    initial,
    inventory,
    furnish(chosen) {
      furnish(staged, options, chosen);
      for (const { tamper } of faults) tamper.locked?.(staged, chosen);
    },
  };
  if (!isLocked) openStage(staged);
  for (const { tamper } of faults) tamper.staged?.(staged);
  return staged;
}

/**
 * `confinement/added-lockdown`, `lockdown/lockdown-returns-undefined`. Before the freeze, instances lead to the start compartment's own constructors, as in a world without compartments.
 */
function openStage(staged: StagedWorld): void {
  const { start, initial, of } = staged;
  const { intrinsics } = of.shared;
  intrinsics['%FunctionPrototype%'].put('constructor', start.intrinsics['%Function%'], HIDDEN);
  if (initial !== undefined) intrinsics['%DatePrototype%'].put('constructor', initial.Date, HIDDEN);
  for (const id of ['%GeneratorFunction%', '%AsyncFunction%', '%AsyncGeneratorFunction%']) Object.assign(intrinsics[id], { realm: start });
  const steps = createBuiltin((_this, [options]) => void lockdown(staged, options) as undefined, 0, 'lockdown', start, true);
  start.globalObject.put('lockdown', steps, HIDDEN);
}

/**
 * What the start compartment gets with the freeze (`errors/assert-global-after-lockdown`, `confinement/added-console`,
 * `lockdown/opt-console-safe`), and no other compartment (`errors/console-start-only`). With consoleTaming unsafe the console that
 * is there stays (`lockdown/opt-console-unsafe`), as does every other global (`lockdown/lockdown-keeps-start-powers`). Errors show
 * their stack where errorTaming says so, and nowhere else (`lockdown/opt-error-safe`).
 */
function furnish({ start }: StagedWorld, options: CompartmentWorldOptions, chosen: LockdownOptions): void {
  const { globalObject } = start;
  if (chosen.errorTaming === 'unsafe') start.hostDefined.errorCreated = showStack;
  if (options.startPowers === false) return;
  const infrastructure = new Set(options.infrastructure ?? []);
  globalObject.put('assert', createAssert(start), HIDDEN);
  if (chosen.consoleTaming === 'safe') {
    const record = globalObject.shape.lookup('console');
    const original = record === undefined ? undefined : (globalObject.slots[record.index] as Value);
    const shows = chosen.stackFiltering === 'verbose' ? () => true : ({ file }: { file: string }) => !infrastructure.has(file);
    globalObject.put('console', createTamedConsole(start, { original, shows }), HIDDEN);
  }
}

/** Whether the realm's world is frozen. */
export function isLocked(realm: Realm): boolean {
  return agentOf(realm).stage === 'locked';
}

/** A world of the Compartment API. */
export function createCompartmentWorld(options: CompartmentWorldOptions = {}): CompartmentWorld {
  return new CompartmentWorld(options);
}
