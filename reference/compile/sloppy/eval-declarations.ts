/** sec-evaldeclarationinstantiation for eval code that is not strict: its vars and functions belong to the code around it. */
import { agent } from '../../runtime/agent.ts';
import { throwSyntaxError, throwTypeError } from '../../runtime/errors.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import type { Frame } from '../frame.ts';
import { compileRead, compileStore, type Store } from '../expressions/bindings.ts';
import { compileFunctionDeclaration, type MakeClosure } from '../functions/closures.ts';
import { BoundNames, functionDeclarations, varDeclarations } from '../scope/bound-names.ts';
import type { Scope } from '../scope/scope.ts';
import { canDeclareGlobalFunction, canDeclareGlobalVar, createGlobalFunctionBinding, createGlobalVarBinding } from '../programs/global-bindings.ts';
import { EVAL_VARS, type EvalVars } from './eval-vars.ts';

interface EvalDeclarations {
  readonly functions: readonly { readonly name: string; readonly closure: MakeClosure }[];
  readonly vars: readonly string[];
}

/** Compiles the instantiation of what `body` declares around the scope of `c`, which holds its lexical declarations alone. */
export function compileEvalDeclarations(body: readonly Tree.Statement[], c: Context): (f: Frame) => void {
  const declarations = declarationsOf(body, c);
  const target = c.scope.parent === null ? null : c.scope.parent.variableScope;
  refuseHidden([...declarations.functions.map(({ name }) => name), ...declarations.vars], c.scope.parent, target);
  return target === null ? declareGlobally(declarations) : declareInFunction(declarations, target, c);
}

function declarationsOf(body: readonly Tree.Statement[], c: Context): EvalDeclarations {
  const functions = new Map<string, Tree.FunctionDeclaration>();
  for (const declaration of functionDeclarations(body)) functions.set(declaration.id.name, declaration);
  const vars = new Set<string>();
  for (const { declarations } of varDeclarations(body)) {
    for (const { id } of declarations) for (const name of BoundNames(id)) if (!functions.has(name)) vars.add(name);
  }
  return { functions: [...functions].map(([name, node]) => ({ name, closure: compileFunctionDeclaration(node, c) })), vars: [...vars] };
}

/** Step 5.d: a var may not be hoisted over a lexical declaration of the same name. */
function refuseHidden(names: readonly string[], innermost: Scope | null, target: Scope | null): void {
  for (let scope = innermost; scope !== target; scope = scope!.parent) {
    for (const name of names) if (scope!.bindings.has(name)) throwSyntaxError(`${name} is already declared`);
  }
  for (const name of names) if (target?.bindings.get(name)?.isLexical === true) throwSyntaxError(`${name} is already declared`);
}

/** Into the environment of a function: bindings that it has, or vars that only eval code knows. */
function declareInFunction({ functions, vars }: EvalDeclarations, target: Scope, c: Context): (f: Frame) => void {
  const read = compileRead(EVAL_VARS, Infinity, c);
  const keep = compileStore(EVAL_VARS, Infinity, c) as unknown as (f: Frame, added: EvalVars) => void;
  const addedIn = (f: Frame): EvalVars => {
    let added = read(f) as unknown as EvalVars | undefined;
    if (added === undefined) keep(f, (added = new Map<string, Value>()));
    return added;
  };
  const has = (name: string): boolean => target.bindings.has(name) && target.bindings.get(name)!.kind !== 'function-name';
  const storeOf = (name: string): Store => (has(name) ? compileStore(name, Infinity, c) : (f, value) => void addedIn(f).set(name, value));
  const stores = functions.map(({ name, closure }) => ({ store: storeOf(name), closure }));
  const added = vars.filter((name) => !has(name));
  return (f) => {
    for (const { store, closure } of stores) store(f, closure(f));
    for (const name of added) if (!addedIn(f).has(name)) addedIn(f).set(name, undefined as Value);
  };
}

/** Into the global environment: properties of the global object that can be deleted. */
function declareGlobally({ functions, vars }: EvalDeclarations): (f: Frame) => void {
  return (f) => {
    const { realm } = agent;
    const { globalObject } = realm;
    for (const name of [...functions.map((declared) => declared.name), ...vars]) {
      if (realm.lexical.has(name)) throwSyntaxError(`${name} is already declared`);
    }
    for (const { name } of functions) if (!canDeclareGlobalFunction(globalObject, name)) throwTypeError(`${name} cannot be declared`);
    for (const name of vars) if (!canDeclareGlobalVar(globalObject, name)) throwTypeError(`${name} cannot be declared`);
    for (const { name, closure } of functions) createGlobalFunctionBinding(realm, name, closure(f), true);
    for (const name of vars) createGlobalVarBinding(realm, name, true);
  };
}
