/** Worlds: an interpreter's agent with its realm, its jobs and its limits. What programs may do to the host ends here. */
import { CreateIntrinsics, SetDefaultGlobalBindings, behaviours } from '../intrinsics/index.ts';
import { switchRealm } from '../runtime/account.ts';
import { DEFAULT_DEPTH } from '../runtime/agent.ts';
import { LimitExceeded } from '../runtime/completion.ts';
import { catchable } from '../compile/catchable.ts';
import { createPlainObject, type ObjectValue } from '../runtime/object.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { evaluateScript, type ProgramOptions } from '../compile/programs/script.ts';
import { GetModuleNamespace, type ModuleNamespace } from '../compile/modules/module-namespace.ts';
import { AgentState } from './agent-state.ts';
import { JobQueue } from './job-queue.ts';
import { ModuleLoader, type ModuleOptions } from './module-loader.ts';
import { randomSource } from './random.ts';
import { timeZone, type TimeZone } from './time-zone.ts';
import { withinRealm } from '../runtime/within-realm.ts';

export interface WorldOptions {
  /** Steps that the world may take in all; unlimited by default. */
  readonly meter?: number;
  /** Estimated bytes that it may allocate in all; unlimited by default. */
  readonly memory?: number;
  /** Depth at which guest recursion is a RangeError; by default `DEFAULT_DEPTH`, what the host's stack carries. */
  readonly depth?: number;
  /** Steps that one match of a regular expression may take; 100 million by default. */
  readonly regexp?: number;
  /** Minutes east of UTC, or a zone of the host's making; UTC by default. */
  readonly timeZone?: number | TimeZone;
  /** The current time value in milliseconds. By default a clock of the world's own that the meter drives: the same on every run. */
  readonly now?: () => number;
  /** Numbers for Math.random; by default a generator that begins the same in every world. */
  readonly random?: () => number;
  readonly directEval?: 'allow' | 'forbid';
  /**
   * Text given to function constructors and to indirect eval is strict code by default, as all code of the language.
   * `sloppy` makes of it what ECMA-262 does, as far as `compile/sloppy/README.md` says; for plain worlds alone.
   */
  readonly codeFromStrings?: 'strict' | 'sloppy';
  /** The built-ins of Annex B; absent by default. */
  readonly annexBBuiltins?: boolean;
  /** Optional rows of the table, by path or name; `globalThis`, which programs of today take for granted, by default. */
  readonly optional?: readonly string[];
  /** Told of each promise that is rejected without a handler, and of each that gets one later. */
  readonly trackRejection?: (promise: ObjectValue, operation: 'reject' | 'handle') => void;
}

export class World {
  readonly realm: Realm;
  private readonly state: AgentState;
  private readonly jobs = new JobQueue();
  /** Why the world has ended, if it has: nothing runs in it any more. */
  ended: LimitExceeded | undefined = undefined;

  constructor(options: WorldOptions = {}, makeRealm: (hostDefined: HostDefined) => Realm = (hostDefined) => createPlainRealm(hostDefined, options)) {
    this.state = new AgentState({
      meter: options.meter ?? Infinity,
      memory: options.memory ?? Infinity,
      depth: options.depth ?? DEFAULT_DEPTH,
      regexp: options.regexp ?? 100_000_000,
    });
    this.realm = makeRealm(this.hostDefined(options));
    this.state.beginMetering();
  }

  /** Parses and runs a script; returns its completion value. A guest's throw is thrown as `GuestThrow`, a limit as `LimitExceeded`. */
  evaluateScript(source: string, options: ProgramOptions = {}): Value {
    return this.run(() => evaluateScript(source, this.realm, options));
  }

  /**
   * Links and evaluates a module and all that it imports; returns its namespace object. Specifiers are resolved and texts
   * found by `options.load`, once for each pair of referrer and specifier; what one resolved specifier names is one module.
   */
  evaluateModule(source: string, options: ModuleOptions): ModuleNamespace {
    return this.run(() => {
      const module = new ModuleLoader(this.realm, options.load).load(source, options.file);
      module.Instantiate();
      module.Evaluate();
      return GetModuleNamespace(module);
    });
  }

  /** Runs promise jobs until none is left. */
  runJobs(): void {
    while (this.runJob());
  }

  /** Runs the next promise job, if there is one; returns whether there was. */
  runJob(): boolean {
    const job = this.jobs.next();
    if (job === undefined) return false;
    this.run(() => {
      switchRealm(job.realm);
      job.steps();
    });
    return true;
  }

  /** Steps taken since the world was made. */
  get meter(): number {
    return this.state.steps();
  }

  /** Estimated bytes allocated since the world was made. */
  get allocated(): number {
    return this.state.allocated();
  }

  /**
   * Runs host code that touches guest values, inside the world and with one of its realms. A throw of a guest goes through
   * `translate` where its frames can still be read. A limit ends the world: from then on this throws it again.
   */
  run<T>(steps: () => T, translate: (error: unknown) => unknown = (error) => error, realm: Realm = this.realm): T {
    if (this.ended !== undefined) throw this.ended;
    const leave = this.state.enter(realm);
    try {
      return steps();
    } catch (error) {
      if (error instanceof LimitExceeded) this.ended ??= error;
      throw translate(error instanceof RangeError ? catchable(error) : error);
    } finally {
      leave();
    }
  }

  /** Looks at guest values without running guest code or moving the meter; also after the world has ended. */
  observe<T>(steps: () => T): T {
    return this.state.unmetered(this.realm, steps);
  }

  private hostDefined(options: WorldOptions): HostDefined {
    const zone = timeZone(options.timeZone ?? 0);
    return {
      enqueueJob: (steps, realm) => this.jobs.add(steps, realm),
      trackRejection: options.trackRejection ?? (() => {}),
      ensureCanCompileStrings: () => {},
      localTZA: zone.offset,
      timeZoneName: zone.name,
      now: options.now ?? (() => Math.floor(this.state.steps() / 1000)),
      random: options.random ?? randomSource(),
      options: { directEval: options.directEval ?? 'allow', codeFromStrings: options.codeFromStrings ?? 'strict', annexBBuiltins: options.annexBBuiltins ?? false },
    };
  }
}

const allBehaviours = { ...behaviours, ...evaluatorBehaviours };

/** sec-initializehostdefinedrealm, for a world of ECMA-262 alone. */
function createPlainRealm(hostDefined: HostDefined, options: WorldOptions): Realm {
  const table = { edition: 'plain', annexB: options.annexBBuiltins ?? false, optional: options.optional ?? ['globalThis'] } as const;
  const realm = createRealm(hostDefined);
  withinRealm(realm, () => {
    CreateIntrinsics(realm, { world: table, behaviours: allBehaviours });
    realm.globalObject = createPlainObject();
    realm.globalThis = realm.globalObject;
    SetDefaultGlobalBindings(realm, table);
  });
  return realm;
}

/** sec-createrealm */
export function createRealm(hostDefined: HostDefined): Realm {
  return {
    intrinsics: {},
    globalObject: undefined as unknown as ObjectValue,
    globalThis: undefined as unknown as ObjectValue,
    lexical: new Map(),
    varNames: new Set(),
    templateMap: new WeakMap(),
    shared: null,
    hostDefined,
  };
}

/** A plain world of ES2018 with BigInt: nothing frozen, no endowments. */
export function createWorld(options: WorldOptions = {}): World {
  return new World(options);
}
