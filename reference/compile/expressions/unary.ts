/** Unary operators (sec-unary-operators). */
import { throwTypeError } from '../../runtime/errors.ts';
import { describeKey } from '../../runtime/operations.ts';
import { ToBoolean, ToNumber, ToNumeric, ToObject, ToPropertyKey } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import { SITE, type Evaluate } from '../frame.ts';
import { bigIntBinary } from '../operators/bigint.ts';
import { compileDeleteName } from '../sloppy/delete-name.ts';
import { compileReadForTypeof } from './bindings.ts';
import { constantOf } from './constant.ts';
import { compileThis } from './super.ts';
import { EMPTY } from '../../runtime/value.ts';
import { throwReferenceError } from '../../runtime/errors.ts';
import { staticMemberName } from './keys.ts';

export function compileUnary(node: Tree.UnaryExpression, c: Context): Evaluate {
  const { argument } = node;
  switch (node.operator) {
    case 'delete':
      return compileDelete(argument, c);
    case 'typeof':
      return compileTypeof(argument, c);
    case '!': {
      const operand = compileExpression(argument, c);
      return (f) => {
        const value = operand(f);
        return typeof value === 'boolean' ? !value : !ToBoolean(value);
      };
    }
    case 'void': {
      const operand = compileExpression(argument, c);
      return (f) => {
        operand(f);
        return undefined;
      };
    }
    case '+': {
      const operand = compileExpression(argument, c);
      return (f) => ToNumber(operand(f));
    }
    case '-':
      return compileNegation(node, c);
    case '~': {
      const operand = compileExpression(argument, c);
      return (f) => {
        const value = ToNumeric(operand(f));
        return typeof value === 'bigint' ? bigIntBinary('-', -value, 1n) : ~value;
      };
    }
  }
}

function compileNegation(node: Tree.UnaryExpression, c: Context): Evaluate {
  const constant = c.evaluated?.has(node.argument) ? EMPTY : constantOf(node);
  if (typeof constant === 'number') return () => constant;
  const operand = compileExpression(node.argument, c);
  return (f) => {
    const value = operand(f);
    return typeof value === 'number' ? -value : -ToNumeric(value);
  };
}

/** sec-typeof-operator */
function compileTypeof(argument: Tree.Expression, c: Context): Evaluate {
  const operand =
    argument.type === 'Identifier' && !c.evaluated?.has(argument)
      ? compileReadForTypeof(argument.name, argument.start, c)
      : compileExpression(argument, c);
  return (f) => typeOf(operand(f));
}

function typeOf(value: Value): string {
  if (typeof value !== 'object') return typeof value;
  return value !== null && value.callable ? 'function' : 'object';
}

/** sec-delete-operator. Of an unqualified name it is an early error of strict code. */
function compileDelete(argument: Tree.Expression, c: Context): Evaluate {
  if (argument.type === 'Identifier') return compileDeleteName(argument.name, c.resolve(argument.name, argument.start));
  if (argument.type !== 'MemberExpression') {
    const operand = compileExpression(argument, c);
    return (f) => {
      operand(f);
      return true;
    };
  }
  const name = c.evaluated?.has(argument.property) ? undefined : staticMemberName(argument);
  const key: Evaluate = name === undefined ? compileExpression(argument.property as Tree.Expression, c) : () => name;
  const position = argument.start;
  if (argument.object.type === 'Super') {
    const thisValue = compileThis(c, position);
    return (f) => {
      thisValue(f);
      key(f);
      return throwReferenceError('a super property cannot be deleted');
    };
  }
  const object = compileExpression(argument.object, c);
  const { isSloppy } = c;
  return (f) => {
    const base = object(f);
    const property = key(f);
    f[SITE] = position;
    const holder = ToObject(base);
    const propertyKey = ToPropertyKey(property);
    if (holder.Delete(propertyKey)) return true;
    return isSloppy ? false : throwTypeError(`cannot delete property ${describeKey(propertyKey)}`);
  };
}
