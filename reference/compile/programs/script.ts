/**
 * Scripts (sec-scripts), and programs with a lexical scope of their own.
 * Rules: `evaluators/evaluated-this`, `evaluators/evaluator-no-host-scope`, `realm-api/realm-endowments-const`,
 *   `realm-api/realm-endowments-shadow-global`, `realm-api/realm-endowments-per-call`.
 */
import { agent } from '../../runtime/agent.ts';
import { throwSyntaxError, throwTypeError } from '../../runtime/errors.ts';
import type { Realm } from '../../runtime/realm.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import { parseScript, type Tree } from '../../syntax/index.ts';
import { Context } from '../context.ts';
import { RESULT, type Environment, type Frame } from '../frame.ts';
import { compileFunctionDeclaration } from '../functions/closures.ts';
import { lexicalEpoch } from '../expressions/globals.ts';
import { BoundNames, functionDeclarations, lexicalDeclarations, varDeclarations } from '../scope/bound-names.ts';
import { Analysis } from '../scope/analyse.ts';
import { Scope, Unit } from '../scope/scope.ts';
import '../compilers.ts';
import { SourceText } from '../source-text.ts';
import { compileStatements } from '../statements/list.ts';
import { compileBlockOfProgram } from './own-scope.ts';
import { activate, createActivation } from './activation.ts';
import { canDeclareGlobalFunction, canDeclareGlobalVar, createGlobalFunctionBinding, createGlobalVarBinding, hasRestrictedGlobalProperty } from './global-bindings.ts';
import { chargeParse, parseDepth, parsing } from './parse.ts';
import { TextCache } from './text-cache.ts';

export interface ProgramOptions {
  /** The name of the source in guest stacks. */
  readonly file?: string | undefined;
  /**
   * Const bindings around the program. With them its own let, const and class declarations are local to it;
   * without, they are global lexical bindings, as sec-globaldeclarationinstantiation says.
   */
  readonly endowments?: ReadonlyMap<string, Value> | undefined;
}

/** sec-runtime-semantics-scriptevaluation: parses and runs `text` in `realm`, and returns its completion value. */
export function evaluateScript(text: string, realm: Realm, options: ProgramOptions = {}): Value {
  return compileScript(text, realm, options).evaluate(realm, options.endowments);
}

/** Parses and compiles a script for realms like `realm` and endowments of the given names. */
export function compileScript(text: string, realm: Realm, options: ProgramOptions): Script {
  chargeParse(text);
  const { directEval, parser } = realm.hostDefined.options;
  const { file, endowments } = options;
  const names = endowments === undefined ? null : [...endowments.keys()];
  // Deep in the stack less can be parsed: what was made of a text elsewhere would hide that.
  const mayCache = agent.depth <= CACHED_DEPTH && parser === undefined;
  const cache = mayCache ? parsedScripts[directEval] : undefined;
  const known = cache?.get(text);
  const program = known ?? parsing(() => parseScript(text, { file, directEval, parser, maxDepth: parseDepth() }));
  const script = new Script(program, text, file, names);
  // A template object belongs to its Parse Node, so that every evaluation of a text needs nodes of its own.
  if (known === undefined && !script.hasTaggedTemplate) cache?.set(text, program);
  return script;
}

/** Runs a parsed script. */
export function evaluateProgram(program: Tree.Program, text: string, realm: Realm, options: ProgramOptions = {}): Value {
  const { file, endowments } = options;
  return new Script(program, text, file, endowments === undefined ? null : [...endowments.keys()]).evaluate(realm, endowments);
}

/** A compiled script: its code knows nothing of any realm, and runs in as many as one likes. */
export class Script {
  private readonly source: SourceText;
  private readonly scope: Scope;
  private readonly run: (f: Frame) => unknown;

  constructor(program: Tree.Program, text: string, file: string | undefined, endowed: readonly string[] | null) {
    const unit = new Unit('script', null);
    this.scope = new Scope(endowed === null ? null : endowmentScope(unit, endowed), unit);
    const analysis = new Analysis(this.scope);
    this.source = new SourceText(text, file ?? '<program>', analysis);
    const body = program.body as Tree.Statement[];
    const c = new Context(this.source, unit, this.scope, true);
    this.run = endowed === null ? compileGlobalCode(body, c, analysis) : compileBlockOfProgram(body, c, analysis);
  }

  get hasTaggedTemplate(): boolean {
    return this.source.analysis.hasTaggedTemplate;
  }

  evaluate(realm: Realm, endowments: ReadonlyMap<string, Value> | undefined): Value {
    const environment: Environment | null = endowments === undefined ? null : [null, ...endowments.values()];
    this.source.analysis.requireStack();
    const f = createActivation(this.source, this.scope, realm, environment, realm.globalThis, null);
    activate(f, this.run);
    return f[RESULT];
  }
}

/** Trees alone: compiled code remembers objects of the world that it runs in, and would keep them alive. */
const parsedScripts = { allow: new TextCache<Tree.Program>(), forbid: new TextCache<Tree.Program>() };
/** To this depth, that of programs which hosts start, `parseDepth` is the same. */
const CACHED_DEPTH = 16;

/** Global code: sec-globaldeclarationinstantiation, then the statements. */
function compileGlobalCode(body: readonly Tree.Statement[], c: Context, analysis: Analysis): (f: Frame) => unknown {
  analysis.run(body);
  const statements = compileStatements(body, c);
  const declare = globalDeclarations(body, c);
  return (f) => {
    declare(f);
    return statements(f);
  };
}

/** The scope of endowments: bindings that the program can read but not assign. */
function endowmentScope(unit: Unit, names: readonly string[]): Scope {
  const scope = new Scope(null, unit);
  for (const name of names) scope.declare(name, 'const', -Infinity).captured = true;
  scope.layOut();
  return scope;
}

/** sec-globaldeclarationinstantiation */
function globalDeclarations(body: readonly Tree.Statement[], c: Context): (f: Frame) => void {
  const lexical = [...lexicalDeclarations(body)];
  const functions = new Map<string, Tree.FunctionDeclaration>();
  for (const declaration of functionDeclarations(body)) functions.set(declaration.id.name, declaration);
  const vars = new Set<string>();
  for (const { declarations } of varDeclarations(body)) {
    for (const { id } of declarations) for (const name of BoundNames(id)) if (!functions.has(name)) vars.add(name);
  }
  const closures = [...functions].map(([name, node]) => ({ name, closure: compileFunctionDeclaration(node, c) }));
  return (f) => {
    const { realm } = agent;
    const global = realm.globalObject;
    for (const { name } of lexical) {
      if (realm.varNames.has(name) || realm.lexical.has(name) || hasRestrictedGlobalProperty(global, name)) {
        throwSyntaxError(`${name} is already declared`);
      }
    }
    for (const name of [...functions.keys(), ...vars]) if (realm.lexical.has(name)) throwSyntaxError(`${name} is already declared`);
    for (const name of functions.keys()) if (!canDeclareGlobalFunction(global, name)) throwTypeError(`${name} cannot be declared`);
    for (const name of vars) if (!canDeclareGlobalVar(global, name)) throwTypeError(`${name} cannot be declared`);
    for (const { name, kind } of lexical) realm.lexical.set(name, { value: EMPTY, mutable: kind !== 'const' });
    if (lexical.length > 0) lexicalEpoch.value++;
    for (const { name, closure } of closures) createGlobalFunctionBinding(realm, name, closure(f), false);
    for (const name of vars) createGlobalVarBinding(realm, name, false);
  };
}
