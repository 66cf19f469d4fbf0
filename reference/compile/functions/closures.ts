/** Function definitions as expressions: each evaluation makes a closure (sec-function-definitions-runtime-semantics-evaluation). */
import { agent } from '../../runtime/agent.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileFunctionBody } from '../dispatch.ts';
import { CALLEE, ENV, type Frame } from '../frame.ts';
import { ECMAScriptFunction } from './ecmascript-function.ts';
import { FunctionCode, type FunctionKind, type FunctionNode } from './function-code.ts';

/** Makes a closure; `name` replaces the name that the definition gives. */
export type MakeClosure = (f: Frame, name?: string, homeObject?: ObjectValue) => ECMAScriptFunction;

/** sec-setfunctionname: the text of a key. */
export function functionNameOf(key: PropertyKey, prefix = ''): string {
  const name = typeof key !== 'symbol' ? key : key.description === undefined ? '' : `[${key.description}]`;
  return prefix === '' ? name : `${prefix} ${name}`;
}

export function isAnonymousFunction(node: Tree.Node): node is Tree.FunctionExpression | Tree.ArrowFunctionExpression {
  return node.type === 'ArrowFunctionExpression' || (node.type === 'FunctionExpression' && !(node as Tree.FunctionExpression).id);
}

/** The kind that a function's own syntax says; methods are told by their place. */
export function functionKind(node: FunctionNode, isMethod: boolean): FunctionKind {
  if (node.generator) return node.async ? 'async-generator' : 'generator';
  if (node.async) return 'async';
  if (node.type === 'ArrowFunctionExpression') return 'arrow';
  return isMethod ? 'method' : 'normal';
}

const prototypes: { readonly [kind in FunctionKind]: string } = {
  normal: '%FunctionPrototype%',
  arrow: '%FunctionPrototype%',
  method: '%FunctionPrototype%',
  base: '%FunctionPrototype%',
  derived: '%FunctionPrototype%',
  generator: '%Generator%',
  async: '%AsyncFunctionPrototype%',
  'async-generator': '%AsyncGenerator%',
};

/** [[Prototype]] of new functions of a kind (sec-functionallocate). */
export function functionPrototypeOf(kind: FunctionKind, realm: Realm): ObjectValue {
  return realm.intrinsics[prototypes[kind]];
}

/** sec-functioncreate for a definition that is evaluated in frames of `c`. */
export function compileClosure(code: FunctionCode, c: Context): MakeClosure {
  const { kind, name: ownName } = code;
  const unit = code.node === null ? null : c.source.analysis.scopes.get(code.node)!.unit;
  const needsOuter = unit !== null && unit.kind === 'arrow' && unit.usesReceiver;
  const ownFrame = c.isReceiver;
  let realm: Realm | null = null;
  let proto: ObjectValue;
  return (f, name = ownName, homeObject) => {
    if (agent.realm !== realm) {
      ({ realm } = agent);
      proto = functionPrototypeOf(kind, realm);
    }
    agent.allocated += 128;
    const outer = needsOuter ? (ownFrame ? f : f[CALLEE].outer) : null;
    return new ECMAScriptFunction(proto, realm, code, f[ENV], outer, homeObject, name);
  };
}

/** A function expression, or an arrow function, with the name it gets from where it stands. */
export function compileFunctionExpression(
  node: Tree.FunctionExpression | Tree.ArrowFunctionExpression,
  name: string | Empty,
  c: Context,
): (f: Frame, name?: string) => Value {
  const code = new FunctionCode(
    functionKind(node, false),
    node,
    c.source,
    c.scope,
    name === EMPTY ? '' : (name as string),
    node.start,
    node.end,
    compileFunctionBody,
  );
  const closure = compileClosure(code, c);
  return name === EMPTY ? closure : (f) => closure(f);
}

/** InstantiateFunctionObject of a declaration. */
export function compileFunctionDeclaration(node: Tree.FunctionDeclaration | Tree.AnonymousFunctionDeclaration, c: Context): MakeClosure {
  const name = node.id?.name ?? 'default';
  return compileClosure(
    new FunctionCode(functionKind(node, false), node, c.source, c.scope, name, node.start, node.end, compileFunctionBody),
    c,
  );
}
