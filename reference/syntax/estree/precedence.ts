import type { TreeNode } from './tree-node.ts';

/** How tightly expressions bind (https://tc39.es/ecma262/2018/#sec-ecmascript-language-expressions), loosest first. */
export const Level = { sequence: 0, assignment: 1, conditional: 2, exponent: 13, unary: 14, update: 15, call: 16, member: 17, primary: 18 } as const;

const binaryLevels: { readonly [operator: string]: number } = {
  '||': 3, '&&': 4, '|': 5, '^': 6, '&': 7, '==': 8, '!=': 8, '===': 8, '!==': 8, '<': 9, '<=': 9, '>': 9, '>=': 9, in: 9, instanceof: 9,
  '<<': 10, '>>': 10, '>>>': 10, '+': 11, '-': 11, '*': 12, '/': 12, '%': 12, '**': Level.exponent,
}; // prettier-ignore

const levels: { readonly [type: string]: number } = {
  SequenceExpression: Level.sequence,
  AssignmentExpression: Level.assignment,
  ArrowFunctionExpression: Level.assignment,
  YieldExpression: Level.assignment,
  ConditionalExpression: Level.conditional,
  UnaryExpression: Level.unary,
  AwaitExpression: Level.unary,
  UpdateExpression: Level.update,
  CallExpression: Level.call,
  TaggedTemplateExpression: Level.call,
  MemberExpression: Level.call,
  NewExpression: Level.member,
};

/** The level of an expression; patterns, and whatever else never wants parentheses, count as primary. */
export function levelOf(node: TreeNode): number {
  if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') return binaryLevels[node.text('operator')]!;
  return levels[node.type] ?? Level.primary;
}

/** The field of an expression that its text begins with. */
const leftmostField: { readonly [type: string]: string } = {
  AssignmentExpression: 'left', ConditionalExpression: 'test', BinaryExpression: 'left', LogicalExpression: 'left', CallExpression: 'callee',
  TaggedTemplateExpression: 'tag', MemberExpression: 'object',
}; // prettier-ignore

/** Whether the text of an expression begins with one of these types of nodes. */
export function beginsWith(expression: TreeNode, types: readonly string[]): boolean {
  for (let at = expression; ; ) {
    if (types.includes(at.type)) return true;
    const field = leftmostField[at.type];
    if (field !== undefined) at = at.node(field);
    else if (at.type === 'SequenceExpression') at = at.list('expressions')[0]!;
    else if (at.type === 'UpdateExpression' && !at.flag('prefix')) at = at.node('argument');
    else return false;
  }
}

/** Whether `new` before the expression would take a call in it for its own. */
export function callsOnTheLeft(callee: TreeNode): boolean {
  for (let at = callee; ; ) {
    if (at.type === 'CallExpression') return true;
    if (at.type === 'MemberExpression') at = at.node('object');
    else if (at.type === 'TaggedTemplateExpression') at = at.node('tag');
    else return false;
  }
}
