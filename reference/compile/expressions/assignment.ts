/** Assignment (sec-assignment-operators) and update expressions (sec-update-expressions). */
import { agent } from '../../runtime/agent.ts';
import { ArrayObject } from '../../runtime/array-object.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import { OPEN, prototypeEpoch } from '../../runtime/shape.ts';
import { ToNumeric, ToPropertyKey } from '../../runtime/type-conversion.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import { mayAppend } from '../array-iteration.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { compilePattern } from '../patterns.ts';
import { PropertyCache, setAndCache } from '../property-cache.ts';
import { binaryOperator } from './binary.ts';
import { compileAssign, compileRead, compileStore } from './bindings.ts';
import { constantOf, plainSlotOf } from './constant.ts';
import { compileNamed } from './named.ts';
import { staticMemberName } from './keys.ts';
import { compileMemberReference } from './member-reference.ts';
import { putByKey } from './member.ts';

export function compileAssignment(node: Tree.AssignmentExpression, c: Context): Evaluate {
  const { left, right } = node;
  if (node.operator !== '=') return compileCompound(node, node.operator.slice(0, -1), c);
  switch (left.type) {
    case 'Identifier':
      // A parenthesised target names nothing: it is no IdentifierRef.
      return compileAssign(left.name, left.start, c, left.start === node.start ? compileNamed(right, left.name, c) : compileExpression(right, c));
    case 'MemberExpression':
      return compileMemberAssignment(left, compileExpression(right, c), c);
    default: {
      const value = compileExpression(right, c);
      const destructure = compilePattern(left, c, 'assign');
      return (f) => {
        const whole = value(f);
        destructure(f, whole);
        return whole;
      };
    }
  }
}

function compileMemberAssignment(left: Tree.MemberExpression, right: Evaluate, c: Context): Evaluate {
  if (left.object.type === 'Super') {
    const reference = compileMemberReference(left, c);
    return (f) => {
      const target = reference.evaluate(f);
      const value = right(f);
      reference.put(f, target, value);
      return value;
    };
  }
  const name = c.evaluated?.has(left.property) ? undefined : staticMemberName(left);
  const object = compileExpression(left.object, c);
  if (name === undefined) return compileElementAssignment(object, compileExpression(left.property as Tree.Expression, c), right, left.end);
  const position = left.end;
  const cache = new PropertyCache();
  const slot = plainSlotOf(left.object, c);
  return (f) => {
    const base = slot >= 0 ? (f[slot] as Value) : object(f);
    const value = right(f);
    if (typeof base === 'object' && base !== null) {
      if (base.shape === cache.shape) {
        const { next } = cache;
        if (next === null) {
          base.slots[cache.index] = value;
          return value;
        }
        if (cache.epoch === prototypeEpoch.value && base.extensible) {
          base.changeShape(next);
          base.slots[next.count - 1] = value;
          return value;
        }
      }
      f[SITE] = position;
      if (!setAndCache(base, name, value, cache)) throwTypeError(`cannot assign to property ${name}`);
      return value;
    }
    f[SITE] = position;
    putByKey(base, name, value);
    return value;
  };
}

function compileElementAssignment(object: Evaluate, property: Evaluate, right: Evaluate, position: number): Evaluate {
  return (f) => {
    const base = object(f);
    const key = property(f);
    const value = right(f);
    if (typeof key === 'number' && base instanceof ArrayObject && key >>> 0 === key) {
      const { elements } = base;
      if (elements !== null) {
        if (key < elements.length) {
          if (elements[key] !== EMPTY && base.elementFlags === OPEN) {
            elements[key] = value;
            return value;
          }
        } else if (key === elements.length && key === base.slots[0] && mayAppend(base)) {
          agent.allocated += 8;
          elements.push(value);
          base.slots[0] = key + 1;
          return value;
        }
      }
    }
    f[SITE] = position;
    if (base === undefined || base === null) throwTypeError(`cannot set a property of ${String(base)}`);
    putByKey(base, ToPropertyKey(key), value);
    return value;
  };
}

/** `left op= right`: the target is evaluated once. */
function compileCompound(node: Tree.AssignmentExpression, operator: string, c: Context): Evaluate {
  const specialised = binaryOperator(operator);
  const { left } = node;
  const right = compileExpression(node.right, c);
  const constant = c.evaluated?.has(node.right) ? EMPTY : constantOf(node.right);
  const k = typeof constant === 'number' ? constant : undefined;
  if (left.type === 'Identifier') {
    const operands = { left: compileExpression(left, c), right, i: plainSlotOf(left, c), j: plainSlotOf(node.right, c), k };
    return compileAssign(left.name, left.start, c, specialised(operands));
  }
  const reference = compileMemberReference(left as Tree.MemberExpression, c);
  const slot = c.unit.allocate();
  const operate = specialised({ left: (f) => f[slot] as Value, right, i: slot, j: -1, k });
  return (f) => {
    const target = reference.evaluate(f);
    f[slot] = reference.get(f, target);
    const value = operate(f);
    reference.put(f, target, value);
    return value;
  };
}

export function compileUpdate(node: Tree.UpdateExpression, c: Context): Evaluate {
  const delta = node.operator === '++' ? 1 : -1;
  const { argument, prefix } = node;
  if (argument.type === 'Identifier') return compileBindingUpdate(argument, delta, prefix, c);
  const reference = compileMemberReference(argument as Tree.MemberExpression, c);
  return (f) => {
    const target = reference.evaluate(f);
    const old = ToNumeric(reference.get(f, target));
    const value = increase(old, delta);
    reference.put(f, target, value);
    return prefix ? value : old;
  };
}

function increase(old: number | bigint, delta: number): number | bigint {
  return typeof old === 'number' ? old + delta : old + BigInt(delta);
}

function compileBindingUpdate(argument: Tree.Identifier, delta: number, prefix: boolean, c: Context): Evaluate {
  const location = c.resolve(argument.name, argument.start);
  const store = compileStore(argument.name, argument.start, c);
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
  return (f) => {
    const old = ToNumeric(read(f));
    const value = increase(old, delta);
    store(f, value);
    return prefix ? value : old;
  };
}

