/** Compound assignment and update expressions (sec-assignment-operators, sec-update-expressions): the target is evaluated once. */
import { throwTypeError } from '../../runtime/errors.ts';
import { ToNumeric, ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { PropertyCache } from '../property-cache.ts';
import { binaryOperator } from './binary.ts';
import { compileAssign, compileRead, compileStore } from './bindings.ts';
import { constantOf, plainSlotOf } from './constant.ts';
import { getElement, putElement } from './elements.ts';
import { staticMemberName } from './keys.ts';
import { compileMemberReference } from './member-reference.ts';
import { getNamed, putNamed } from './member.ts';

/** How a new value is made of an old one. */
interface Change {
  readonly value: (f: Frame) => Value;
  /** Where `value` finds the old one; an update leaves it there converted to a number. */
  readonly slot: number;
  /** The expression gives the old value: a postfix operator. */
  readonly givesOld: boolean;
}

/** `left op= right` */
export function compileCompound(node: Tree.AssignmentExpression, c: Context): Evaluate {
  const specialised = binaryOperator(node.operator.slice(0, -1));
  const { left } = node;
  const right = compileExpression(node.right, c);
  const constant = c.evaluated?.has(node.right) ? EMPTY : constantOf(node.right);
  const k = typeof constant === 'number' ? constant : undefined;
  if (left.type === 'Identifier') {
    const operands = { left: compileExpression(left, c), right, i: plainSlotOf(left, c), j: plainSlotOf(node.right, c), k };
    return compileAssign(left.name, left.start, c, specialised(operands));
  }
  const slot = c.unit.allocate();
  const value = specialised({ left: (f) => f[slot] as Value, right, i: slot, j: -1, k });
  return compileChange(left as Tree.MemberExpression, { value, slot, givesOld: false }, c);
}

/** `target++` and its like. */
export function compileUpdate(node: Tree.UpdateExpression, c: Context): Evaluate {
  const delta = node.operator === '++' ? 1 : -1;
  const { argument, prefix } = node;
  if (argument.type === 'Identifier') return compileBindingUpdate(argument, delta, prefix, c);
  const slot = c.unit.allocate();
  const value = (f: Frame): Value => {
    const old = f[slot] as Value;
    if (typeof old === 'number') return old + delta;
    const numeric = ToNumeric(old);
    f[slot] = numeric;
    return increase(numeric, delta);
  };
  return compileChange(argument as Tree.MemberExpression, { value, slot, givesOld: !prefix }, c);
}

/** Changes a property in place. */
function compileChange(target: Tree.MemberExpression, { value, slot, givesOld }: Change, c: Context): Evaluate {
  if (target.object.type === 'Super' || c.isSloppy) return compileReferenceChange(target, { value, slot, givesOld }, c);
  const object = compileExpression(target.object, c);
  const position = target.end;
  const name = c.evaluated?.has(target.property) ? undefined : staticMemberName(target);
  if (name !== undefined) {
    const [read, write] = [new PropertyCache(), new PropertyCache()];
    return (f) => {
      const base = object(f);
      f[SITE] = position;
      f[slot] = getNamed(base, name, read);
      const changed = value(f);
      f[SITE] = position;
      const old = f[slot] as Value;
      putNamed(base, name, changed, write);
      return givesOld ? old : changed;
    };
  }
  const property = compileExpression(target.property as Tree.Expression, c);
  return (f) => {
    const base = object(f);
    const given = property(f);
    f[SITE] = position;
    if (base === undefined || base === null) throwTypeError(`${String(base)} has no properties`);
    const key = typeof given === 'number' ? given : ToPropertyKey(given);
    f[slot] = getElement(base, key);
    const changed = value(f);
    f[SITE] = position;
    const old = f[slot] as Value;
    putElement(base, key, changed);
    return givesOld ? old : changed;
  };
}

/** The same by a reference, as super and sloppy code need it. */
function compileReferenceChange(target: Tree.MemberExpression, { value, slot, givesOld }: Change, c: Context): Evaluate {
  const reference = compileMemberReference(target, c);
  return (f) => {
    const place = reference.evaluate(f);
    f[slot] = reference.get(f, place);
    const changed = value(f);
    const old = f[slot] as Value;
    reference.put(f, place, changed);
    return givesOld ? old : changed;
  };
}

function increase(old: number | bigint, delta: number): number | bigint {
  return typeof old === 'number' ? old + delta : old + BigInt(delta);
}

function compileBindingUpdate(argument: Tree.Identifier, delta: number, prefix: boolean, c: Context): Evaluate {
  const location = c.resolve(argument.name, argument.start);
  if (location.kind === 'frame' && !location.checked && !location.binding.isImmutable) {
    const { index } = location;
    return (f) => {
      const old = f[index] as Value;
      if (typeof old === 'number') {
        const value = old + delta;
        f[index] = value;
        return prefix ? value : old;
      }
      const numeric = ToNumeric(old);
      const value = increase(numeric, delta);
      f[index] = value;
      return prefix ? value : numeric;
    };
  }
  const read = compileRead(argument.name, argument.start, c);
  const store = compileStore(argument.name, argument.start, c);
  return (f) => {
    const old = ToNumeric(read(f));
    const value = increase(old, delta);
    store(f, value);
    return prefix ? value : old;
  };
}
