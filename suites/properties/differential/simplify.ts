/** Simpler programs: what a program can lose, biggest losses first. Each is valid, though it may no longer do anything. */
import type { Node } from 'acorn';
import { freeNames, isNode, nodesOf, parseProgram, printProgram, type Parts } from './tree.ts';

/** Changes a tree, and puts it back. */
interface Edit {
  readonly size: number;
  apply(): void;
  undo(): void;
}

const LISTS = ['body', 'elements', 'arguments', 'properties', 'params', 'cases', 'consequent', 'declarations', 'expressions'];

function sizeOf(node: unknown): number {
  return isNode(node) ? node.end - node.start : 0;
}

function cut(list: unknown[], from: number, count: number): Edit {
  const removed = list.slice(from, from + count);
  return {
    size: removed.reduce<number>((sum, node) => sum + sizeOf(node), 0),
    apply: () => void list.splice(from, count),
    undo: () => void list.splice(from, 0, ...removed),
  };
}

function put(parts: Parts | unknown[], key: string | number, value: unknown): Edit {
  const holder = parts as Parts;
  const before = holder[key];
  return { size: sizeOf(before) - sizeOf(value), apply: () => void (holder[key] = value), undo: () => void (holder[key] = before) };
}

function isStatement(node: Node): boolean {
  return /Statement$|Declaration$/.test(node.type);
}
function isExpression(node: Node): boolean {
  return /Expression$|Literal$|^Identifier$/.test(node.type);
}

/** Statements that can stand where a compound one stood. */
function inner(node: Parts): Node[] {
  return ['block', 'body', 'consequent', 'alternate', 'finalizer', 'expression'].map((key) => node[key]).filter((child): child is Node => isNode(child) && isStatement(child));
}

/** Expressions that can stand where a compound one stood: its operands, and what its functions return. */
function operands(node: Node): Node[] {
  const found: Node[] = [];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!isNode(child)) continue;
      if (isExpression(child) && child.type !== 'Identifier') found.push(child);
      else if (child.type === 'Property' || child.type === 'SpreadElement') found.push(...operands(child));
      else if (child.type === 'BlockStatement') for (const inside of (child as unknown as { body: Parts[] }).body) if (inside.type === 'ReturnStatement' && isNode(inside.argument)) found.push(inside.argument);
    }
  }
  return found;
}

const literal = (value: number | string): Node => ({ type: 'Literal', value, raw: typeof value === 'number' ? String(value) : `'${value}'`, start: 0, end: 1 }) as unknown as Node;
const nothing = { type: 'Identifier', name: 'undefined', start: 0, end: 9 } as unknown as Node;

/** Places of a tree where an expression is one that anything may replace. */
const EXPRESSION_KEYS = new Set(['expression', 'init', 'argument', 'test', 'left', 'right', 'object', 'callee', 'consequent', 'alternate', 'value', 'body', 'discriminant', 'superClass', 'key', 'tag', 'update']);

function edits(tree: Node): Edit[] {
  const found: Edit[] = [];
  for (const node of nodesOf(tree)) {
    const parts = node as unknown as Parts;
    for (const [key, value] of Object.entries(parts)) {
      if (Array.isArray(value)) {
        if (LISTS.includes(key) && node.type !== 'TemplateLiteral') {
          // Whole halves and quarters before single ones.
          for (let count = value.length; count >= 1; count = Math.floor(count / 2)) for (let from = 0; from < value.length; from += count) found.push(cut(value, from, Math.min(count, value.length - from)));
        }
        value.forEach((child, index) => {
          if (!isNode(child)) return;
          if (isStatement(child)) for (const other of inner(child as unknown as Parts)) if (other.type === 'BlockStatement') found.push(splice(value, index, (other as unknown as { body: Node[] }).body));
          if (isExpression(child) && (key === 'elements' || key === 'arguments' || key === 'expressions')) found.push(...replacements(value, index, child));
        });
        if (node.type === 'TemplateLiteral' && key === 'expressions' && value.length > 0) found.push(template(parts));
      } else if (isNode(value)) {
        if (isStatement(value)) for (const other of inner(value as unknown as Parts)) found.push(put(parts, key, other));
        else if (EXPRESSION_KEYS.has(key) && isExpression(value) && !(node.type === 'Property' && key === 'value' && parts.method === true) && !(key === 'key' && parts.computed !== true)) found.push(...replacements(parts, key, value));
        if (key === 'handler' || key === 'finalizer' || key === 'alternate' || key === 'superClass' || (key === 'init' && node.type === 'VariableDeclarator')) found.push(put(parts, key, null));
      }
    }
    if (node.type === 'AssignmentPattern') found.push(put(parts, 'right', literal(0)));
  }
  return found.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
}

function splice(list: unknown[], at: number, instead: readonly Node[]): Edit {
  const before = list[at];
  return { size: Math.max(1, sizeOf(before) - instead.reduce((sum, node) => sum + sizeOf(node), 0)), apply: () => void list.splice(at, 1, ...instead), undo: () => void list.splice(at, instead.length, before) };
}

function replacements(holder: Parts | unknown[], key: string | number, node: Node): Edit[] {
  if (node.type === 'Literal' || node.type === 'Identifier') {
    const size = sizeOf(node);
    return size > 4 && node.type === 'Literal' ? [put(holder, key, literal(0))] : [];
  }
  return [put(holder, key, literal(0)), put(holder, key, nothing), ...operands(node).map((operand) => put(holder, key, operand))];
}

/** A template's first substitution out. */
function template(parts: Parts): Edit {
  const expressions = parts.expressions as Node[];
  const quasis = parts.quasis as Node[];
  const [expression, quasi] = [expressions[0], quasis[1]];
  return {
    size: sizeOf(expression),
    apply: () => { expressions.splice(0, 1); quasis.splice(1, 1); },
    undo: () => { expressions.splice(0, 0, expression); quasis.splice(1, 0, quasi); },
  };
}

/** What no two engines agree on: losing its argument, a date becomes the clock. */
const OF_THE_HOST = /new Date\(\)|new Date\b(?!\()|\bDate\(\)|Date\.now|Math\.random/;

/** Texts that are valid and shorter, each by one edit. */
export function* simplerBodies(body: string): Generator<string> {
  const tree = parseProgram(body);
  if (tree === undefined) return;
  // The directive is not the program's own.
  (tree as unknown as { body: Node[] }).body.shift();
  const { length } = printProgram(tree);
  const seen = new Set([body]);
  // A use that lost its declaration would only show what engines make of undeclared names.
  const known = freeNames(tree);
  for (const edit of edits(tree)) {
    edit.apply();
    let text: string | undefined;
    try { text = printProgram(tree); } catch { /* an edit that left a hole which cannot be printed */ }
    edit.undo();
    if (text === undefined || text.length >= length || seen.has(text)) continue;
    seen.add(text);
    const smaller = parseProgram(text);
    if (smaller !== undefined && !OF_THE_HOST.test(text) && [...freeNames(smaller)].every((name) => known.has(name))) yield text;
  }
}
