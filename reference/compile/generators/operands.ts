/**
 * Operands that are evaluated before a later sibling suspends: each goes to a frame slot, and the node itself is then
 * compiled as a plain closure that finds them there. So operators, calls and literals have one text for both forms.
 */
import { ToString } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Evaluate, Frame } from '../frame.ts';
import { spread } from '../expressions/arguments.ts';
import { compileCallee } from '../expressions/calls.ts';
import { IterationSite } from '../iterate.ts';
import { eitherExpression, type EitherExpression } from './either.ts';
import type { Resumable, Running } from './resumable.ts';

/** Stores one operand into its slot. */
type Step = (f: Frame) => Running<void> | null;

export interface Hoisted {
  readonly steps: readonly Step[];
  /** The context in which the operands are slots. */
  readonly inner: Context;
}

/** The expressions that a node evaluates, always and in this order, before it does anything else. */
export function operandsOf(node: Tree.Expression): (Tree.Expression | Tree.SpreadElement)[] {
  switch (node.type) {
    case 'BinaryExpression':
      return [node.left as Tree.Expression, node.right];
    case 'UnaryExpression':
      return node.operator === 'delete' && node.argument.type === 'MemberExpression' ? memberOperands(node.argument) : [node.argument];
    case 'UpdateExpression':
      return memberOperands(node.argument as Tree.MemberExpression);
    case 'MemberExpression':
      return memberOperands(node);
    case 'NewExpression':
      return [node.callee, ...node.arguments];
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null);
    case 'TemplateLiteral':
      return node.expressions;
    case 'AssignmentExpression':
      return assignmentOperands(node);
    case 'ParenthesizedExpression':
      return [node.expression];
    default:
      throw new Error(`no operands known of ${node.type}`);
  }
}

export function memberOperands(node: Tree.MemberExpression): Tree.Expression[] {
  const operands: Tree.Expression[] = node.object.type === 'Super' ? [] : [node.object];
  if (node.computed) operands.push(node.property as Tree.Expression);
  return operands;
}

function assignmentOperands(node: Tree.AssignmentExpression): Tree.Expression[] {
  const { left } = node;
  if (left.type === 'MemberExpression') return [...memberOperands(left), node.right];
  return left.type === 'Identifier' && node.operator !== '=' ? [left, node.right] : [node.right];
}

/** Hoists `operands` up to the last one that suspends. */
export function hoist(operands: readonly (Tree.Expression | Tree.SpreadElement)[], c: Context, asStrings = false): Hoisted {
  const last = operands.findLastIndex((operand) => c.suspends(operand));
  const slots = new Map<Tree.Node, number>();
  const steps = operands.slice(0, last + 1).map((operand) => {
    const slot = c.unit.allocate();
    slots.set(operand, slot);
    return operand.type === 'SpreadElement' ? spreadStep(operand, slot, c) : valueStep(eitherExpression(operand, c), slot, asStrings);
  });
  return { steps, inner: steps.length === 0 ? c : c.withEvaluated(slots) };
}

function valueStep({ plain, resumable }: EitherExpression, slot: number, asString: boolean): Step {
  if (plain !== null) {
    return (f) => {
      const value = plain(f);
      f[slot] = asString ? ToString(value) : value;
      return null;
    };
  }
  return function* (f) {
    const value = yield* resumable!(f);
    f[slot] = asString ? ToString(value) : value;
  };
}

function spreadStep(node: Tree.SpreadElement, slot: number, c: Context): Step {
  const { plain, resumable } = eitherExpression(node.argument, c);
  const site = new IterationSite();
  const keep = (f: Frame, iterable: Value): void => {
    const list: Value[] = [];
    spread(iterable, list, site);
    f[slot] = list as unknown as Value;
  };
  if (plain !== null) {
    return (f) => {
      keep(f, plain(f));
      return null;
    };
  }
  return function* (f) {
    keep(f, yield* resumable!(f));
  };
}

/** Runs the steps. */
export function* evaluateOperands(f: Frame, steps: readonly Step[]): Running<void> {
  for (let i = 0; i < steps.length; i++) {
    const running = steps[i]!(f);
    if (running !== null) yield* running;
  }
}

/** A node whose suspending parts are all operands. */
export function compileWithOperands<N extends Tree.Expression>(node: N, c: Context, plain: (node: N, c: Context) => Evaluate): Resumable<Value> {
  const { steps, inner } = hoist(operandsOf(node), c, node.type === 'TemplateLiteral');
  const evaluate = plain(node, inner);
  return function* (f) {
    yield* evaluateOperands(f, steps);
    return evaluate(f);
  };
}

/** A call: function and this value are taken before the arguments are evaluated. */
export function compileSuspendingCall(node: Tree.CallExpression | Tree.TaggedTemplateExpression, c: Context): Resumable<Value> {
  const callee = node.type === 'CallExpression' ? node.callee : node.tag;
  const args = node.type === 'CallExpression' ? node.arguments : node.quasi.expressions;
  const suspendsLater = args.some((argument) => c.suspends(argument));
  const isMember = callee.type === 'MemberExpression';
  const calleeOperands = callee.type === 'Super' ? [] : isMember ? memberOperands(callee) : [callee];
  const before = hoist(calleeOperands, c);
  let inner = before.inner;
  const steps = [...before.steps];
  if (suspendsLater && callee.type !== 'Super') {
    const slot = c.unit.allocate();
    c.unit.allocate();
    const target = compileCallee(callee, inner);
    steps.push((f) => {
      const { func, thisValue } = target(f);
      f[slot] = thisValue;
      f[slot + 1] = func;
      return null;
    });
    inner = inner.withEvaluated(new Map([[callee, slot]]));
  } else if (!isMember && inner.evaluated?.has(callee)) {
    // A callee that suspends itself is a function in one slot; calls look for this value and function in two.
    const slot = c.unit.allocate();
    c.unit.allocate();
    const from = inner.evaluated.get(callee)!;
    steps.push((f) => {
      f[slot] = undefined;
      f[slot + 1] = f[from] as Value;
      return null;
    });
    inner = inner.withEvaluated(new Map([[callee, slot]]));
  }
  const after = hoist(args, inner);
  const evaluate = compileExpression(node, after.inner);
  const all = [...steps, ...after.steps];
  return function* (f) {
    yield* evaluateOperands(f, all);
    return evaluate(f);
  };
}
