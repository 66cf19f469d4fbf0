/**
 * Every operation of ECMA-262 says which clause it performs. What counts as one, in `runtime/`, `compile/` and `intrinsics/`:
 * a function with a CapitalisedCamelCase name; a method of a class that has the name of an essential internal method; the
 * steps of a built-in function, which must name the clause of its row in the table.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import ts from 'typescript';
import { builtinFunctions, intrinsics } from '../spec/intrinsics/index.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

interface Source {
  readonly file: string;
  readonly tree: ts.SourceFile;
}

const sources: readonly Source[] = ['runtime', 'compile', 'intrinsics'].flatMap((folder) =>
  (readdirSync(root + folder, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`)
    .sort()
    .map((file) => ({ file, tree: ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.ES2022, true) })),
);

function commentBefore(node: ts.Node): string {
  const text = node.getSourceFile().text;
  return (ts.getLeadingCommentRanges(text, node.pos) ?? []).map(({ pos, end }) => text.slice(pos, end)).join('\n');
}

function* visit(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* visit(child);
}

const nodes: readonly (readonly [Source, ts.Node])[] = sources.flatMap((source) => [...visit(source.tree)].map((node) => [source, node] as const));

const internalMethods: ReadonlySet<string> = new Set([
  'GetPrototypeOf', 'SetPrototypeOf', 'IsExtensible', 'PreventExtensions', 'GetOwnProperty', 'DefineOwnProperty', 'HasProperty', 'Get', 'Set',
  'Delete', 'OwnPropertyKeys', 'Call', 'Construct',
]); // prettier-ignore

test('every operation names its clause', (t) => {
  const operations = nodes.filter(([, node]) => ts.isFunctionDeclaration(node) && /^[A-Z][a-z]\w*$/.test(node.name?.text ?? ''));
  const unnamed = operations.filter(([, node]) => !/\bsec-[\w.%@[\]-]+/.test(commentBefore(node)));
  t.true(operations.length > 140);
  t.deepEqual(unnamed.map(([{ file }, node]) => `${file}: ${(node as ts.FunctionDeclaration).name!.text}`), []);
});

test('every internal method names its clause, or its class does', (t) => {
  const methods = nodes.filter(([, node]) => ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && internalMethods.has(node.name.getText()));
  const unnamed = methods.filter(([{ tree }, node]) => !/\bsec-/.test(commentBefore(node) + commentBefore(node.parent) + commentBefore(tree.statements[0]!)));
  t.true(methods.length > 60);
  t.deepEqual(unnamed.map(([{ file }, node]) => `${file}: ${(node as ts.MethodDeclaration).name.getText()}`), []);
});

test('the steps of every built-in function name the clause of its row', (t) => {
  const rows = new Map([...intrinsics.values(), ...builtinFunctions.values()].map((row) => [row.id as string, row]));
  const steps = nodes.filter(([, node]) => (ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)) && ts.isStringLiteral(node.name) && rows.has(node.name.text));
  const wrong = steps.filter(([, node]) => {
    const { clause } = rows.get(((node as ts.MethodDeclaration).name as ts.StringLiteral).text)!;
    return clause !== undefined && !clausesIn(commentBefore(node)).includes(clause.toLowerCase());
  });
  t.true(steps.length > 320);
  t.deepEqual(wrong.map(([{ file }, node]) => `${file}: ${((node as ts.MethodDeclaration).name as ts.StringLiteral).text}`), []);
});

function clausesIn(comment: string): string[] {
  return [...comment.matchAll(/\bsec-[^\s,;:()*]+/g)].map(([clause]) => clause.toLowerCase().replace(/\.$/, ''));
}
