/**
 * Property references that are kept (sec-reference-specification-type): targets of patterns, updates and compound assignments.
 * Rules: `language/strict-readonly-assign`.
 */
import { throwTypeError } from '../../runtime/errors.ts';
import { ToPropertyKey } from '../../runtime/type-conversion.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { PropertyKey, Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate, type Frame } from '../frame.ts';
import { putQuietly } from '../sloppy/put.ts';
import { staticMemberName } from './keys.ts';
import { getByKey, putByKey } from './elements.ts';
import { compileSuperBase, compileThis } from './super.ts';

/** A Reference Record whose base is a value. `key` becomes a property key at its first use. */
export class Reference {
  declare readonly base: Value;
  declare key: Value;
  /** thisValue of a super reference; the base otherwise. */
  declare readonly receiver: Value;
  constructor(base: Value, key: Value, receiver: Value) {
    this.base = base;
    this.key = key;
    this.receiver = receiver;
  }

  /** The property key, converted once. Fails first for a base that has no properties. */
  propertyKey(): PropertyKey {
    if (this.base === undefined || this.base === null) throwTypeError(`${String(this.base)} has no properties`);
    return (this.key = ToPropertyKey(this.key));
  }
}

export interface MemberReference {
  readonly evaluate: (f: Frame) => Reference;
  readonly get: (f: Frame, reference: Reference) => Value;
  readonly put: (f: Frame, reference: Reference, value: Value) => void;
}

export function compileMemberReference(node: Tree.MemberExpression, c: Context): MemberReference {
  const position = node.end;
  const name = c.evaluated?.has(node.property) ? undefined : staticMemberName(node);
  const key: Evaluate = name !== undefined ? () => name : compileExpression(node.property as Tree.Expression, c);
  const put = c.isSloppy ? putQuietly : putByKey;
  return {
    evaluate: node.object.type === 'Super' ? compileSuperReference(key, c, position) : compilePlainReference(node.object, key, c),
    get: (f, reference) => {
      f[SITE] = position;
      const property = reference.propertyKey();
      if (reference.receiver === reference.base) return getByKey(reference.base, property);
      return (reference.base as ObjectValue).Get(property, reference.receiver);
    },
    put: (f, reference, value) => {
      f[SITE] = position;
      put(reference.base, reference.propertyKey(), value, reference.receiver);
    },
  };
}

function compilePlainReference(object: Tree.Expression, key: Evaluate, c: Context): (f: Frame) => Reference {
  const base = compileExpression(object, c);
  return (f) => {
    const value = base(f);
    return new Reference(value, key(f), value);
  };
}

/** sec-makesuperpropertyreference */
function compileSuperReference(key: Evaluate, c: Context, position: number): (f: Frame) => Reference {
  const thisValue = compileThis(c, position);
  const base = compileSuperBase(c);
  return (f) => {
    const receiver = thisValue(f);
    const property = key(f);
    return new Reference(base(f), property, receiver);
  };
}
