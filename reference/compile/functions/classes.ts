/** Class definitions (sec-class-definitions). */
import { agent } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { runningFrames } from '../../runtime/guest-stack.ts';
import { ObjectCreate, ObjectValue } from '../../runtime/object.ts';
import { HIDDEN } from '../../runtime/shape.ts';
import { IsConstructor } from '../../runtime/testing.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type Empty, type PropertyKey, type Value } from '../../runtime/value.ts';
import { skipTrivia } from '../../syntax/trivia.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileFunctionBody } from '../dispatch.ts';
import { ENV, SITE, type Evaluate, type Frame } from '../frame.ts';
import { compileInitialise } from '../expressions/bindings.ts';
import { staticKeyOf } from '../expressions/keys.ts';
import { compileScopeEntry } from '../statements/scope-entry.ts';
import { compileClosure } from './closures.ts';
import type { ECMAScriptFunction } from './ecmascript-function.ts';
import { FunctionCode, type Enter } from './function-code.ts';
import { compileMethod } from './methods.ts';

export type ClassNode = Tree.ClassDeclaration | Tree.ClassExpression | Tree.AnonymousClassDeclaration;

export function isAnonymousClass(node: Tree.Node): node is Tree.ClassExpression {
  return node.type === 'ClassExpression' && !(node as Tree.ClassExpression).id;
}

/** What a class definition under way has made so far. */
export class ClassUnderWay {
  declare readonly constructorFunction: ECMAScriptFunction;
  declare readonly prototype: ObjectValue;
  constructor(constructorFunction: ECMAScriptFunction, prototype: ObjectValue) {
    this.constructorFunction = constructorFunction;
    this.prototype = prototype;
  }
}

/** The parts of sec-runtime-semantics-classdefinitionevaluation, so that computed keys may suspend between them. */
export interface ClassParts {
  /** Enters the scope of the class's own name; what it returns must be put back into `f[ENV]`, after a throw too. */
  readonly enter: ((f: Frame) => void) | null;
  readonly begin: (f: Frame, heritage: Value | Empty, name: string | undefined) => ClassUnderWay;
  readonly elements: readonly ClassElement[];
  /** Initialises the inner binding of the class's name. */
  readonly finish: (f: Frame, made: ClassUnderWay) => void;
  /** The context inside the scope. */
  readonly inner: Context;
}

export interface ClassElement {
  readonly node: Tree.MethodDefinition;
  readonly key: PropertyKey | undefined;
  readonly define: (f: Frame, made: ClassUnderWay, key: PropertyKey) => void;
}

export function compileClassParts(node: ClassNode, name: string | Empty, c: Context): ClassParts {
  const inner = c.within(node);
  const methods = node.body.body as Tree.MethodDefinition[];
  const constructorNode = methods.find((method) => method.kind === 'constructor' && !method.static);
  const ownName = name === EMPTY ? '' : (name as string);
  const kind = node.superClass ? 'derived' : 'base';
  const compileBody = constructorNode === undefined ? () => defaultConstructor(kind) : compileFunctionBody;
  const code = new FunctionCode(kind, constructorNode?.value ?? null, c.source, inner.scope, ownName, node.start, node.end, compileBody);
  const closure = compileClosure(code, inner);
  const initialise = node.id ? compileInitialise(node.id.name, inner) : null;
  return {
    enter: compileScopeEntry(inner.scope, c),
    begin: (f, heritage, givenName) => beginClass(f, closure, heritage, givenName, node.start),
    elements: methods.filter((method) => method !== constructorNode).map((method) => compileElement(method, inner)),
    finish: (f, made) => initialise?.(f, made.constructorFunction),
    inner,
  };
}

/** Steps 5 to 17: constructor and prototype. */
function beginClass(
  f: Frame,
  closure: ReturnType<typeof compileClosure>,
  heritage: Value | Empty,
  name: string | undefined,
  position: number,
): ClassUnderWay {
  const { intrinsics } = agent.realm;
  let protoParent: ObjectValue | null = intrinsics['%ObjectPrototype%'];
  let constructorParent: ObjectValue | null = null;
  f[SITE] = position;
  if (heritage === null) protoParent = null;
  else if (heritage !== EMPTY) {
    if (!IsConstructor(heritage as Value)) throwTypeError('the superclass is not a constructor');
    constructorParent = heritage as ObjectValue;
    const parent = constructorParent.Get('prototype', constructorParent);
    if (parent !== null && !(parent instanceof ObjectValue)) return throwTypeError('the prototype of the superclass is no object');
    protoParent = parent;
  }
  const prototype = ObjectCreate(protoParent);
  const F = closure(f, name, prototype);
  if (constructorParent !== null) F.SetPrototypeOf(constructorParent);
  F.put('prototype', prototype, 0);
  prototype.put('constructor', F, HIDDEN);
  return new ClassUnderWay(F, prototype);
}

function compileElement(node: Tree.MethodDefinition, c: Context): ClassElement {
  const start = node.static ? skipTrivia(c.source.text, node.start + 'static'.length) : node.start;
  const kind = node.kind === 'constructor' ? 'method' : node.kind;
  const method = compileMethod(node.value, kind, start, node.end, false, c);
  return {
    node,
    key: staticKeyOf(node as { key: Tree.Node; computed: boolean }),
    define: node.static
      ? (f, made, key) => method(f, made.constructorFunction, key)
      : (f, made, key) => method(f, made.prototype, key),
  };
}

/** The constructors that a class without one gets: what they stand for never asks for an array's iterator. */
function defaultConstructor(kind: 'base' | 'derived'): Enter {
  if (kind === 'base') return () => undefined;
  return (callee, _thisValue, args, newTarget) => {
    runningFrames[agent.depth] = callee;
    const parent = callee.GetPrototypeOf();
    if (!IsConstructor(parent)) return throwTypeError('the super constructor is not a constructor');
    return parent.Construct(args, newTarget!);
  };
}

/** sec-class-definitions-runtime-semantics-evaluation */
export function compileClassExpression(node: ClassNode, name: string | Empty, c: Context): (f: Frame, name?: string) => Value {
  const parts = compileClassParts(node, name, c);
  const heritage: Evaluate | null = node.superClass ? compileExpression(node.superClass, parts.inner) : null;
  const keys = parts.elements.map(({ key, node: method }) =>
    key === undefined ? compileExpression(method.key as Tree.Expression, parts.inner) : null,
  );
  return (f, givenName) => {
    const outer = f[ENV];
    parts.enter?.(f);
    const made = parts.begin(f, heritage === null ? EMPTY : heritage(f), givenName);
    for (let i = 0; i < parts.elements.length; i++) {
      const { key, define } = parts.elements[i]!;
      define(f, made, key ?? ToPropertyKey(keys[i]!(f)));
    }
    parts.finish(f, made);
    f[ENV] = outer;
    return made.constructorFunction;
  };
}
