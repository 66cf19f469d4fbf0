/**
 * Programs given as ESTree trees. A tree is validated, printed, and required to be the very tree of what was printed: so it runs as its
 * source does, early errors, limits and positions included, whatever a reader of trees could get wrong.
 * Rules: `host/ast-roundtrip`.
 */
import { parseExpression, parseModule, parseScript } from '../parse.ts';
import type { ParseOptions } from '../options.ts';
import { SyntaxFault } from '../syntax-fault.ts';
import { MalformedTree } from './malformed-tree.ts';
import { printTree } from './print.ts';
import { readTree } from './read.ts';
import { requireSame } from './same.ts';

export { MalformedTree } from './malformed-tree.ts';

export type TreeGoal = 'script' | 'module' | 'expression';

export interface TreeSource {
  readonly goal: TreeGoal;
  readonly source: string;
  /** Where in the tree the text has an early error; the parser that runs it will say which. */
  readonly fault?: string;
}

/** The source of a Program or of an expression; throws `MalformedTree` for what is neither. `options` are those that it will run with. */
export function sourceOfTree(tree: unknown, options: ParseOptions = {}): TreeSource {
  const isProgram = typeof tree === 'object' && tree !== null && Reflect.getOwnPropertyDescriptor(tree, 'type')?.value === 'Program';
  const root = readTree(tree, isProgram ? 'program' : 'expression');
  const goal: TreeGoal = !isProgram ? 'expression' : root.text('sourceType') === 'module' ? 'module' : 'script';
  const { source, pathAt } = printTree(root);
  let parsed: unknown;
  try {
    parsed = goal === 'expression' ? parseExpression(source, options) : goal === 'module' ? parseModule(source, options) : parseScript(source, options);
  } catch (fault) {
    if (fault instanceof SyntaxFault) return { goal, source, fault: pathAt(fault.offset) };
    throw fault;
  }
  requireSame(root, asRead(parsed, isProgram));
  return { goal, source };
}

/** What the parser made; a node that trees may not have would be a parse of something else. */
function asRead(parsed: unknown, isProgram: boolean): ReturnType<typeof readTree> {
  try {
    return readTree(parsed, isProgram ? 'program' : 'expression');
  } catch (error) {
    if (error instanceof MalformedTree) throw new MalformedTree('', 'no source has this tree');
    throw error;
  }
}
