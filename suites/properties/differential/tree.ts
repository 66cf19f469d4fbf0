/** Programs as ESTree: what shrinking and statistics walk. */
import { parse, type Node } from 'acorn';
import { generate } from 'astring';

/** A node as data: its parts by name. */
export type Parts = Record<string, unknown>;

/** Strict ES2018 with BigInt; undefined where the text is not. */
export function parseProgram(text: string): Node | undefined {
  try {
    return parse(`'use strict';${text}`, { ecmaVersion: 2020, sourceType: 'script' });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Every node, outermost first. */
export function* nodesOf(root: Node): Generator<Node> {
  yield root;
  for (const value of Object.values(root)) for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child);
}

/** Without the directive that `parseProgram` adds. */
export function printProgram(tree: Node): string {
  return generate(tree as Parameters<typeof generate>[0]).replace(/^'use strict';\n?/, '').trimEnd();
}

/** Names that a program refers to and nowhere binds, whatever the scope: an approximation from below. */
export function freeNames(root: Node): Set<string> {
  const bound = new Set<string>();
  const used = new Set<string>();
  const visit = (node: Node, binds: boolean): void => {
    const parts = node as unknown as Parts;
    const each = (value: unknown, inPattern: boolean): void => {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, inPattern);
    };
    switch (node.type) {
      case 'Identifier':
        (binds ? bound : used).add(parts.name as string);
        return;
      case 'MemberExpression':
        each(parts.object, false);
        if (parts.computed === true) each(parts.property, false);
        return;
      case 'Property':
      case 'MethodDefinition':
        if (parts.computed === true) each(parts.key, false);
        each(parts.value, binds);
        return;
      case 'AssignmentPattern':
        each(parts.left, binds);
        each(parts.right, false);
        return;
      case 'VariableDeclarator':
        each(parts.id, true);
        each(parts.init, false);
        return;
      case 'CatchClause':
        each(parts.param, true);
        each(parts.body, false);
        return;
      case 'LabeledStatement':
        each(parts.body, false);
        return;
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
        return;
      default:
        if ('params' in parts || 'superClass' in parts) {
          each(parts.id, true);
          each(parts.params, true);
          each([parts.superClass, parts.body], false);
          return;
        }
        for (const [key, value] of Object.entries(parts)) if (key !== 'type') each(value, binds);
    }
  };
  visit(root, false);
  return new Set([...used].filter((name) => !bound.has(name)));
}
