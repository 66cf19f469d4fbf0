/** Simple assignment (sec-assignment-operators). */
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { compilePattern } from '../patterns.ts';
import { PropertyCache } from '../property-cache.ts';
import { compileAssign } from './bindings.ts';
import { compileCompound } from './compound.ts';
import { plainSlotOf } from './constant.ts';
import { putElement } from './elements.ts';
import { staticMemberName } from './keys.ts';
import { compileMemberReference } from './member-reference.ts';
import { putNamed } from './member.ts';
import { compileNamed } from './named.ts';

export function compileAssignment(node: Tree.AssignmentExpression, c: Context): Evaluate {
  const { left, right } = node;
  if (node.operator !== '=') return compileCompound(node, c);
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
  if (left.object.type === 'Super' || c.isSloppy) {
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
    f[SITE] = position;
    putNamed(base, name, value, cache);
    return value;
  };
}

function compileElementAssignment(object: Evaluate, property: Evaluate, right: Evaluate, position: number): Evaluate {
  return (f) => {
    const base = object(f);
    const key = property(f);
    const value = right(f);
    f[SITE] = position;
    putElement(base, key, value);
    return value;
  };
}
