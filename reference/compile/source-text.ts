import { LineMap, type LineColumn } from '../syntax/index.ts';
import type { Value } from '../runtime/value.ts';
import type { Analysis } from './scope/analyse.ts';

/** One text that was parsed as a whole: what compiled code refers to for positions and `toString`. */
export class SourceText {
  declare readonly text: string;
  declare readonly file: string;
  declare readonly analysis: Analysis;
  /** The value of import.meta, for modules of hosts that give it one. */
  declare importMeta: (() => Value) | null;
  declare private lines: LineMap | null;

  constructor(text: string, file: string, analysis: Analysis) {
    this.text = text;
    this.file = file;
    this.analysis = analysis;
    this.importMeta = null;
    this.lines = null;
  }

  positionAt(offset: number): LineColumn {
    return (this.lines ??= new LineMap(this.text)).at(offset);
  }
}
