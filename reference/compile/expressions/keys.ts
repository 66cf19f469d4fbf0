import type { Tree } from '../../syntax/index.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import { constantOf } from './constant.ts';

/** A string, and what else has elements, has properties of such names itself, whatever its prototype has. */
const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;

interface Keyed {
  readonly key: Tree.Node;
  readonly computed: boolean;
}

/** PropName (sec-object-initializer-static-semantics-propname) as a property key; undefined where it is computed. */
export function staticKeyOf(property: Keyed): string | undefined {
  if (property.computed) return undefined;
  const key = property.key as Tree.Expression;
  if (key.type === 'Identifier') return key.name;
  return ToPropertyKey(constantOf(key) as Value) as string;
}

/** The name that a member expression asks for, where it is known at compile time and no array index. */
export function staticMemberName(node: Tree.MemberExpression): string | undefined {
  if (!node.computed) return (node.property as Tree.Identifier).name;
  const constant = constantOf(node.property);
  return typeof constant === 'string' && !ARRAY_INDEX.test(constant) ? constant : undefined;
}
