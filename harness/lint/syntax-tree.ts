import type { Node } from 'acorn';

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Visits every node, outermost first, with its ancestors. */
export function walk(root: Node, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = [];
  const enter = (node: Node) => {
    visit(node, ancestors);
    ancestors.push(node);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) enter(child);
    }
    ancestors.pop();
  };
  enter(root);
}

/** Names that are referred to but nowhere bound in the program, whatever the scope: an approximation from below. */
export function freeNames(root: Node): Set<string> {
  const bound = new Set<string>();
  const seen = new Set<string>();
  walk(root, (node) => {
    const parts = node as unknown as Record<string, unknown>;
    switch (node.type) {
      case 'VariableDeclarator':
        bindPattern(parts.id, bound);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        bindPattern(parts.id, bound);
        for (const parameter of parts.params as unknown[]) bindPattern(parameter, bound);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        bindPattern(parts.id, bound);
        break;
      case 'CatchClause':
        bindPattern(parts.param, bound);
        break;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        bindPattern(parts.local, bound);
        break;
      case 'Identifier':
        seen.add(String(parts.name));
        break;
      default:
    }
  });
  for (const name of bound) seen.delete(name);
  return seen;
}

function bindPattern(pattern: unknown, bound: Set<string>): void {
  if (!isNode(pattern)) return;
  const parts = pattern as unknown as Record<string, unknown>;
  switch (pattern.type) {
    case 'Identifier':
      bound.add(String(parts.name));
      break;
    case 'ObjectPattern':
      for (const property of parts.properties as { value?: unknown; argument?: unknown }[]) bindPattern(property.value ?? property.argument, bound);
      break;
    case 'ArrayPattern':
      for (const element of parts.elements as unknown[]) bindPattern(element, bound);
      break;
    case 'AssignmentPattern':
      bindPattern(parts.left, bound);
      break;
    case 'RestElement':
      bindPattern(parts.argument, bound);
      break;
    default:
  }
}
