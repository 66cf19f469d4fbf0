/** ImportEntries and ExportEntries of a module's text (sec-imports-static-semantics-importentries, sec-exports-static-semantics-exportentries). */
import type { Tree } from '../../syntax/index.ts';
import { BoundNames } from '../scope/bound-names.ts';

export interface ImportEntry {
  readonly moduleRequest: string;
  /** `*` for the namespace. */
  readonly importName: string;
  readonly localName: string;
}

export interface LocalExportEntry {
  readonly localName: string;
  readonly exportName: string;
}

export interface IndirectExportEntry {
  readonly moduleRequest: string;
  readonly importName: string;
  readonly exportName: string;
}

export interface ModuleEntries {
  readonly requestedModules: readonly string[];
  readonly imports: readonly ImportEntry[];
  readonly localExports: readonly LocalExportEntry[];
  readonly indirectExports: readonly IndirectExportEntry[];
  readonly starExports: readonly string[];
}

/** sec-parsemodule, steps 3 to 10 */
export function moduleEntries(body: readonly Tree.Node[]): ModuleEntries {
  const requestedModules = new Set<string>();
  const imports: ImportEntry[] = [];
  const starExports: string[] = [];
  const indirectExports: IndirectExportEntry[] = [];
  const local: LocalExportEntry[] = [];
  for (const node of body as Tree.ModuleDeclaration[]) {
    if ('source' in node && node.source) requestedModules.add(node.source.value as string);
    switch (node.type) {
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) imports.push(importEntry(specifier, node.source.value as string));
        break;
      case 'ExportAllDeclaration':
        starExports.push(node.source.value as string);
        break;
      case 'ExportDefaultDeclaration':
        local.push({ localName: defaultName(node), exportName: 'default' });
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) for (const name of declaredNames(node.declaration)) local.push({ localName: name, exportName: name });
        for (const specifier of node.specifiers) {
          const [localName, exportName] = [nameOf(specifier.local), nameOf(specifier.exported)];
          if (node.source) indirectExports.push({ moduleRequest: node.source.value as string, importName: localName, exportName });
          else local.push({ localName, exportName });
        }
        break;
      default:
    }
  }
  const localExports: LocalExportEntry[] = [];
  for (const entry of local) {
    const imported = imports.find(({ localName }) => localName === entry.localName);
    // A namespace that is exported again is a binding of this module; any other import is one of the module it comes from.
    if (imported === undefined || imported.importName === '*') localExports.push(entry);
    else indirectExports.push({ moduleRequest: imported.moduleRequest, importName: imported.importName, exportName: entry.exportName });
  }
  return { requestedModules: [...requestedModules], imports, localExports, indirectExports, starExports };
}

function importEntry(specifier: Tree.ImportDeclaration['specifiers'][number], moduleRequest: string): ImportEntry {
  const localName = specifier.local.name;
  switch (specifier.type) {
    case 'ImportDefaultSpecifier':
      return { moduleRequest, importName: 'default', localName };
    case 'ImportNamespaceSpecifier':
      return { moduleRequest, importName: '*', localName };
    case 'ImportSpecifier':
      return { moduleRequest, importName: nameOf(specifier.imported), localName };
  }
}

function nameOf(node: Tree.Identifier | Tree.Literal): string {
  return node.type === 'Identifier' ? node.name : (node.value as string);
}

function defaultName(node: Tree.ExportDefaultDeclaration): string {
  const { declaration } = node;
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  return (isDeclaration && declaration.id?.name) || '*default*';
}

function declaredNames(declaration: Tree.Declaration): string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => [...BoundNames(id)]);
  return [(declaration as Tree.FunctionDeclaration | Tree.ClassDeclaration).id.name];
}
