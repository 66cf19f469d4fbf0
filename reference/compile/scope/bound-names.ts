/** Static semantics about declarations (sec-static-semantics-boundnames and its like). */
import type { Tree } from '../../syntax/index.ts';

export type DeclarationNode = Tree.VariableDeclaration | Tree.FunctionDeclaration | Tree.ClassDeclaration;

/** sec-identifiers-static-semantics-boundnames, sec-destructuring-binding-patterns-static-semantics-boundnames */
export function* BoundNames(pattern: Tree.Pattern): Generator<string, void, undefined> {
  switch (pattern.type) {
    case 'Identifier':
      yield pattern.name;
      return;
    case 'ObjectPattern':
      for (const property of pattern.properties) {
        yield* BoundNames(property.type === 'RestElement' ? property.argument : property.value);
      }
      return;
    case 'ArrayPattern':
      for (const element of pattern.elements) if (element !== null) yield* BoundNames(element);
      return;
    case 'RestElement':
      yield* BoundNames(pattern.argument);
      return;
    case 'AssignmentPattern':
      yield* BoundNames(pattern.left);
      return;
    default:
      return;
  }
}

/** The declaration that an item of a statement list is, if any; exports are looked through. */
export function declarationOf(item: Tree.Statement | Tree.ModuleDeclaration): Tree.Node | null {
  switch (item.type) {
    case 'ExportNamedDeclaration':
      return item.declaration ?? null;
    case 'ExportDefaultDeclaration':
      return item.declaration.type === 'FunctionDeclaration' || item.declaration.type === 'ClassDeclaration' ? item.declaration : null;
    default:
      return item;
  }
}

/** VarScopedDeclarations of a statement list (sec-block-static-semantics-varscopeddeclarations), functions of its own level left out. */
export function* varDeclarations(list: readonly Tree.Node[]): Generator<Tree.VariableDeclaration, void, undefined> {
  for (const item of list) yield* varDeclarationsOf(item);
}

function* varDeclarationsOf(node: Tree.Node | null | undefined): Generator<Tree.VariableDeclaration, void, undefined> {
  if (node === null || node === undefined) return;
  const statement = node as Tree.Statement | Tree.ModuleDeclaration | Tree.VariableDeclaration;
  switch (statement.type) {
    case 'VariableDeclaration':
      if (statement.kind === 'var') yield statement;
      return;
    case 'BlockStatement':
      yield* varDeclarations(statement.body);
      return;
    case 'IfStatement':
      yield* varDeclarationsOf(statement.consequent);
      yield* varDeclarationsOf(statement.alternate);
      return;
    case 'ForStatement':
      yield* varDeclarationsOf(statement.init);
      yield* varDeclarationsOf(statement.body);
      return;
    case 'ForInStatement':
    case 'ForOfStatement':
      yield* varDeclarationsOf(statement.left);
      yield* varDeclarationsOf(statement.body);
      return;
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      yield* varDeclarationsOf(statement.body);
      return;
    case 'SwitchStatement':
      for (const clause of statement.cases) yield* varDeclarations(clause.consequent);
      return;
    case 'TryStatement':
      yield* varDeclarationsOf(statement.block);
      yield* varDeclarationsOf(statement.handler?.body);
      yield* varDeclarationsOf(statement.finalizer);
      return;
    case 'ExportNamedDeclaration':
      yield* varDeclarationsOf(statement.declaration);
      return;
    default:
      return;
  }
}

/** The functions declared at the level of a statement list, through labels and exports. */
export function functionDeclarations(list: readonly Tree.Node[]): Tree.FunctionDeclaration[] {
  const functions: Tree.FunctionDeclaration[] = [];
  for (const item of list) {
    const declaration = declarationOf(item as Tree.Statement);
    if (declaration?.type === 'FunctionDeclaration') functions.push(declaration as Tree.FunctionDeclaration);
  }
  return functions;
}

/** Let, const and class declarations at the level of a statement list. */
export function* lexicalDeclarations(
  list: readonly Tree.Node[],
): Generator<{ name: string; kind: 'let' | 'const' | 'class'; initialisedAt: number }, void, undefined> {
  for (const item of list) {
    const declaration = declarationOf(item as Tree.Statement) as DeclarationNode | null;
    if (declaration?.type === 'ClassDeclaration') {
      if (declaration.id) yield { name: declaration.id.name, kind: 'class', initialisedAt: declaration.end };
    } else if (declaration?.type === 'VariableDeclaration' && declaration.kind !== 'var') {
      const kind = declaration.kind as 'let' | 'const';
      for (const declarator of declaration.declarations) {
        for (const name of BoundNames(declarator.id)) yield { name, kind, initialisedAt: declarator.end };
      }
    }
  }
}
