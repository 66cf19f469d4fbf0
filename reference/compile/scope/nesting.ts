/**
 * What nested code takes of the host's stack, in bytes per level, as measured with code that no optimiser has touched: closures
 * of nested nodes call one another, and so do the functions that compile them. It makes the depth of a call known
 * beforehand, and the same on every host.
 */
import { UNIT } from '../../runtime/agent.ts';
import type { Unit } from './scope.ts';

export interface NestingCost {
  readonly run: number;
  readonly compile: number;
}

const expression: NestingCost = { run: 200, compile: 340 };
const leaf: NestingCost = { run: 0, compile: 150 };
const statement: NestingCost = { run: 100, compile: 500 };
const block: NestingCost = { run: 200, compile: 900 };
const loop: NestingCost = { run: 330, compile: 1000 };
const pattern: NestingCost = { run: 420, compile: 900 };

const costs: { readonly [type: string]: NestingCost } = {
  Identifier: leaf,
  Literal: leaf,
  ThisExpression: leaf,
  Super: leaf,
  MetaProperty: leaf,
  TemplateElement: leaf,
  Property: leaf,
  VariableDeclarator: leaf,
  SwitchCase: leaf,
  SpreadElement: { run: 60, compile: 150 },
  FunctionExpression: { run: 0, compile: 700 },
  ArrowFunctionExpression: { run: 0, compile: 700 },
  FunctionDeclaration: { run: 0, compile: 700 },
  ClassExpression: { run: 300, compile: 900 },
  ClassDeclaration: { run: 300, compile: 900 },
  ExpressionStatement: statement,
  ReturnStatement: statement,
  ThrowStatement: statement,
  VariableDeclaration: statement,
  IfStatement: statement,
  LabeledStatement: statement,
  BlockStatement: block,
  TryStatement: block,
  SwitchStatement: block,
  WhileStatement: block,
  DoWhileStatement: block,
  ForStatement: block,
  ForInStatement: loop,
  ForOfStatement: loop,
  ObjectPattern: pattern,
  ArrayPattern: pattern,
  AssignmentPattern: { run: 100, compile: 400 },
};

export function nestingCost(type: string): NestingCost {
  return costs[type] ?? expression;
}

/** Nodes that suspend run as host generators, which stand on the stack one in another. */
export const SUSPENDING = 3;

/** The call itself, without what the body does. */
const CALL = 300;

/** What a sloppy function takes besides, for its `this`. */
export const SLOPPY_CALL = 200;

/** What `DEFAULT_DEPTH` leaves of the host's stack, so that functions can be compiled at their first call wherever that is. */
const COMPILE_RESERVE = 60_000;

/** Units of depth that a call of the code of `unit` takes: the same whether or not it has been compiled before. */
export function weightOf(unit: Unit): number {
  return Math.ceil(Math.max(CALL + unit.runHeight, unit.compileHeight - COMPILE_RESERVE) / UNIT);
}
