import { parse } from 'acorn';
import type { Comment, Node, Options } from 'acorn';
import { guards } from './guards.ts';
import { freeNames, walk } from './syntax-tree.ts';

/** What is wrong with a program text; line is 1-based and column 0-based, within that text. */
export interface SyntaxFinding {
  readonly code: 'syntax' | 'beyond-es2018' | 'annex-b' | 'guard';
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix?: string;
}

/** How a text is going to be evaluated, as far as its grammar goes. */
export type Goal = 'program' | 'expression' | 'function-body' | 'module';

/** What is put around a text so that acorn reads it as strict code of its goal. */
const wrappers: { readonly [goal in Goal]: { readonly before: string; readonly after: string } } = {
  program: { before: '"use strict";', after: '' },
  expression: { before: '"use strict";(', after: '\n)' },
  'function-body': { before: '(function(){"use strict";', after: '\n})' },
  module: { before: '', after: '' },
};

/** Checks that a text is ES2018 + BigInt strict code of its goal and does not guard itself. */
export function checkSyntax(text: string, goal: Goal): SyntaxFinding[] {
  const { before, after } = wrappers[goal];
  const comments: Comment[] = [];
  const options: Options = {
    ecmaVersion: 2020,
    sourceType: goal === 'module' ? 'module' : 'script',
    locations: true,
    onComment: comments,
  };
  const shift = (line: number, column: number) => ({ line, column: line === 1 ? Math.max(0, column - before.length) : column });
  let tree;
  try {
    tree = parse(before + text + after, options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = (error as SyntaxError & { loc: { line: number; column: number } }).loc;
    return [
      {
        code: 'syntax',
        ...shift(line, column),
        message: `does not parse as strict ES2018 + BigInt (${error.message.replace(/ \(\d+:\d+\)$/, '')})`,
        fix: 'mend it, or say "syntax: invalid" (meant not to parse) or "syntax: beyond" (newer than the language)',
      },
    ];
  }
  const findings: SyntaxFinding[] = [];
  const report = (node: Node | Comment, code: SyntaxFinding['code'], message: string, fix?: string) => {
    const start = node.loc?.start ?? { line: 1, column: 0 };
    findings.push({ code, ...shift(start.line, start.column), message, ...(fix === undefined ? {} : { fix }) });
  };
  if (goal === 'expression' && !isOneExpression(tree)) {
    findings.push({ code: 'syntax', line: 1, column: 0, message: 'is not one expression', fix: 'leave "as: expression" away' });
  }
  for (const comment of comments) {
    const source = (before + text + after).slice(comment.start, comment.start + 4);
    if (!source.startsWith('//') && !source.startsWith('/*')) {
      report(comment, 'annex-b', 'is an HTML-like comment of Annex B', 'say "syntax: beyond" when it is what is tested');
    }
  }
  walk(tree, (node) => {
    const newer = newerThanEs2018(node);
    if (newer !== undefined) {
      report(node, 'beyond-es2018', `uses ${newer}, which is not in ES2018`, 'say "syntax: beyond" when it is what is tested');
    }
  });
  for (const { node, by } of guards(tree, freeNames(tree))) {
    report(node, 'guard', `guards itself with ${by}: a world that lacks it would pass without being tested`, `name the capability under "requires", or observe ${by} as the value`);
  }
  return findings;
}

function isOneExpression(tree: Node): boolean {
  const body = (tree as unknown as { body: readonly { type: string }[] }).body;
  return body.length === 2 && body[1].type === 'ExpressionStatement';
}

function newerThanEs2018(node: Node): string | undefined {
  const parts = node as unknown as Record<string, unknown>;
  switch (node.type) {
    case 'ImportExpression':
      return 'import()';
    case 'MetaProperty':
      return (parts.meta as { name: string }).name === 'import' ? 'import.meta' : undefined;
    case 'ChainExpression':
      return 'optional chaining';
    case 'LogicalExpression':
      return parts.operator === '??' ? 'nullish coalescing' : undefined;
    case 'CatchClause':
      return parts.param === null ? 'a catch without a binding' : undefined;
    case 'ExportAllDeclaration':
      return parts.exported ? 'export * as' : undefined;
    default:
      return undefined;
  }
}
