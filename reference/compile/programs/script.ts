/** Scripts (sec-scripts), and programs with a lexical scope of their own. */
import { agent } from '../../runtime/agent.ts';
import { throwSyntaxError, throwTypeError } from '../../runtime/errors.ts';
import { dataDescriptor } from '../../runtime/property-descriptor.ts';
import { DefinePropertyOrThrow, HasOwnProperty, Set as Put } from '../../runtime/operations.ts';
import type { ObjectValue } from '../../runtime/object.ts';
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
import { SourceText } from '../source-text.ts';
import { compileStatements } from '../statements/index.ts';
import { compileBlockOfProgram } from './own-scope.ts';
import { createActivation } from './activation.ts';
import { parsing } from './parse.ts';

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
  const { directEval } = realm.hostDefined.options;
  const program = parsing(() => parseScript(text, { file: options.file, directEval }));
  return evaluateProgram(program, text, realm, options);
}

/** Runs a parsed script. */
export function evaluateProgram(program: Tree.Program, text: string, realm: Realm, options: ProgramOptions = {}): Value {
  const unit = new Unit('script', null);
  const outer = options.endowments === undefined ? null : endow(unit, options.endowments);
  const scope = new Scope(outer?.scope ?? null, unit);
  const analysis = new Analysis(scope);
  const source = new SourceText(text, options.file ?? '<program>', analysis);
  const body = program.body as Tree.Statement[];
  const c = new Context(source, unit, scope, true);
  if (outer !== null) {
    const run = compileBlockOfProgram(body, c, analysis);
    const f = createActivation(source, scope, realm, outer.environment, realm.globalThis, null);
    run(f);
    return f[RESULT];
  }
  analysis.run(body);
  const statements = compileStatements(body, c);
  const declare = globalDeclarations(body, c);
  const f = createActivation(source, scope, realm, null, realm.globalThis, null);
  declare(f);
  statements(f);
  return f[RESULT];
}

/** The scope and environment of endowments: bindings that the program can read but not assign. */
function endow(unit: Unit, endowments: ReadonlyMap<string, Value>): { scope: Scope; environment: Environment } {
  const scope = new Scope(null, unit);
  const environment: Environment = [null];
  for (const [name, value] of endowments) {
    scope.declare(name, 'const', -Infinity).captured = true;
    environment.push(value);
  }
  scope.layOut();
  return { scope, environment };
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
    for (const name of vars) {
      if (!HasOwnProperty(global, name) && !global.IsExtensible()) throwTypeError(`${name} cannot be declared`);
    }
    for (const { name, kind } of lexical) realm.lexical.set(name, { value: EMPTY, mutable: kind !== 'const' });
    if (lexical.length > 0) lexicalEpoch.value++;
    for (const { name, closure } of closures) createGlobalFunctionBinding(realm, name, closure(f));
    for (const name of vars) createGlobalVarBinding(realm, name);
  };
}

/** sec-hasrestrictedglobalproperty */
function hasRestrictedGlobalProperty(global: ObjectValue, name: string): boolean {
  return global.GetOwnProperty(name)?.Configurable === false;
}

/** sec-candeclareglobalfunction */
function canDeclareGlobalFunction(global: ObjectValue, name: string): boolean {
  const existing = global.GetOwnProperty(name);
  if (existing === undefined) return global.IsExtensible();
  return existing.Configurable === true || (existing.Writable === true && existing.Enumerable === true);
}

/** sec-createglobalfunctionbinding, D false */
function createGlobalFunctionBinding(realm: Realm, name: string, value: Value): void {
  const global = realm.globalObject;
  const existing = global.GetOwnProperty(name);
  const desc = dataDescriptor(value, true, true, false);
  if (existing !== undefined && existing.Configurable !== true) desc.Writable = desc.Enumerable = desc.Configurable = undefined;
  DefinePropertyOrThrow(global, name, desc);
  Put(global, name, value, false);
  realm.varNames.add(name);
}

/** sec-createglobalvarbinding, D false */
function createGlobalVarBinding(realm: Realm, name: string): void {
  const global = realm.globalObject;
  if (!HasOwnProperty(global, name) && global.IsExtensible()) {
    DefinePropertyOrThrow(global, name, dataDescriptor(undefined, true, true, false));
  }
  realm.varNames.add(name);
}
