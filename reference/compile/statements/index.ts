/** Compiles statements: one function per kind of node, in the files of this folder. */
import { GuestThrow } from '../../runtime/completion.ts';
import type { Tree } from '../../syntax/index.ts';
import type { Context } from '../context.ts';
import { compileExpression, compileStatement } from '../dispatch.ts';
import { RESULT, RETURN, SITE, type Execute, type Frame } from '../frame.ts';
import { compileAssignmentEffect } from '../expressions/assignment.ts';
import { compileInitialise } from '../expressions/bindings.ts';
import { compileNamed } from '../expressions/named.ts';
import { compileTest } from '../expressions/test.ts';
import { compileClassExpression } from '../functions/classes.ts';
import { compileBlock } from './block.ts';
import { compileVariables } from './declarations.ts';
import { compileForInOf } from './for-in-of.ts';
import { compileBreak, compileContinue, compileLabeled } from './jumps.ts';
import { nothing } from './list.ts';
import { compileDoWhile, compileFor, compileWhile } from './loops.ts';
import { compileSwitch } from './switch.ts';
import { compileTry } from './try.ts';

export function statement(node: Tree.Statement | Tree.ModuleDeclaration, c: Context): Execute {
  switch (node.type) {
    case 'ExpressionStatement':
      return compileExpressionStatement(node, c);
    case 'VariableDeclaration':
      return compileVariables(node, c);
    case 'BlockStatement':
      return compileBlock(node, node.body, c);
    case 'ReturnStatement':
      return compileReturn(node, c);
    case 'IfStatement':
      return resetting(c, compileIf(node, c));
    case 'ForStatement':
      return resetting(c, compileFor(node, c));
    case 'ForInStatement':
    case 'ForOfStatement':
      return resetting(c, compileForInOf(node, c));
    case 'WhileStatement':
      return resetting(c, compileWhile(node, c));
    case 'DoWhileStatement':
      return resetting(c, compileDoWhile(node, c));
    case 'SwitchStatement':
      return resetting(c, compileSwitch(node, c));
    case 'TryStatement':
      return resetting(c, compileTry(node, c));
    case 'ThrowStatement':
      return compileThrow(node, c);
    case 'BreakStatement':
      return compileBreak(node, c);
    case 'ContinueStatement':
      return compileContinue(node, c);
    case 'LabeledStatement':
      return compileLabeled(node, c);
    case 'ClassDeclaration': {
      const definition = compileClassExpression(node, node.id.name, c);
      const initialise = compileInitialise(node.id.name, c);
      return (f) => {
        initialise(f, definition(f));
        return undefined;
      };
    }
    case 'ExportNamedDeclaration':
      return node.declaration ? compileStatement(node.declaration, c) : nothing;
    case 'ExportDefaultDeclaration':
      return compileExportDefault(node, c);
    case 'EmptyStatement':
    case 'DebuggerStatement':
    case 'FunctionDeclaration':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return nothing;
    default:
      throw new Error(`no statement of ES2018 strict code: ${node.type}`);
  }
}

/** UpdateEmpty(completion, undefined): a statement that has a value of its own forgets the one before it. */
export function resetting(c: Context, execute: Execute): Execute {
  if (!c.keepsValue) return execute;
  return (f) => {
    f[RESULT] = undefined;
    return execute(f);
  };
}

function compileExpressionStatement(node: Tree.ExpressionStatement, c: Context): Execute {
  const effect = c.keepsValue ? null : compileAssignmentEffect(node.expression, c);
  if (effect !== null) return effect;
  const expression = compileExpression(node.expression, c);
  if (c.keepsValue) {
    return (f) => {
      f[RESULT] = expression(f);
      return undefined;
    };
  }
  return (f) => {
    expression(f);
    return undefined;
  };
}

/** sec-if-statement-runtime-semantics-evaluation */
function compileIf(node: Tree.IfStatement, c: Context): Execute {
  const test = compileTest(node.test, c);
  const consequent = compileStatement(node.consequent, c);
  if (!node.alternate) return (f) => (test(f) ? consequent(f) : undefined);
  const alternate = compileStatement(node.alternate, c);
  return (f) => (test(f) ? consequent(f) : alternate(f));
}

/** sec-return-statement-runtime-semantics-evaluation */
function compileReturn(node: Tree.ReturnStatement, c: Context): Execute {
  if (!node.argument) {
    return (f) => {
      f[RESULT] = undefined;
      return RETURN;
    };
  }
  const argument = compileExpression(node.argument, c);
  return (f) => {
    f[RESULT] = argument(f);
    return RETURN;
  };
}

/** sec-throw-statement-runtime-semantics-evaluation */
function compileThrow(node: Tree.ThrowStatement, c: Context): Execute {
  const argument = compileExpression(node.argument, c);
  const position = node.start;
  return (f: Frame) => {
    const value = argument(f);
    f[SITE] = position;
    throw new GuestThrow(value);
  };
}

/** sec-exports-runtime-semantics-evaluation */
function compileExportDefault(node: Tree.ExportDefaultDeclaration, c: Context): Execute {
  const { declaration } = node;
  if (declaration.type === 'FunctionDeclaration') return nothing;
  const isClass = declaration.type === 'ClassDeclaration';
  const initialise = compileInitialise((isClass && declaration.id?.name) || '*default*', c);
  const value = isClass
    ? compileClassExpression(declaration, declaration.id?.name ?? 'default', c)
    : compileNamed(declaration as Tree.Expression, 'default', c);
  return (f) => {
    initialise(f, value(f));
    return undefined;
  };
}
