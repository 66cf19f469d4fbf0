/** Function calls and `new` (sec-function-calls, sec-new-operator). */
import { agent } from '../../runtime/agent.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { prototypeEpoch } from '../../runtime/shape.ts';
import { IsConstructor } from '../../runtime/testing.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, performDirectEval } from '../dispatch.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { getAndCache, PropertyCache } from '../property-cache.ts';
import { compileArguments, type EvaluateList } from './arguments.ts';
import { plainSlotOf } from './constant.ts';
import { staticMemberName } from './keys.ts';
import { getElement } from './elements.ts';
import { compileMember, getOfPrimitive } from './member.ts';
import { compileSuperCall, compileThis } from './super.ts';

/** sec-evaluatecall, once function, this value and arguments are known. */
export function call(f: Frame, func: Value, thisValue: Value, args: Value[], node: Tree.Node, c: Context): Value {
  f[SITE] = node.start;
  if (typeof func === 'object' && func !== null && func.callable) return func.Call(thisValue, args);
  return refuseCall(node, c);
}

function refuseCall(node: Tree.Node, c: Context): never {
  const text = c.source.text.slice(node.start, Math.min(node.end, node.start + 60));
  return throwTypeError(`${text} is not a function`);
}

export function compileCall(node: Tree.CallExpression, c: Context): Evaluate {
  const { callee } = node;
  if (callee.type === 'Super') return compileSuperCall(node, c);
  const [first] = node.arguments;
  if (node.arguments.length === 1 && first!.type !== 'SpreadElement' && isPlainCallee(callee, c)) return compileCallWithOne(callee, first, c);
  const args = compileArguments(node.arguments, c);
  if (c.evaluated?.has(callee)) return compileEvaluatedCall(callee, args, c);
  if (callee.type === 'MemberExpression') return compileMethodCall(callee, node, args, c);
  if (callee.type === 'Identifier' && callee.name === 'eval') return compileEvalCall(callee, args, c);
  const position = callee.start;
  const func = compileExpression(callee, c);
  return (f) => {
    const target = func(f);
    const list = args(f);
    f[SITE] = position;
    if (typeof target === 'object' && target !== null && target.callable) return target.Call(undefined, list);
    return refuseCall(callee, c);
  };
}

function isPlainCallee(callee: Tree.Expression, c: Context): boolean {
  return callee.type !== 'MemberExpression' && !(callee.type === 'Identifier' && callee.name === 'eval') && !c.evaluated?.has(callee);
}

/** A call of a function that is no method, with one argument: no list needs to be compiled. */
function compileCallWithOne(callee: Tree.Expression, argument: Tree.Expression, c: Context): Evaluate {
  const position = callee.start;
  const func = compileExpression(callee, c);
  const value = compileExpression(argument, c);
  return (f) => {
    const target = func(f);
    const list = [value(f)];
    f[SITE] = position;
    if (typeof target === 'object' && target !== null && target.callable) return target.Call(undefined, list);
    return refuseCall(callee, c);
  };
}

/** A callee that was evaluated before its arguments suspended: two slots, this value and function. */
function compileEvaluatedCall(callee: Tree.Expression, args: EvaluateList, c: Context): Evaluate {
  const slot = c.evaluated!.get(callee)!;
  return (f) => call(f, f[slot + 1] as Value, f[slot] as Value, args(f), callee, c);
}

/** Function and this value of a callee, for code that must keep them while arguments are evaluated. */
export function compileCallee(callee: Tree.Expression, c: Context): (f: Frame) => { func: Value; thisValue: Value } {
  if (callee.type !== 'MemberExpression') {
    const func = compileExpression(callee, c);
    return (f) => ({ func: func(f), thisValue: undefined });
  }
  if (callee.object.type === 'Super') {
    const thisValue = compileThis(c, callee.start);
    const func = compileMember(callee, c);
    return (f) => {
      const receiver = thisValue(f);
      return { func: func(f), thisValue: receiver };
    };
  }
  const object = compileExpression(callee.object, c);
  const name = c.evaluated?.has(callee.property) ? undefined : staticMemberName(callee);
  const key: Evaluate = name === undefined ? compileExpression(callee.property as Tree.Expression, c) : () => name;
  const position = callee.end;
  return (f) => {
    const thisValue = object(f);
    const property = key(f);
    f[SITE] = position;
    return { func: getElement(thisValue, property), thisValue };
  };
}

function compileMethodCall(callee: Tree.MemberExpression, node: Tree.CallExpression, args: EvaluateList, c: Context): Evaluate {
  const name = c.evaluated?.has(callee.property) ? undefined : staticMemberName(callee);
  if (callee.object.type === 'Super' || name === undefined) {
    const target = compileCallee(callee, c);
    return (f) => {
      const { func, thisValue } = target(f);
      return call(f, func, thisValue, args(f), callee, c);
    };
  }
  const object = compileExpression(callee.object, c);
  const position = callee.end;
  const cache = new PropertyCache();
  const slot = plainSlotOf(callee.object, c);
  return (f) => {
    const base = slot >= 0 ? (f[slot] as Value) : object(f);
    let func: Value;
    if (typeof base === 'object' && base !== null) {
      if (base.shape === cache.shape && cache.epoch === prototypeEpoch.value) {
        const { holder } = cache;
        func = (holder === null ? base : holder).slots[cache.index] as Value;
      } else {
        f[SITE] = position;
        func = getAndCache(base, name, base, cache);
      }
    } else {
      f[SITE] = position;
      func = getOfPrimitive(base, name, cache);
    }
    const list = args(f);
    f[SITE] = position;
    if (typeof func === 'object' && func !== null && func.callable) return func.Call(base, list);
    return refuseCall(callee, c);
  };
}

/** `eval(…)`: a direct eval if it turns out to be the realm's %eval% (sec-function-calls-runtime-semantics-evaluation). */
function compileEvalCall(callee: Tree.Identifier, args: EvaluateList, c: Context): Evaluate {
  const func = compileExpression(callee, c);
  return (f) => {
    const target = func(f);
    const list = args(f);
    f[SITE] = callee.start;
    if (target === agent.realm.intrinsics['%eval%']) return list.length === 0 ? undefined : performDirectEval(list[0], f, c);
    return call(f, target, undefined, list, callee, c);
  };
}

/** sec-evaluatenew */
export function compileNew(node: Tree.NewExpression, c: Context): Evaluate {
  const constructor = compileExpression(node.callee, c);
  const args = compileArguments(node.arguments, c);
  const position = node.start;
  return (f): ObjectValue => {
    const target = constructor(f);
    const list = args(f);
    f[SITE] = position;
    if (!IsConstructor(target)) return throwTypeError(`${c.source.text.slice(node.callee.start, node.callee.end)} is not a constructor`);
    return target.Construct(list, target);
  };
}
