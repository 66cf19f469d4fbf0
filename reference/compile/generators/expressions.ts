/** Expressions that contain `yield` or `await`. */
import { createPlainObject, type ObjectValue } from '../../runtime/object.ts';
import { CopyDataProperties, CreateDataPropertyOrThrow } from '../../runtime/operations.ts';
import { ToBoolean, ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileSuspendingExpression } from '../dispatch.ts';
import type { Frame } from '../frame.ts';
import { binaryOperator } from '../expressions/binary.ts';
import { staticKeyOf } from '../expressions/keys.ts';
import { compileObjectStep, setPrototype, type ObjectStep } from '../expressions/literals.ts';
import { compileMemberReference } from '../expressions/member-reference.ts';
import { isAnonymousClass, type ClassNode } from '../functions/classes.ts';
import { functionNameOf } from '../functions/closures.ts';
import { compileMethod } from '../functions/methods.ts';
import { compileSuspendingClass, eitherNamed } from './classes.ts';
import { eitherExpression } from './either.ts';
import { compileSuspendingCall, compileWithOperands, evaluateOperands, hoist, memberOperands } from './operands.ts';
import { compileSuspendingPattern } from './patterns.ts';
import type { Resumable, Running } from './resumable.ts';
import { compileAwait, compileYield } from './yield.ts';

export function suspendingExpression(node: Tree.Expression, c: Context): Resumable<Value> {
  const slot = c.evaluated?.get(node);
  if (slot !== undefined) {
    // eslint-disable-next-line require-yield -- a resumable that finds its value in a slot
    return function* (f) {
      return f[slot] as Value;
    };
  }
  switch (node.type) {
    case 'YieldExpression':
      return compileYield(node, c);
    case 'AwaitExpression':
      return compileAwait(node, c);
    case 'LogicalExpression':
      return compileLogical(node, c);
    case 'ConditionalExpression':
      return compileConditional(node, c);
    case 'SequenceExpression':
      return compileSequence(node, c);
    case 'ObjectExpression':
      return compileObject(node, c);
    case 'ClassExpression': {
      const definition = compileSuspendingClass(node, node.id?.name ?? '', c);
      return (f) => definition(f);
    }
    case 'CallExpression':
    case 'TaggedTemplateExpression':
      return compileSuspendingCall(node, c);
    case 'AssignmentExpression':
      return compileAssignment(node, c);
    default:
      return compileWithOperands(node, c, compileExpression);
  }
}

function compileLogical(node: Tree.LogicalExpression, c: Context): Resumable<Value> {
  const left = eitherExpression(node.left, c);
  const right = eitherExpression(node.right, c);
  const isAnd = node.operator === '&&';
  return function* (f) {
    const value = left.plain !== null ? left.plain(f) : yield* left.resumable!(f);
    if (ToBoolean(value) !== isAnd) return value;
    return right.plain !== null ? right.plain(f) : yield* right.resumable!(f);
  };
}

function compileConditional(node: Tree.ConditionalExpression, c: Context): Resumable<Value> {
  const test = eitherExpression(node.test, c);
  const consequent = eitherExpression(node.consequent, c);
  const alternate = eitherExpression(node.alternate, c);
  return function* (f) {
    const branch = ToBoolean(test.plain !== null ? test.plain(f) : yield* test.resumable!(f)) ? consequent : alternate;
    return branch.plain !== null ? branch.plain(f) : yield* branch.resumable!(f);
  };
}

function compileSequence(node: Tree.SequenceExpression, c: Context): Resumable<Value> {
  const expressions = node.expressions.map((expression) => eitherExpression(expression, c));
  return function* (f) {
    let value: Value = undefined;
    for (const { plain, resumable } of expressions) value = plain !== null ? plain(f) : yield* resumable!(f);
    return value;
  };
}

function compileAssignment(node: Tree.AssignmentExpression, c: Context): Resumable<Value> {
  const { left } = node;
  if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern') {
    if (!c.suspends(left)) return compileWithOperands(node, c, compileExpression);
    const right = eitherExpression(node.right, c);
    const destructure = compileSuspendingPattern(left, c, 'assign');
    return function* (f) {
      const value = right.plain !== null ? right.plain(f) : yield* right.resumable!(f);
      yield* destructure(f, value);
      return value;
    };
  }
  if (left.type === 'MemberExpression' && node.operator !== '=') return compileCompoundMember(node, left, c);
  if (left.type === 'Identifier' && node.operator === '=' && left.start === node.start && isAnonymousClass(node.right)) {
    const slot = c.unit.allocate();
    const { resumable } = eitherNamed(node.right, left.name, c, compileExpression);
    const assign = compileExpression(node, c.withEvaluated(new Map([[node.right, slot]])));
    return function* (f) {
      f[slot] = yield* resumable!(f);
      return assign(f);
    };
  }
  return compileWithOperands(node, c, compileExpression);
}

/** `base[key] op= right`: the old value is taken before the right side is evaluated. */
function compileCompoundMember(node: Tree.AssignmentExpression, left: Tree.MemberExpression, c: Context): Resumable<Value> {
  const { steps, inner } = hoist(memberOperands(left), c);
  const reference = compileMemberReference(left, inner);
  const right = eitherExpression(node.right, c);
  const [i, j] = [c.unit.allocate(), c.unit.allocate()];
  const operate = binaryOperator(node.operator.slice(0, -1))({
    left: (f) => f[i] as Value,
    right: (f) => f[j] as Value,
    i,
    j,
    k: undefined,
  });
  return function* (f) {
    yield* evaluateOperands(f, steps);
    const target = reference.evaluate(f);
    const old = reference.get(f, target);
    const operand = right.plain !== null ? right.plain(f) : yield* right.resumable!(f);
    f[i] = old;
    f[j] = operand;
    const value = operate(f);
    reference.put(f, target, value);
    return value;
  };
}

type ResumableStep = (f: Frame, object: ObjectValue) => Running<void>;

function compileObject(node: Tree.ObjectExpression, c: Context): Resumable<Value> {
  const steps = node.properties.map((property) => {
    const step = c.suspends(property) ? { plain: null, resumable: compileProperty(property, c) } : { plain: compileObjectStep(property, c), resumable: null };
    return step as { plain: ObjectStep | null; resumable: ResumableStep | null };
  });
  return function* (f) {
    const object = createPlainObject();
    for (const { plain, resumable } of steps) {
      if (plain !== null) plain(f, object);
      else yield* resumable!(f, object);
    }
    return object;
  };
}

function compileProperty(property: Tree.Property | Tree.SpreadElement, c: Context): ResumableStep {
  if (property.type === 'SpreadElement') {
    const source = eitherExpression(property.argument, c);
    return function* (f, object) {
      CopyDataProperties(object, yield* source.resumable!(f), new Set());
    };
  }
  const staticKey = staticKeyOf(property);
  const key = staticKey === undefined ? eitherExpression(property.key, c) : null;
  const keyOf = function* (f: Frame): Running<PropertyKey> {
    if (key === null) return staticKey!;
    return ToPropertyKey(key.plain !== null ? key.plain(f) : yield* key.resumable!(f));
  };
  if (property.method || property.kind !== 'init') {
    const kind = property.kind === 'init' ? 'method' : property.kind;
    const define = compileMethod(property.value as Tree.FunctionExpression, kind, property.start, property.end, true, c);
    return function* (f, object) {
      define(f, object, yield* keyOf(f));
    };
  }
  if (!c.suspends(property.value)) {
    const slot = c.unit.allocate();
    const define = compileObjectStep(property, c.withEvaluated(new Map([[property.key, slot]])));
    return function* (f, object) {
      f[slot] = yield* key!.resumable!(f);
      define(f, object);
    };
  }
  const isClass = isAnonymousClass(property.value);
  const definition = isClass ? compileSuspendingClass(property.value as ClassNode, EMPTY, c) : null;
  const plainValue = isClass ? null : compileSuspendingExpression(property.value, c);
  const isPrototype = (property as Tree.ProtoProperty).setsPrototype === true;
  return function* (f, object) {
    const name = yield* keyOf(f);
    const result = definition !== null ? yield* definition(f, functionNameOf(name)) : yield* plainValue!(f);
    if (isPrototype) setPrototype(object, result);
    else CreateDataPropertyOrThrow(object, name, result);
  };
}
