/** The part of a function object that all closures of one function definition share. */
import { agent } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { runningFrames } from '../../runtime/guest-stack.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Empty, Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { weightOf } from '../scope/nesting.ts';
import type { Scope, Unit } from '../scope/scope.ts';
import type { Frame } from '../frame.ts';
import type { SourceText } from '../source-text.ts';
import { PropertyCache } from '../property-cache.ts';
import type { ECMAScriptFunction } from './ecmascript-function.ts';

/** Runs a body: [[Call]] and [[Construct]] from the point on where `this` is known. */
export type Enter = (callee: ECMAScriptFunction, thisValue: Value | Empty, args: Value[], newTarget: ObjectValue | undefined) => Value;

/** A step of FunctionDeclarationInstantiation. */
export type Prologue = (f: Frame, args: Value[]) => void;

export type FunctionNode =
  | Tree.FunctionDeclaration
  | Tree.AnonymousFunctionDeclaration
  | Tree.FunctionExpression
  | Tree.ArrowFunctionExpression;

/**
 * `normal` functions have [[Construct]]; `base` and `derived` are class constructors, which have no [[Call]] worth the name.
 */
export type FunctionKind = 'normal' | 'arrow' | 'method' | 'base' | 'derived' | 'generator' | 'async' | 'async-generator';

export class FunctionCode {
  declare readonly kind: FunctionKind;
  declare readonly node: FunctionNode | null;
  declare readonly source: SourceText;
  /** The scope in which the definition stands. */
  declare readonly scope: Scope;
  declare readonly name: string;
  /** ExpectedArgumentCount */
  declare readonly length: number;
  /** [[Construct]] is there. */
  declare readonly isConstructor: boolean;
  declare readonly isClassConstructor: boolean;
  declare readonly isDerived: boolean;
  /** Units of depth that a call takes. */
  declare readonly weight: number;
  /** The text that `toString` gives. */
  declare readonly start: number;
  declare readonly end: number;
  /** Makes `enter`. */
  declare readonly compile: (code: FunctionCode) => Enter;
  /** [[Construct]] from where `this` is known. Compiles the body on its first run, and then is what came of it. */
  declare enter: Enter;
  /** The same for [[Call]], which class constructors refuse. */
  declare call: Enter;
  /** How many properties the last object that it constructed had in the end: room for as many is made in the next one. */
  declare instanceSlots: number;
  /** For the `prototype` of new objects. */
  declare readonly prototypeCache: PropertyCache;

  constructor(
    kind: FunctionKind,
    node: FunctionNode | null,
    source: SourceText,
    scope: Scope,
    name: string,
    start: number,
    end: number,
    compile: (code: FunctionCode) => Enter,
  ) {
    this.kind = kind;
    this.node = node;
    this.source = source;
    this.scope = scope;
    this.name = name;
    this.length = node === null ? 0 : expectedArgumentCount(node.params);
    this.isClassConstructor = kind === 'base' || kind === 'derived';
    this.isConstructor = kind === 'normal' || this.isClassConstructor;
    this.isDerived = kind === 'derived';
    const unit = unitOf(node, source, scope, kind);
    this.weight = unit === undefined ? DEFAULT_CONSTRUCTOR_WEIGHT : weightOf(unit);
    this.start = start;
    this.end = end;
    this.instanceSlots = 0;
    this.prototypeCache = new PropertyCache();
    this.compile = compile;
    this.enter = enterFirst;
    this.call = this.isClassConstructor ? refuseCall : enterFirst;
  }
}

const enterFirst: Enter = (callee, thisValue, args, newTarget) => {
  runningFrames[agent.depth] = callee;
  const { code } = callee;
  const enter = code.compile(code);
  code.enter = enter;
  if (!code.isClassConstructor) code.call = enter;
  return enter(callee, thisValue, args, newTarget);
};

const refuseCall: Enter = (callee) => {
  runningFrames[agent.depth] = callee;
  return throwTypeError('a class constructor cannot be called without new');
};

/** The constructors that a class without one gets. */
const DEFAULT_CONSTRUCTOR_WEIGHT = 2;

/** The unit whose code it runs. Code that is no function has no node of its own. */
function unitOf(node: FunctionNode | null, source: SourceText, scope: Scope, kind: FunctionKind): Unit | undefined {
  if (node !== null) return source.analysis.scopes.get(node)?.unit;
  return kind === 'base' || kind === 'derived' ? undefined : scope.unit;
}

/** sec-function-definitions-static-semantics-expectedargumentcount */
function expectedArgumentCount(params: readonly Tree.Pattern[]): number {
  let count = 0;
  for (const param of params) {
    if (param.type === 'AssignmentPattern' || param.type === 'RestElement') break;
    count++;
  }
  return count;
}
