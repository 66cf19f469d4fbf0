/** Evaluating in one global environment: that of a world, or of a compartment in it. */
import { parseDepth, parsing } from '../../compile/programs/parse.ts';
import { compileScript } from '../../compile/programs/script.ts';
import { Account } from '../../runtime/account.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import type { Realm } from '../../runtime/realm.ts';
import { OPEN } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import { parseExpression, sourceOfTree } from '../../syntax/index.ts';
import { ModuleLoader } from '../module-loader.ts';
import { GetModuleNamespace } from '../../compile/modules/module-namespace.ts';
import type { World } from '../world.ts';
import { fromHost, type HostValue } from './from-host.ts';
import { GuestError, toGuestError, type Phase } from './guest-error.ts';
import type { GuestReference, GuestValue, References } from './guest-reference.ts';
import { createHostFunction, type HostFunction } from './host-function.ts';
import { moduleLoader, resolveSpecifier, type ModuleSource } from './module-map.ts';

export interface EvaluateOptions {
  /** The name of the source in guest stacks; `<program>` by default. */
  readonly file?: string;
}

export interface ScriptOptions extends EvaluateOptions {
  /** Const bindings around the program. With them its own top-level declarations are local to it. */
  readonly endowments?: { readonly [name: string]: HostValue };
}

export interface ModuleEvaluation extends EvaluateOptions {
  readonly modules: ModuleSource;
}

export interface TreeOptions extends ScriptOptions {
  /** What a tree with `sourceType: 'module'` imports from; nothing by default. */
  readonly modules?: ModuleSource;
}

/** What code has used of its limits. */
export interface Usage {
  /** Steps of the meter. The same program takes the same steps on every run and machine. */
  readonly steps: number;
  /** Bytes allocated in all, by estimate. */
  readonly bytes: number;
}

export class Compartment {
  protected readonly inner: World;
  protected readonly references: References;
  private readonly realm: Realm;
  /** Programs keep their top-level declarations to themselves, as they do in compartments of a SES world. */
  private readonly ownLexicalScope: boolean;
  private readonly account: Account;

  constructor(inner: World, references: References, realm: Realm, ownLexicalScope: boolean, account = new Account()) {
    this.inner = inner;
    this.references = references;
    this.realm = realm;
    this.ownLexicalScope = ownLexicalScope;
    this.account = account;
  }

  /** What its code has used, and that of compartments that it made; not what it called in others. */
  get usage(): Usage {
    return this.account.used;
  }

  /**
   * Parses and runs a script; returns its completion value. Promise jobs that it makes wait for `drain`.
   * Throws `GuestError` for what the program throws, `LimitExceeded` when a limit is reached.
   */
  evaluate(source: string, options: ScriptOptions = {}): GuestValue {
    const { file, endowments } = options;
    const given = endowments ?? (this.ownLexicalScope ? {} : undefined);
    const value = this.inside('parse', (begin) => {
      const bindings = given && new Map(Object.entries(given).map(([name, value]) => [name, fromHost(value, this.references)]));
      const script = compileScript(source, this.realm, { file, endowments: bindings });
      begin();
      return script.evaluate(this.realm, bindings);
    });
    return this.references.handleOf(value);
  }

  /** The value of a source that is one expression and nothing else. */
  evaluateExpression(source: string, options: EvaluateOptions = {}): GuestValue {
    const { file } = options;
    const { directEval } = this.realm.hostDefined.options;
    this.inside('parse', () => parsing(() => parseExpression(source, { file, directEval, maxDepth: parseDepth() })));
    return this.evaluate(`(${source}\n)`, options);
  }

  /**
   * Runs a program that is given as an ESTree: a Program of a script (`evaluate`), one of a module (`evaluateModuleText`), or one
   * expression (`evaluateExpression`). It behaves as its source does, early errors included, which name the place in the tree as `treePath`.
   * Throws `MalformedTree` for a value that is not the tree of any source of ES2018 with BigInt; nothing has run then.
   */
  evaluateTree(tree: unknown, { modules = {}, ...options }: TreeOptions = {}): GuestValue {
    const { directEval, parser } = this.realm.hostDefined.options;
    const { goal, source, fault } = this.inner.observe(() => sourceOfTree(tree, { directEval, parser, maxDepth: parseDepth() }));
    try {
      if (goal === 'expression') return this.evaluateExpression(source, options);
      return goal === 'module' ? this.evaluateModuleText(source, { modules, ...options }) : this.evaluate(source, options);
    } catch (error) {
      if (fault !== undefined && error instanceof GuestError && error.phase === 'parse') error.treePath = fault;
      throw error;
    }
  }

  /** Loads, links and runs a module and what it imports, from `modules`; returns its namespace object. */
  evaluateModule(specifier: string, { modules }: ModuleEvaluation): GuestReference {
    const find = moduleLoader(modules);
    const namespace = this.inside('parse', (begin) => {
      const found = find(specifier, '');
      if (found === undefined) throw new TypeError(`there is no module ${specifier}`);
      const module = new ModuleLoader(this.realm, find).load(found.source, found.file);
      module.Instantiate();
      begin();
      module.Evaluate();
      return GetModuleNamespace(module);
    });
    return this.references.handleOf(namespace) as GuestReference;
  }

  /** The same for a text that is no module of `modules` itself; `file` is its specifier there. */
  evaluateModuleText(source: string, { modules, file = 'main.js' }: ModuleEvaluation): GuestReference {
    const entry = resolveSpecifier(file, '');
    const find = moduleLoader(modules);
    let first = true;
    const resolver = (specifier: string, referrer: string): { source: string; specifier: string } | undefined => {
      if (first) {
        first = false;
        return { source, specifier: entry };
      }
      const found = find(specifier, referrer);
      return found && { source: found.source, specifier: found.file };
    };
    return this.evaluateModule(entry, { modules: resolver });
  }

  /** Puts a value on the global object, as a property that programs may change. */
  define(name: string, value: HostValue): void {
    this.value(() => {
      this.realm.globalObject.put(name, fromHost(value, this.references), OPEN);
      return undefined;
    });
  }

  /** Puts a function on the global object that calls `steps`; see `HostFunction` for what goes in and out. */
  defineFunction(name: string, steps: HostFunction, length: number = steps.length): void {
    this.define(name, this.createFunction(name, steps, length));
  }

  /** A guest function that calls `steps`. */
  createFunction(name: string, steps: HostFunction, length: number = steps.length): GuestReference {
    const made = this.value(() => createHostFunction(name, length, steps, this.references, () => this.inner.ended, this.realm));
    return made as GuestReference;
  }

  get globalObject(): GuestReference {
    return this.references.handleOf(this.realm.globalObject) as GuestReference;
  }

  /** Runs steps in the world and gives their result to the host. */
  protected value(steps: () => Value): GuestValue {
    return this.references.handleOf(this.inside('run', steps));
  }

  /** Runs steps in the world; a guest's throw becomes a `GuestError`. `begin` says that the phase is `run` from now on. */
  protected inside<T>(phase: Phase, steps: (begin: () => void) => T): T {
    let now = phase;
    const begin = (): void => void (now = 'run');
    const catching = (error: unknown): unknown => (error instanceof GuestThrow ? toGuestError(error, now, this.references) : error);
    return this.inner.run(() => steps(begin), catching, this.realm);
  }
}

