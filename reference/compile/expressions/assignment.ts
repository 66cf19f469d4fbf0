/** Simple assignment (sec-assignment-operators). */
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate, type Execute } from '../frame.ts';
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
      return compileMemberAssignment(left, right, c, true);
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

/** An assignment as a statement of its own, whose value nobody asks for; null where that is no shorter way. */
export function compileAssignmentEffect(node: Tree.Expression, c: Context): Execute | null {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return null;
  return compileMemberAssignment(node.left, node.right, c, false) as Execute;
}

/** `keeps`: whether the closure gives the value, or undefined. */
function compileMemberAssignment(left: Tree.MemberExpression, source: Tree.Expression, c: Context, keeps: boolean): Evaluate {
  const right = compileExpression(source, c);
  if (left.object.type === 'Super' || c.isSloppy) {
    const reference = compileMemberReference(left, c);
    return (f) => {
      const target = reference.evaluate(f);
      const value = right(f);
      reference.put(f, target, value);
      return keeps ? value : undefined;
    };
  }
  const name = c.evaluated?.has(left.property) ? undefined : staticMemberName(left);
  const object = compileExpression(left.object, c);
  const position = left.end;
  const i = plainSlotOf(left.object, c);
  if (name === undefined) {
    const property = compileExpression(left.property as Tree.Expression, c);
    const j = plainSlotOf(source, c);
    return (f) => {
      const base = i >= 0 ? (f[i] as Value) : object(f);
      const key = property(f);
      const value = j >= 0 ? (f[j] as Value) : right(f);
      f[SITE] = position;
      putElement(base, key, value);
      return keeps ? value : undefined;
    };
  }
  const cache = new PropertyCache();
  return (f) => {
    const base = i >= 0 ? (f[i] as Value) : object(f);
    const value = right(f);
    f[SITE] = position;
    putNamed(base, name, value, cache);
    return keeps ? value : undefined;
  };
}
