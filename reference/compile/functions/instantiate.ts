/** From a function's definition to what runs it (sec-functiondeclarationinstantiation, sec-function-definitions-runtime-semantics-evaluatebody). */
import { CreateArrayFromList } from '../../runtime/array-object.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { CALLEE, ENV, FIRST_LOCAL, RESULT, RETURN, type Environment, type Evaluate, type Execute, type Frame } from '../frame.ts';
import { compileLocationRead } from '../expressions/bindings.ts';
import { compileSuspendable } from '../generators/suspendable.ts';
import { compilePattern } from '../patterns.ts';
import { createSloppyArguments } from '../sloppy/arguments-object.ts';
import { withObjectThis } from '../sloppy/this-value.ts';
import { functionDeclarations } from '../scope/bound-names.ts';
import type { Scope, Unit } from '../scope/scope.ts';
import { compileStatements } from '../statements/list.ts';
import { initialEnvironment } from '../statements/scope-entry.ts';
import { CreateUnmappedArgumentsObject } from './arguments-object.ts';
import { compileFunctionDeclaration } from './closures.ts';
import { derivedResult } from './ecmascript-function.ts';
import { createFrame } from './create-frame.ts';
import type { Enter, FunctionCode, Prologue } from './function-code.ts';

export function functionBody(code: FunctionCode): Enter {
  const scope = code.source.analysis.scopes.get(code.node!)!;
  const body = compileFunctionBody(code, scope);
  return scope.isSloppy && scope.unit.kind === 'function' ? withObjectThis(body) : body;
}

function compileFunctionBody(code: FunctionCode, scope: Scope): Enter {
  const node = code.node!;
  const c = new Context(code.source, scope.unit, scope);
  const bodyContext = c.withinBody(node);
  const prologue = compilePrologue(node.params, scope, bodyContext.scope, c, bodyContext, node.body);
  if (node.async || node.generator) return compileSuspendable(code, prologue, bodyContext);
  if (code.isDerived) return compileDerived(prologue, compileBody(node.body, bodyContext), scope.unit);
  const simple = simpleParameterCount(node.params, scope);
  const evaluate = valueOfBody(node.body, bodyContext);
  if (evaluate !== null) return compileValueBody(prologue, simple, evaluate, scope.unit);
  return compileStatementBody(prologue, simple, compileBody(node.body, bodyContext), scope.unit);
}

/** A body that is one expression, or nothing but `return expression`. */
function valueOfBody(body: Tree.BlockStatement | Tree.Expression, c: Context): Evaluate | null {
  if (body.type !== 'BlockStatement') return compileExpression(body, c);
  const [only] = body.body;
  if (body.body.length === 1 && only!.type === 'ReturnStatement' && only.argument) return compileExpression(only.argument, c);
  return null;
}

function compileBody(body: Tree.BlockStatement | Tree.Expression, c: Context): Execute {
  return compileStatements((body as Tree.BlockStatement).body, c);
}

/** The number of parameters if all are plain names in consecutive frame slots, else -1: then the prologue binds them. */
function simpleParameterCount(params: readonly Tree.Pattern[], scope: Scope): number {
  const inFrame = params.every((param, i) => {
    if (param.type !== 'Identifier') return false;
    const binding = scope.bindings.get(param.name)!;
    return !binding.captured && binding.index === FIRST_LOCAL + i;
  });
  return inFrame ? params.length : -1;
}

function compileValueBody(steps: readonly Prologue[], simple: number, evaluate: Evaluate, unit: Unit): Enter {
  const size = unit.frameSize;
  if (steps.length > (simple > 0 ? 1 : 0)) {
    return (callee, thisValue, args, newTarget) => {
      const f = createFrame(size, callee, thisValue, newTarget);
      for (let i = 0; i < steps.length; i++) steps[i]!(f, args);
      return evaluate(f);
    };
  }
  return (callee, thisValue, args, newTarget) => {
    const f = createFrame(size, callee, thisValue, newTarget);
    if (simple > 0) bindSimple(f, args, simple);
    return evaluate(f);
  };
}

/** Parameters that are plain names in consecutive slots. */
function bindSimple(f: Frame, args: readonly Value[], count: number): void {
  const given = args.length < count ? args.length : count;
  for (let i = 0; i < given; i++) f[FIRST_LOCAL + i] = args[i];
}

function compileStatementBody(steps: readonly Prologue[], simple: number, body: Execute, unit: Unit): Enter {
  const size = unit.frameSize;
  if (steps.length > (simple > 0 ? 1 : 0)) {
    return (callee, thisValue, args, newTarget) => {
      const f = createFrame(size, callee, thisValue, newTarget);
      for (let i = 0; i < steps.length; i++) steps[i]!(f, args);
      return body(f) === RETURN ? f[RESULT] : undefined;
    };
  }
  return (callee, thisValue, args, newTarget) => {
    const f = createFrame(size, callee, thisValue, newTarget);
    if (simple > 0) bindSimple(f, args, simple);
    return body(f) === RETURN ? f[RESULT] : undefined;
  };
}

function compileDerived(steps: readonly Prologue[], body: Execute, unit: Unit): Enter {
  const size = unit.frameSize;
  return (callee, thisValue, args, newTarget) => {
    const f = createFrame(size, callee, thisValue, newTarget);
    for (let i = 0; i < steps.length; i++) steps[i]!(f, args);
    return derivedResult(f, body(f) === RETURN ? f[RESULT] : undefined);
  };
}

/**
 * sec-functiondeclarationinstantiation as a list of steps: environments, `arguments`, the function's own name, parameters,
 * then vars and functions of the body. The parameters are one step, the first, if nothing else is to be done.
 */
function compilePrologue(
  params: readonly Tree.Pattern[],
  scope: Scope,
  bodyScope: Scope,
  c: Context,
  bodyContext: Context,
  body: Tree.Node,
): Prologue[] {
  const steps: Prologue[] = [];
  const enter = enterFunctionScope(scope);
  if (enter !== null) steps.push(enter);
  const own = scope.bindings.get('arguments');
  if (own?.kind === 'arguments') steps.push(storing(scope, 'arguments', argumentsObjectFor(scope, params)));
  for (const binding of scope.bindings.values()) {
    if (binding.kind === 'function-name') steps.push(storing(scope, binding.name, (f) => f[CALLEE]));
  }
  if (params.length > 0) steps.push(compileParameters(params, c));
  if (bodyScope !== scope) {
    const enterBody = enterFunctionScope(bodyScope);
    if (enterBody !== null) steps.push(enterBody);
    for (const binding of bodyScope.bindings.values()) {
      const outer = binding.kind === 'var' || binding.kind === 'function' ? scope.bindings.get(binding.name) : undefined;
      if (outer === undefined || outer.kind === 'function-name') continue;
      const read = compileLocationRead(outerLocation(bodyContext, binding.name, scope), binding.name, -1);
      steps.push(storing(bodyScope, binding.name, (f) => read(f)));
    }
  }
  if (body.type === 'BlockStatement') {
    for (const declaration of functionDeclarations((body as Tree.BlockStatement).body)) {
      const closure = compileFunctionDeclaration(declaration, bodyContext);
      steps.push(storing(bodyScope, declaration.id.name, (f) => closure(f)));
    }
  }
  return steps;
}

/** Step 22 of sec-functiondeclarationinstantiation. */
function argumentsObjectFor(scope: Scope, params: readonly Tree.Pattern[]): (f: Frame, args: Value[]) => Value {
  const hasSimpleParameters = params.every(({ type }) => type === 'Identifier');
  if (scope.isSloppy && hasSimpleParameters) return (f, args) => createSloppyArguments(args, f[CALLEE]);
  return (_f, args) => CreateUnmappedArgumentsObject(args);
}

/** Where a parameter is, seen from the body's scope, which has a binding of the same name. */
function outerLocation(c: Context, name: string, scope: Scope): ReturnType<Context['resolve']> {
  const location = new Context(c.source, c.unit, scope).resolve(name, Infinity);
  if (location.kind !== 'environment') return location;
  return { ...location, depth: c.scope.hasEnvironment ? 1 : 0 };
}

function enterFunctionScope(scope: Scope): Prologue | null {
  const dead: number[] = [];
  for (const binding of scope.bindings.values()) if (!binding.captured && binding.mayBeDead) dead.push(binding.index);
  if (!scope.hasEnvironment) {
    if (dead.length === 0) return null;
    return (f) => {
      for (let i = 0; i < dead.length; i++) f[dead[i]!] = EMPTY;
    };
  }
  const initial = initialEnvironment(scope);
  return (f) => {
    const env = initial.slice() as Environment;
    env[0] = f[ENV];
    f[ENV] = env;
    for (let i = 0; i < dead.length; i++) f[dead[i]!] = EMPTY;
  };
}

function storing(scope: Scope, name: string, value: (f: Frame, args: Value[]) => Value): Prologue {
  const { captured, index } = scope.bindings.get(name)!;
  if (captured) {
    return (f, args) => {
      f[ENV]![index] = value(f, args);
    };
  }
  return (f, args) => {
    f[index] = value(f, args);
  };
}

/** IteratorBindingInitialization of the parameters, from the list of arguments itself. */
function compileParameters(params: readonly Tree.Pattern[], c: Context): Prologue {
  const stores = params.map((param) => compilePattern(param.type === 'RestElement' ? param.argument : param, c, 'initialise'));
  const last = stores.length - 1;
  const hasRest = params[last]!.type === 'RestElement';
  const count = hasRest ? last : stores.length;
  return (f, args) => {
    for (let i = 0; i < count; i++) stores[i]!(f, i < args.length ? args[i] : undefined);
    if (hasRest) stores[last]!(f, CreateArrayFromList(args.slice(last)));
  };
}
