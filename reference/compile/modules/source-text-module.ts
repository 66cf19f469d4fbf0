/**
 * Source Text Module Records (sec-source-text-module-records).
 * Rules: `modules/module-live-bindings`, `modules/module-imports-immutable`, `modules/module-cycles`, `modules/module-execution-order`,
 * `modules/module-missing-export`, `modules/module-reexports`, `modules/module-default-export`.
 */
import { switchRealm } from '../../runtime/account.ts';
import { agent } from '../../runtime/agent.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwSyntaxError } from '../../runtime/errors.ts';
import { enterRecursion, leaveRecursion } from '../../runtime/recursion.ts';
import type { Realm } from '../../runtime/realm.ts';
import { parseModule, type Tree } from '../../syntax/index.ts';
import { Context } from '../context.ts';
import { ENV, type Environment, type Execute, type Frame } from '../frame.ts';
import { activate, createActivation } from '../programs/activation.ts';
import { chargeParse, parseDepth, parsing } from '../programs/parse.ts';
import { Analysis, declareBody } from '../scope/analyse.ts';
import { Scope, Unit } from '../scope/scope.ts';
import '../compilers.ts';
import { SourceText } from '../source-text.ts';
import { compileHoisting } from '../statements/block.ts';
import { compileStatements } from '../statements/list.ts';
import { initialEnvironment } from '../statements/scope-entry.ts';
import { moduleEntries, type ModuleEntries } from './entries.ts';
import { GetModuleNamespace } from './module-namespace.ts';
import { ModuleRecord, type Resolution, type ResolvedBinding, type ResolveSetEntry } from './module-record.ts';

/** sec-hostresolveimportedmodule: the same record for the same pair; throws a guest error. */
export type ResolveImportedModule = (referencingModule: SourceTextModule, specifier: string) => ModuleRecord;

type Status = 'uninstantiated' | 'instantiating' | 'instantiated' | 'evaluating' | 'evaluated';

export class SourceTextModule extends ModuleRecord {
  status: Status = 'uninstantiated';
  evaluationError: GuestThrow | undefined = undefined;
  dfsIndex = 0;
  dfsAncestorIndex = 0;
  readonly entries: ModuleEntries;
  readonly environment: Environment;
  private readonly scope: Scope;
  private readonly body: readonly Tree.Statement[];
  readonly source: SourceText;
  private readonly resolveImported: ResolveImportedModule;
  private frame: Frame | null = null;
  private run: Execute | null = null;

  /** The body's analysis is done here, so that other modules can refer to bindings before any is initialised. */
  constructor(program: Tree.Program, text: string, realm: Realm, specifier: string, resolveImported: ResolveImportedModule) {
    super(realm, specifier);
    this.resolveImported = resolveImported;
    this.body = program.body as Tree.Statement[];
    this.entries = moduleEntries(program.body);
    const unit = new Unit('module', null);
    this.scope = new Scope(null, unit);
    this.scope.isDynamic = true;
    const analysis = new Analysis(this.scope);
    this.source = new SourceText(text, specifier, analysis);
    for (const { importName, localName } of this.entries.imports) {
      this.scope.declare(localName, importName === '*' ? 'const' : 'import', Infinity);
    }
    declareBody(this.scope, this.body);
    if (this.entries.localExports.some(({ localName }) => localName === '*default*')) {
      const isFunction = this.body.some((node) => (node as Tree.AnyNode).type === 'ExportDefaultDeclaration' && isAnonymousFunction(node));
      this.scope.declare('*default*', isFunction ? 'function' : 'let', Infinity);
    }
    analysis.run(this.body);
    this.environment = this.scope.hasEnvironment ? initialEnvironment(this.scope) : [null];
  }

  override get begun(): boolean {
    return this.status === 'evaluating' || this.status === 'evaluated';
  }

  // sec-getexportednames
  override GetExportedNames(exportStarSet: Set<ModuleRecord> = new Set()): string[] {
    if (exportStarSet.has(this)) return [];
    exportStarSet.add(this);
    enterRecursion(GRAPH_DEPTH);
    const names = new Set<string>();
    for (const { exportName } of this.entries.localExports) names.add(exportName);
    for (const { exportName } of this.entries.indirectExports) names.add(exportName);
    for (const request of this.entries.starExports) {
      const module = this.requested(request);
      for (const name of module.GetExportedNames(exportStarSet)) if (name !== 'default') names.add(name);
    }
    leaveRecursion(GRAPH_DEPTH);
    return [...names];
  }

  // sec-resolveexport
  override ResolveExport(exportName: string, resolveSet: ResolveSetEntry[] = []): Resolution {
    if (resolveSet.some((entry) => entry.module === this && entry.exportName === exportName)) return null;
    resolveSet.push({ module: this, exportName });
    for (const entry of this.entries.localExports) {
      if (entry.exportName !== exportName) continue;
      const { index } = this.scope.bindings.get(entry.localName)!;
      return { module: this, environment: this.environment, index, namespaceOf: this.importedNamespace(entry.localName) };
    }
    for (const entry of this.entries.indirectExports) {
      if (entry.exportName === exportName) return resolveIn(this.requested(entry.moduleRequest), entry.importName, resolveSet);
    }
    if (exportName === 'default') return null;
    return this.resolveStar(exportName, resolveSet);
  }

  private resolveStar(exportName: string, resolveSet: ResolveSetEntry[]): Resolution {
    let found: Resolution = null;
    for (const request of this.entries.starExports) {
      const resolution = resolveIn(this.requested(request), exportName, resolveSet);
      if (resolution === 'ambiguous') return 'ambiguous';
      if (resolution === null) continue;
      if (found === null) found = resolution;
      else if (!isSameBinding(found, resolution)) return 'ambiguous';
    }
    return found;
  }

  /** The module whose namespace the local name is an import of, if it is one. */
  private importedNamespace(localName: string): ModuleRecord | undefined {
    const entry = this.entries.imports.find((imported) => imported.localName === localName && imported.importName === '*');
    return entry === undefined ? undefined : this.requested(entry.moduleRequest);
  }

  /** HostResolveImportedModule for one of the requested modules. */
  requested(specifier: string): ModuleRecord {
    return this.resolveImported(this, specifier);
  }

  // sec-moduledeclarationinstantiation
  override Instantiate(): void {
    const stack: SourceTextModule[] = [];
    try {
      InnerModuleInstantiation(this, stack, 0);
    } catch (error) {
      for (const module of stack) module.status = 'uninstantiated';
      throw error;
    }
  }

  /** sec-moduledeclarationenvironmentsetup */
  setUpEnvironment(): void {
    for (const { exportName } of this.entries.indirectExports) this.requireResolution(this.ResolveExport(exportName), exportName);
    for (const { moduleRequest, importName, localName } of this.entries.imports) {
      const imported = this.requested(moduleRequest);
      const binding = this.scope.bindings.get(localName)!;
      if (importName === '*') {
        this.environment[binding.index] = GetModuleNamespace(imported);
      } else {
        binding.cell = this.requireResolution(imported.ResolveExport(importName), importName);
      }
    }
    const c = new Context(this.source, this.scope.unit, this.scope);
    const hoist = compileHoisting(this.body, c);
    this.run = compileStatements(this.body, c);
    this.frame = createActivation(this.source, this.scope, this.realm, null, undefined, null);
    this.frame[ENV] = this.environment;
    const caller = agent.realm;
    switchRealm(this.realm);
    hoist?.(this.frame);
    switchRealm(caller);
  }

  private requireResolution(resolution: Resolution, name: string): Exclude<Resolution, null | 'ambiguous'> {
    if (resolution === null) return throwSyntaxError(`no export named ${name}`);
    if (resolution === 'ambiguous') return throwSyntaxError(`more than one export named ${name}`);
    return resolution;
  }

  // sec-moduleevaluation
  override Evaluate(): void {
    const stack: SourceTextModule[] = [];
    try {
      InnerModuleEvaluation(this, stack, 0);
      // What is left belongs to a cycle whose evaluation began outside of this one, and is over for these modules all the same.
      for (const module of stack) module.status = 'evaluated';
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      for (const module of stack) {
        module.status = 'evaluated';
        module.evaluationError = error;
      }
      throw error;
    }
  }

  /** sec-source-text-module-record-execute-module */
  execute(): void {
    const caller = agent.realm;
    switchRealm(this.realm);
    try {
      activate(this.frame!, this.run!);
    } finally {
      switchRealm(caller);
    }
    this.run = null;
  }
}

/** Units of depth that one module on a path of the graph takes of the host's stack. */
const GRAPH_DEPTH = 4;

function resolveIn(module: ModuleRecord, exportName: string, resolveSet: ResolveSetEntry[]): Resolution {
  enterRecursion(GRAPH_DEPTH);
  const resolution = module.ResolveExport(exportName, resolveSet);
  leaveRecursion(GRAPH_DEPTH);
  return resolution;
}

/** Namespaces of one module are one binding, whoever imports them: so ECMAScript has had it since 2020, and test262 asks for it. */
function isSameBinding(a: ResolvedBinding, b: ResolvedBinding): boolean {
  if (a.namespaceOf !== undefined && a.namespaceOf === b.namespaceOf) return true;
  return a.environment === b.environment && a.index === b.index;
}

function isAnonymousFunction(node: Tree.Node): boolean {
  const { declaration } = node as Tree.ExportDefaultDeclaration;
  return declaration.type === 'FunctionDeclaration' && !declaration.id;
}

/** sec-innermoduleinstantiation */
function InnerModuleInstantiation(module: ModuleRecord, stack: SourceTextModule[], start: number): number {
  if (!(module instanceof SourceTextModule)) {
    module.Instantiate();
    return start;
  }
  if (module.status !== 'uninstantiated') return start;
  module.status = 'instantiating';
  module.dfsIndex = module.dfsAncestorIndex = start;
  let index = start + 1;
  stack.push(module);
  enterRecursion(GRAPH_DEPTH);
  for (const request of module.entries.requestedModules) {
    const required = module.requested(request);
    index = InnerModuleInstantiation(required, stack, index);
    if (required instanceof SourceTextModule && required.status === 'instantiating') {
      module.dfsAncestorIndex = Math.min(module.dfsAncestorIndex, required.dfsAncestorIndex);
    }
  }
  module.setUpEnvironment();
  leaveRecursion(GRAPH_DEPTH);
  popComponent(module, stack, 'instantiated');
  return index;
}

/** sec-innermoduleevaluation */
function InnerModuleEvaluation(module: ModuleRecord, stack: SourceTextModule[], start: number): number {
  if (!(module instanceof SourceTextModule)) {
    module.Evaluate();
    return start;
  }
  if (module.status === 'evaluated') {
    if (module.evaluationError !== undefined) throw module.evaluationError;
    return start;
  }
  if (module.status === 'evaluating') return start;
  module.status = 'evaluating';
  module.dfsIndex = module.dfsAncestorIndex = start;
  let index = start + 1;
  stack.push(module);
  enterRecursion(GRAPH_DEPTH);
  for (const request of module.entries.requestedModules) {
    const required = module.requested(request);
    index = InnerModuleEvaluation(required, stack, index);
    if (required instanceof SourceTextModule && required.status === 'evaluating') {
      module.dfsAncestorIndex = Math.min(module.dfsAncestorIndex, required.dfsAncestorIndex);
    }
  }
  module.execute();
  leaveRecursion(GRAPH_DEPTH);
  popComponent(module, stack, 'evaluated');
  return index;
}

/** The end of both: a strongly connected component is done when its root is. */
function popComponent(module: SourceTextModule, stack: SourceTextModule[], status: Status): void {
  if (module.dfsAncestorIndex !== module.dfsIndex) return;
  let done: SourceTextModule;
  do {
    done = stack.pop()!;
    done.status = status;
  } while (done !== module);
}

/** sec-parsemodule. A fault is thrown as a guest SyntaxError. */
export function ParseModule(text: string, realm: Realm, specifier: string, resolveImported: ResolveImportedModule): SourceTextModule {
  chargeParse(text);
  const { directEval } = realm.hostDefined.options;
  const program = parsing(() => parseModule(text, { file: specifier, directEval, maxDepth: parseDepth() }));
  return new SourceTextModule(program, text, realm, specifier, resolveImported);
}
