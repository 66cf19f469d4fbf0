export interface LineColumn {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

const isLineTerminator = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x2028 || code === 0x2029;

/**
 * Maps offsets of one source to lines and columns. Trees carry offsets only, because most positions are never asked
 * for; the line table is built at the first question.
 * Lines end as in https://tc39.es/ecma262/2018/#sec-line-terminators.
 */
export class LineMap {
  private readonly source: string;
  private starts: number[] | undefined;

  constructor(source: string) {
    this.source = source;
  }

  at(offset: number): LineColumn {
    const starts = (this.starts ??= lineStarts(this.source));
    const low = lastAtOrBefore(starts, offset);
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }
}

/** Index of the last of ascending `starts` that is not beyond `offset`; the first where all are. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let index = 0; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (!isLineTerminator(code)) continue;
    if (code === 13 && source.charCodeAt(index + 1) === 10) index++;
    starts.push(index + 1);
  }
  return starts;
}

/** The line and column of one offset; use a {@link LineMap} when there is more than one question. */
export const lineColumnAt = (source: string, offset: number): LineColumn => new LineMap(source).at(offset);
