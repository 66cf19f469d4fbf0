import { LineCounter, isMap, isNode, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Finding } from './finding.ts';

export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that remembers where everything stood. */
export class YamlSource {
  readonly file: string;
  readonly data: unknown;
  readonly findings: readonly Finding[];
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, uniqueKeys: true });
    this.findings = [...this.#document.errors, ...this.#document.warnings].map((error) => ({
      file,
      ...this.#at(error.pos[0]),
      code: 'malformed-yaml' as const,
      key: 'yaml',
      message: error.message.split('\n')[0],
      fix: likelyFix(error.code),
    }));
    this.data = this.#document.errors.length > 0 ? undefined : this.#document.toJS();
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #node(path: Path): Node | undefined {
    const found: unknown = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    return isNode(found) ? found : undefined;
  }

  /** Where the value at a path starts; for a path that isn't there, where its nearest ancestor does. */
  position(path: Path): Position {
    for (let length = path.length; length >= 0; length -= 1) {
      const range = this.#node(path.slice(0, length))?.range;
      if (range) return this.#at(range[0]);
    }
    return { line: 1, column: 1 };
  }

  /** Where the key at the end of a path stands (the item itself in a sequence). */
  keyPosition(path: Path): Position {
    const parent = this.#node(path.slice(0, -1));
    const last = path[path.length - 1];
    if (isMap(parent)) {
      for (const pair of parent.items) {
        if (isPair(pair) && isScalar(pair.key) && pair.key.value === last && pair.key.range) return this.#at(pair.key.range[0]);
      }
    }
    if (isSeq(parent)) return this.position(path);
    return this.position(path.slice(0, -1));
  }

  /** Where a line and column (1-based line, 0-based column) of a string's own text stand in the file. */
  textPosition(path: Path, line: number, column: number): Position {
    const node = this.#node(path);
    if (!isScalar(node) || !node.range) return this.position(path);
    const start = this.#at(node.range[0]);
    if (node.type === 'BLOCK_LITERAL') {
      const fileLine = start.line + line;
      const lineStart = this.#lines.lineStarts[start.line] ?? 0;
      const indent = /^ */.exec(this.#text.slice(lineStart))?.[0].length ?? 0;
      return { line: fileLine, column: indent + column + 1 };
    }
    const quote = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
    return line === 1 ? { line: start.line, column: start.column + quote + column } : start;
  }
}

function likelyFix(code: string): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'keep one of the two keys';
    case 'TAB_AS_INDENT':
      return 'indent with spaces';
    case 'BAD_INDENT':
      return 'align the keys of one mapping';
    default:
      return 'quote the text, or write it as a block ("|") when it holds ": ", " #" or quotes';
  }
}
