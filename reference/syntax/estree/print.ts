/**
 * A tree as source text, with the parentheses that it needs and no others: what parses again to the same tree. No recursion, since
 * chains may be a million nodes deep on the left.
 */
import { lastAtOrBefore } from '../positions.ts';
import { Level, beginsWith, callsOnTheLeft, levelOf } from './precedence.ts';
import type { TreeNode } from './tree-node.ts';

/** A node to be printed, in parentheses where it binds looser than `level`, or has an `in` where a for loop would take it for its own. */
interface Child {
  readonly node: TreeNode;
  readonly level: number;
  readonly noIn: boolean;
}

type Part = string | Child | { readonly end: number };

export interface Printed {
  readonly source: string;
  /** The path of the innermost node at an offset of the source. */
  pathAt(offset: number): string;
}

export function printTree(root: TreeNode): Printed {
  let source = '';
  const nodes: TreeNode[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const work: Part[] = [{ node: root, level: Level.sequence, noIn: false }];
  for (let part = work.pop(); part !== undefined; part = work.pop()) {
    if (typeof part === 'string') source += part;
    else if ('end' in part) ends[part.end] = source.length;
    else {
      const { node, level, noIn } = part;
      const wrap = levelOf(node) < level || (noIn && node.type === 'BinaryExpression' && node.text('operator') === 'in');
      if (wrap) source += '(';
      nodes.push(node);
      starts.push(source.length);
      if (wrap) work.push(')');
      work.push({ end: nodes.length - 1 });
      const parts = partsOf(node, noIn && !wrap);
      for (let i = parts.length - 1; i >= 0; i--) work.push(parts[i]!);
    }
  }
  const pathAt = (offset: number): string => {
    let low = lastAtOrBefore(starts, offset);
    while (low > 0 && ends[low]! < offset) low--;
    return nodes[low]!.path;
  };
  return { source, pathAt };
}

const child = (node: TreeNode, level: number = Level.assignment, noIn = false): Child => ({ node, level, noIn });
const maybe = (before: string, node: TreeNode | null, level: number = Level.sequence): Part[] => (node === null ? [] : [before, child(node, level)]);

function separated(nodes: readonly (TreeNode | null)[], separator: string, level: number = Level.assignment): Part[] {
  const parts: Part[] = [];
  nodes.forEach((node, i) => {
    if (i > 0) parts.push(separator);
    if (node !== null) parts.push(child(node, level));
  });
  return parts;
}

/** A list that may end in a hole, which wants a comma of its own. */
function elements(nodes: readonly (TreeNode | null)[]): Part[] {
  return ['[', ...separated(nodes, ', '), nodes.at(-1) === null ? ',]' : ']'];
}

function lines(nodes: readonly TreeNode[]): Part[] {
  return nodes.flatMap((node) => [child(node, Level.sequence), '\n']);
}

function block(nodes: readonly TreeNode[]): Part[] {
  return nodes.length === 0 ? ['{}'] : ['{\n', ...lines(nodes), '}'];
}

function wrapped(node: TreeNode, needed: boolean): Part[] {
  return needed ? ['(', child(node, Level.sequence), ')'] : [child(node, Level.sequence)];
}

function partsOf(node: TreeNode, noIn: boolean): Part[] {
  const print = printers[node.type];
  if (print === undefined) throw new Error(`nothing prints ${node.type}`);
  return print(node, noIn);
}

const parameters = (node: TreeNode): Part[] => ['(', ...separated(node.list('params'), ', '), ')'];
const functionBody = (node: TreeNode): Part[] => [...parameters(node), ' ', child(node.node('body'))];

function printFunction(node: TreeNode): Part[] {
  const head = `${node.flag('async') ? 'async ' : ''}function${node.flag('generator') ? '*' : ''}`;
  return [head, ...maybe(' ', node.optional('id')), ...functionBody(node)];
}

function printClass(node: TreeNode): Part[] {
  return ['class', ...maybe(' ', node.optional('id')), ...maybe(' extends ', node.optional('superClass'), Level.call), ' ', child(node.node('body'))];
}

function key(node: TreeNode): Part[] {
  return node.flag('computed') ? ['[', child(node.node('key')), ']'] : [child(node.node('key'))];
}

function printMethod(node: TreeNode): Part[] {
  const made = node.node('value');
  const kind = node.text('kind');
  const accessor = kind === 'get' || kind === 'set' ? `${kind} ` : '';
  return [accessor, made.flag('async') ? 'async ' : '', made.flag('generator') ? '*' : '', ...key(node), ...functionBody(made)];
}

function printProperty(node: TreeNode): Part[] {
  if (node.text('kind') !== 'init' || node.flag('method')) return printMethod(node);
  return node.flag('shorthand') ? [child(node.node('value'))] : [...key(node), ': ', child(node.node('value'))];
}

function printBinary(node: TreeNode, noIn: boolean): Part[] {
  const level = levelOf(node);
  const operator = node.text('operator');
  const power = operator === '**';
  return [child(node.node('left'), power ? Level.update : level, noIn), ` ${operator} `, child(node.node('right'), power ? level : level + 1, noIn)];
}

function printMember(node: TreeNode): Part[] {
  const object = node.node('object');
  // A number would take the dot.
  const target = object.type === 'Literal' ? wrapped(object, true) : [child(object, Level.call)];
  return node.flag('computed') ? [...target, '[', child(node.node('property'), Level.sequence), ']'] : [...target, '.', child(node.node('property'))];
}

function printTemplate(node: TreeNode): Part[] {
  const expressions = node.list('expressions');
  const parts: Part[] = ['`'];
  node.list('quasis').forEach((quasi, i) => {
    parts.push(child(quasi));
    if (i < expressions.length) parts.push('${', child(expressions[i]!, Level.sequence), '}');
  });
  return [...parts, '`'];
}

function printDeclaration(node: TreeNode, noIn: boolean): Part[] {
  const parts: Part[] = [node.text('kind')];
  node.list('declarations').forEach((declarator, i) => parts.push(i === 0 ? ' ' : ', ', child(declarator, Level.sequence, noIn)));
  // A loop's head ends it, a statement its semicolon.
  const { parent, step } = node;
  const isHead = parent !== null && ((parent.type === 'ForStatement' && step === 'init') || ((parent.type === 'ForInStatement' || parent.type === 'ForOfStatement') && step === 'left'));
  return isHead ? parts : [...parts, ';'];
}

function printExpressionStatement(node: TreeNode): Part[] {
  const directive = node.fields.get('directive');
  if (typeof directive === 'string') return [/(?:^|[^\\])(?:\\\\)*"/.test(directive) ? `'${directive}';` : `"${directive}";`];
  const expression = node.node('expression');
  const isText = expression.type === 'Literal' && typeof expression.fields.get('value') === 'string';
  const needed = isText || beginsWith(expression, ['ObjectExpression', 'ObjectPattern', 'FunctionExpression', 'ClassExpression']);
  return [...wrapped(expression, needed), ';'];
}

function printLiteral(node: TreeNode): Part[] {
  switch (node.text('kind')) {
    case 'regex':
      return [`/${node.text('pattern')}/${node.text('flags')}`];
    case 'bigint':
      return [`${node.text('value')}n`];
  }
  const value = node.fields.get('value');
  if (typeof value === 'string') return [quote(value)];
  return [value === Infinity ? '1e400' : String(value)];
}

function quote(text: string): string {
  return `"${text.replace(/["\\]|[^\x20-\x7e]/g, (unit) => (unit === '"' || unit === '\\' ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`))}"`;
}

function printExport(node: TreeNode): Part[] {
  const declaration = node.optional('declaration');
  if (declaration !== null) return ['export ', child(declaration)];
  return ['export { ', ...separated(node.list('specifiers'), ', '), ' }', ...maybe(' from ', node.optional('source')), ';'];
}

function printExportDefault(node: TreeNode): Part[] {
  const declaration = node.node('declaration');
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') return ['export default ', child(declaration)];
  const needed = declaration.type === 'SequenceExpression' || beginsWith(declaration, ['FunctionExpression', 'ClassExpression']);
  return ['export default ', ...wrapped(declaration, needed), ';'];
}

function printImport(node: TreeNode): Part[] {
  const specifiers = node.list('specifiers');
  if (specifiers.length === 0) return ['import ', child(node.node('source')), ';'];
  const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
  const parts: Part[] = separated(specifiers.filter(({ type }) => type !== 'ImportSpecifier'), ', ');
  if (named.length > 0) parts.push(parts.length === 0 ? '{ ' : ', { ', ...separated(named, ', '), ' }');
  return ['import ', ...parts, ' from ', child(node.node('source')), ';'];
}

const loopHead = (node: TreeNode, word: string): Part[] => [child(node.node('left'), Level.sequence, true), ` ${word} `];
const jump = (word: string) => (node: TreeNode): Part[] => [word, ...maybe(' ', node.optional('label')), ';'];

const printers: { readonly [type: string]: (node: TreeNode, noIn: boolean) => Part[] } = {
  Program: (n) => lines(n.list('body')),
  Identifier: (n) => [n.text('name')],
  Literal: printLiteral,
  ThisExpression: () => ['this'],
  Super: () => ['super'],
  ArrayExpression: (n) => elements(n.sparse('elements')),
  ArrayPattern: (n) => elements(n.sparse('elements')),
  ObjectExpression: (n) => ['{ ', ...separated(n.list('properties'), ', '), ' }'],
  ObjectPattern: (n) => ['{ ', ...separated(n.list('properties'), ', '), ' }'],
  Property: printProperty,
  SpreadElement: (n) => ['...', child(n.node('argument'))],
  RestElement: (n) => ['...', child(n.node('argument'))],
  AssignmentPattern: (n) => [child(n.node('left')), ' = ', child(n.node('right'))],
  FunctionExpression: printFunction,
  FunctionDeclaration: printFunction,
  ArrowFunctionExpression: (n, noIn) => {
    const body = n.node('body');
    const head: Part[] = [n.flag('async') ? 'async ' : '', ...parameters(n), ' => '];
    if (body.type === 'BlockStatement') return [...head, child(body)];
    return beginsWith(body, ['ObjectExpression', 'ObjectPattern']) ? [...head, ...wrapped(body, true)] : [...head, child(body, Level.assignment, noIn)];
  },
  ClassExpression: printClass,
  ClassDeclaration: printClass,
  ClassBody: (n) => block(n.list('body')),
  MethodDefinition: (n) => [n.flag('static') ? 'static ' : '', ...printMethod(n)],
  TemplateLiteral: printTemplate,
  TemplateElement: (n) => [n.text('value')],
  TaggedTemplateExpression: (n) => [child(n.node('tag'), Level.call), child(n.node('quasi'))],
  MemberExpression: printMember,
  CallExpression: (n) => [child(n.node('callee'), Level.call), '(', ...separated(n.list('arguments'), ', '), ')'],
  NewExpression: (n) => {
    const callee = n.node('callee');
    return ['new ', ...(callsOnTheLeft(callee) ? wrapped(callee, true) : [child(callee, Level.call)]), '(', ...separated(n.list('arguments'), ', '), ')'];
  },
  ConditionalExpression: (n, noIn) => [
    child(n.node('test'), Level.conditional + 1, noIn), ' ? ', child(n.node('consequent')), ' : ', child(n.node('alternate'), Level.assignment, noIn),
  ], // prettier-ignore
  BinaryExpression: printBinary,
  LogicalExpression: printBinary,
  // The space keeps `- -x` from being `--x`.
  UnaryExpression: (n, noIn) => [n.text('operator'), ' ', child(n.node('argument'), Level.unary, noIn)],
  UpdateExpression: (n) => (n.flag('prefix') ? [n.text('operator'), child(n.node('argument'), Level.unary)] : [child(n.node('argument'), Level.call), n.text('operator')]),
  AssignmentExpression: (n, noIn) => [child(n.node('left'), Level.call), ` ${n.text('operator')} `, child(n.node('right'), Level.assignment, noIn)],
  SequenceExpression: (n, noIn) => n.list('expressions').flatMap((part, i) => [i === 0 ? '' : ', ', child(part, Level.assignment, noIn)]),
  YieldExpression: (n, noIn) => {
    const argument = n.optional('argument');
    return [n.flag('delegate') ? 'yield*' : 'yield', ...(argument === null ? [] : [' ', child(argument, Level.assignment, noIn)])];
  },
  AwaitExpression: (n, noIn) => ['await ', child(n.node('argument'), Level.unary, noIn)],
  MetaProperty: (n) => [child(n.node('meta')), '.', child(n.node('property'))],

  ExpressionStatement: printExpressionStatement,
  BlockStatement: (n) => block(n.list('body')),
  EmptyStatement: () => [';'],
  DebuggerStatement: () => ['debugger;'],
  WithStatement: (n) => ['with (', child(n.node('object'), Level.sequence), ') ', child(n.node('body'))],
  ReturnStatement: (n) => ['return', ...maybe(' ', n.optional('argument')), ';'],
  LabeledStatement: (n) => [child(n.node('label')), ': ', child(n.node('body'))],
  BreakStatement: jump('break'),
  ContinueStatement: jump('continue'),
  IfStatement: (n) => ['if (', child(n.node('test'), Level.sequence), ') ', child(n.node('consequent')), ...maybe('\nelse ', n.optional('alternate'))],
  SwitchStatement: (n) => ['switch (', child(n.node('discriminant'), Level.sequence), ') ', ...block(n.list('cases'))],
  SwitchCase: (n) => [...(n.optional('test') === null ? ['default'] : maybe('case ', n.optional('test'))), ':\n', ...lines(n.list('consequent'))],
  ThrowStatement: (n) => ['throw ', child(n.node('argument'), Level.sequence), ';'],
  TryStatement: (n) => ['try ', child(n.node('block')), ...maybe(' ', n.optional('handler')), ...maybe(' finally ', n.optional('finalizer'))],
  CatchClause: (n) => ['catch (', child(n.node('param')), ') ', child(n.node('body'))],
  WhileStatement: (n) => ['while (', child(n.node('test'), Level.sequence), ') ', child(n.node('body'))],
  DoWhileStatement: (n) => ['do ', child(n.node('body')), '\nwhile (', child(n.node('test'), Level.sequence), ');'],
  ForStatement: (n) => {
    const init = n.optional('init');
    const start: Part[] = init === null ? [] : [child(init, Level.sequence, true)];
    return ['for (', ...start, ';', ...maybe(' ', n.optional('test')), ';', ...maybe(' ', n.optional('update')), ') ', child(n.node('body'))];
  },
  ForInStatement: (n) => ['for (', ...loopHead(n, 'in'), child(n.node('right'), Level.sequence), ') ', child(n.node('body'))],
  ForOfStatement: (n) => [n.flag('await') ? 'for await (' : 'for (', ...loopHead(n, 'of'), child(n.node('right')), ') ', child(n.node('body'))],
  VariableDeclaration: printDeclaration,
  VariableDeclarator: (n, noIn) => {
    const init = n.optional('init');
    return [child(n.node('id')), ...(init === null ? [] : [' = ', child(init, Level.assignment, noIn)])];
  },

  ImportDeclaration: printImport,
  ImportSpecifier: (n) => [child(n.node('imported')), ' as ', child(n.node('local'))],
  ImportDefaultSpecifier: (n) => [child(n.node('local'))],
  ImportNamespaceSpecifier: (n) => ['* as ', child(n.node('local'))],
  ExportNamedDeclaration: printExport,
  ExportSpecifier: (n) => [child(n.node('local')), ' as ', child(n.node('exported'))],
  ExportDefaultDeclaration: printExportDefault,
  ExportAllDeclaration: (n) => ['export * from ', child(n.node('source')), ';'],
};
