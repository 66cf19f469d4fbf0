/** Compiles expressions: one function per kind of node, in the files of this folder. */
import { ToBoolean } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression } from '../dispatch.ts';
import type { Evaluate } from '../frame.ts';
import { compileClassExpression } from '../functions/classes.ts';
import { compileFunctionExpression } from '../functions/closures.ts';
import { compileAssignment } from './assignment.ts';
import { compileBinary } from './binary.ts';
import { compileRead } from './bindings.ts';
import { compileCall, compileNew } from './calls.ts';
import { compileUpdate } from './compound.ts';
import { constantOf } from './constant.ts';
import { compileArray, compileObject, compileRegExp, compileTemplate } from './literals.ts';
import { compileMember } from './member.ts';
import { compileMetaProperty, compileThis } from './super.ts';
import { compileTaggedTemplate } from './tagged-template.ts';
import { compileTest } from './test.ts';
import { compileUnary } from './unary.ts';

export function expression(node: Tree.Expression, c: Context): Evaluate {
  const slot = c.evaluated?.get(node);
  if (slot !== undefined) return (f) => f[slot] as Value;
  switch (node.type) {
    case 'Identifier':
      return compileRead(node.name, node.start, c);
    case 'Literal': {
      if (node.regex !== undefined) return compileRegExp(node);
      const constant = constantOf(node) as Value;
      return () => constant;
    }
    case 'ThisExpression':
      return compileThis(c, node.start);
    case 'ArrayExpression':
      return compileArray(node, c);
    case 'ObjectExpression':
      return compileObject(node, c);
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return compileFunctionExpression(node, node.type === 'FunctionExpression' && node.id ? node.id.name : '', c);
    case 'ClassExpression':
      return compileClassExpression(node, node.id?.name ?? '', c);
    case 'UnaryExpression':
      return compileUnary(node, c);
    case 'UpdateExpression':
      return compileUpdate(node, c);
    case 'BinaryExpression':
      return compileBinary(node, c);
    case 'LogicalExpression':
      return compileLogical(node, c);
    case 'ConditionalExpression':
      return compileConditional(node, c);
    case 'AssignmentExpression':
      return compileAssignment(node, c);
    case 'SequenceExpression':
      return compileSequence(node, c);
    case 'MemberExpression':
      return compileMember(node, c);
    case 'CallExpression':
      return compileCall(node, c);
    case 'NewExpression':
      return compileNew(node, c);
    case 'MetaProperty':
      return compileMetaProperty(node, c);
    case 'TemplateLiteral':
      return compileTemplate(node, c);
    case 'TaggedTemplateExpression':
      return compileTaggedTemplate(node, c);
    case 'ParenthesizedExpression':
      return compileExpression(node.expression, c);
    default:
      throw new Error(`no expression of ES2018: ${node.type}`);
  }
}

function compileLogical(node: Tree.LogicalExpression, c: Context): Evaluate {
  const left = compileExpression(node.left, c);
  const right = compileExpression(node.right, c);
  if (node.operator === '&&') {
    return (f) => {
      const value = left(f);
      return (typeof value === 'boolean' ? value : ToBoolean(value)) ? right(f) : value;
    };
  }
  return (f) => {
    const value = left(f);
    return (typeof value === 'boolean' ? value : ToBoolean(value)) ? value : right(f);
  };
}

function compileConditional(node: Tree.ConditionalExpression, c: Context): Evaluate {
  const test = compileTest(node.test, c);
  const consequent = compileExpression(node.consequent, c);
  const alternate = compileExpression(node.alternate, c);
  return (f) => (test(f) ? consequent(f) : alternate(f));
}

function compileSequence(node: Tree.SequenceExpression, c: Context): Evaluate {
  const expressions = node.expressions.map((expression) => compileExpression(expression, c));
  const last = expressions.length - 1;
  return (f) => {
    for (let i = 0; i < last; i++) expressions[i]!(f);
    return expressions[last]!(f);
  };
}
