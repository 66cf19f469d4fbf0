/** `this`, `super`, `new.target`: what a function gets from its call or its home object (sec-function-environment-records). */
import { throwReferenceError, throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { IsConstructor } from '../../runtime/testing.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { CALLEE, NEW_TARGET, SITE, THIS, type Evaluate, type Frame } from '../frame.ts';
import { compileArguments } from './arguments.ts';
import { staticMemberName } from './keys.ts';

/** The frame whose `this` code of this context means (sec-getthisenvironment). */
export function compileReceiver(c: Context): (f: Frame) => Frame {
  return c.isReceiver ? (f) => f : (f) => f[CALLEE].outer!;
}

/** sec-resolvethisbinding */
export function compileThis(c: Context, position: number): Evaluate {
  const { receiver } = c.unit;
  if (receiver.isDerivedConstructor) {
    const frameOf = compileReceiver(c);
    return (f) => {
      const value = frameOf(f)[THIS];
      if (value !== EMPTY) return value as Value;
      f[SITE] = position;
      return throwReferenceError('this is used before super() has returned');
    };
  }
  if (c.isReceiver) return (f) => f[THIS] as Value;
  return (f) => f[CALLEE].outer![THIS] as Value;
}

/** sec-meta-properties-runtime-semantics-evaluation, with import.meta and the callee of import() (ECMAScript 2020). */
export function compileMetaProperty(node: Tree.MetaProperty, c: Context): Evaluate {
  if (node.meta.name !== 'import') return compileNewTarget(c);
  const { source } = c;
  return node.property.name === 'meta' ? () => source.imports!.meta() : () => source.imports!.call();
}

/** sec-getnewtarget */
function compileNewTarget(c: Context): Evaluate {
  const frameOf = compileReceiver(c);
  return (f) => frameOf(f)[NEW_TARGET];
}

/** sec-getsuperbase: the prototype of the home object. */
export function compileSuperBase(c: Context): Evaluate {
  const frameOf = compileReceiver(c);
  return (f) => frameOf(f)[CALLEE].homeObject!.GetPrototypeOf();
}

/** sec-super-keyword-runtime-semantics-evaluation, SuperProperty */
export function compileSuperMember(node: Tree.MemberExpression, c: Context): Evaluate {
  const thisValue = compileThis(c, node.start);
  const superBase = compileSuperBase(c);
  const name = c.evaluated?.has(node.property) ? undefined : staticMemberName(node);
  const key: Evaluate = name !== undefined ? () => name : compileExpression(node.property as Tree.Expression, c);
  const position = node.end;
  return (f) => {
    const receiver = thisValue(f);
    const property = key(f);
    const base = superBase(f);
    f[SITE] = position;
    if (base === null) return throwTypeError('super has no properties');
    return (base as ObjectValue).Get(ToPropertyKey(property), receiver);
  };
}

/** sec-super-keyword-runtime-semantics-evaluation, SuperCall */
export function compileSuperCall(node: Tree.CallExpression, c: Context): Evaluate {
  const frameOf = compileReceiver(c);
  const args = compileArguments(node.arguments, c);
  const position = node.end;
  return (f) => {
    const receiver = frameOf(f);
    const parent = receiver[CALLEE].GetPrototypeOf();
    const list = args(f);
    f[SITE] = position;
    if (!IsConstructor(parent)) return throwTypeError('the super constructor is not a constructor');
    const result = parent.Construct(list, receiver[NEW_TARGET]!);
    // sec-bindthisvalue
    if (receiver[THIS] !== EMPTY) throwReferenceError('super() was called twice');
    receiver[THIS] = result;
    return result;
  };
}
