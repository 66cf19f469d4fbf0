/** Programs that ask whether something is there before they use it: what is missing is decided by `requires` instead. */
import type { Node } from 'acorn';
import { walk } from './syntax-tree.ts';

interface Guard {
  readonly node: Node;
  readonly by: 'typeof' | 'in';
}

/** The test of a branch, or what a variable that is one is set to. */
type Use = { readonly kind: 'test' } | { readonly kind: 'variable'; readonly name: string } | undefined;

/** Questions after global names (`typeof a.b`, `'a' in globalThis`) on which a branch depends, at once or by a variable. */
export function guards(tree: Node, free: ReadonlySet<string>): Guard[] {
  const found: Guard[] = [];
  const kept = new Map<string, Guard['by']>();
  walk(tree, (node, ancestors) => {
    const by = asksFor(node, free);
    const use = by === undefined ? undefined : useOf(node, ancestors);
    if (by === undefined || use === undefined) return;
    if (use.kind === 'test') found.push({ node, by });
    else kept.set(use.name, by);
  });
  if (kept.size === 0) return found;
  walk(tree, (node, ancestors) => {
    const by = node.type === 'Identifier' ? kept.get((node as unknown as { name: string }).name) : undefined;
    if (by !== undefined && useOf(node, ancestors)?.kind === 'test') found.push({ node, by });
  });
  return found;
}

function asksFor(node: Node, free: ReadonlySet<string>): Guard['by'] | undefined {
  const parts = node as unknown as { operator?: string; argument?: Node; left?: Node; right?: Node };
  if (node.type === 'UnaryExpression' && parts.operator === 'typeof' && parts.argument !== undefined) {
    const root = memberRoot(parts.argument);
    return root !== undefined && free.has(root) ? 'typeof' : undefined;
  }
  const isGlobal = parts.right?.type === 'Identifier' && (parts.right as unknown as { name: string }).name === 'globalThis';
  return node.type === 'BinaryExpression' && parts.operator === 'in' && parts.left?.type === 'Literal' && isGlobal ? 'in' : undefined;
}

/** What becomes of a value, through operators only: a call may do anything with it. */
function useOf(node: Node, ancestors: readonly Node[]): Use {
  let child = node;
  for (const parent of [...ancestors].reverse()) {
    const parts = parent as unknown as { test?: Node; left?: Node; init?: Node; id?: Node };
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parts.test === child) return { kind: 'test' };
    if (parent.type === 'LogicalExpression' && parts.left === child) return { kind: 'test' };
    if (parent.type === 'VariableDeclarator' && parts.init === child && parts.id?.type === 'Identifier') {
      return { kind: 'variable', name: (parts.id as unknown as { name: string }).name };
    }
    if (!/^(Unary|Binary|Logical|Conditional|Sequence|Parenthesized)Expression$/.test(parent.type)) return undefined;
    child = parent;
  }
  return undefined;
}

/** Name at the root of `a`, `a.b.c`; undefined for anything computed. */
function memberRoot(node: Node): string | undefined {
  const parts = node as unknown as { name?: string; object?: Node; computed?: boolean };
  if (node.type === 'Identifier') return parts.name;
  if (node.type === 'MemberExpression' && parts.computed === false && parts.object) return memberRoot(parts.object);
  return undefined;
}
