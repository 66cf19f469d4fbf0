import { LineMap, type LineColumn } from '../syntax/index.ts';
import type { Value } from '../runtime/value.ts';
import type { Analysis } from './scope/analyse.ts';

/** `meta` gives the value of import.meta, `call` the function that import() calls; no program gets hold of it. */
export interface LaterImports {
  meta(): Value;
  call(): Value;
}

/** One text that was parsed as a whole: what compiled code refers to for positions and `toString`. */
export class SourceText {
  declare readonly text: string;
  declare readonly file: string;
  declare readonly analysis: Analysis;
  /** What import.meta and import() are in a module whose host has them. */
  declare imports: LaterImports | null;
  declare private lines: LineMap | null;

  constructor(text: string, file: string, analysis: Analysis) {
    this.text = text;
    this.file = file;
    this.analysis = analysis;
    this.imports = null;
    this.lines = null;
  }

  positionAt(offset: number): LineColumn {
    return (this.lines ??= new LineMap(this.text)).at(offset);
  }
}
