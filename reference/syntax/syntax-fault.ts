/**
 * - `syntax`: the text is not a program of the language; the guest is owed a SyntaxError.
 * - `too-deep`: the text nests deeper than the parser's limit. It says nothing about the text's validity, so the guest
 *   is owed a RangeError (a resource fault), not a SyntaxError.
 */
export type SyntaxFaultKind = 'syntax' | 'too-deep';

export interface SyntaxFaultPlace {
  /** Offset in UTF-16 code units from the start of the source. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  /** The name of the source as the caller gave it. */
  readonly file?: string | undefined;
}

/** What parsing throws. It is a host error: whoever catches it makes the guest's error from it. */
export class SyntaxFault extends Error {
  readonly kind: SyntaxFaultKind;
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  readonly file: string | undefined;

  constructor(kind: SyntaxFaultKind, message: string, place: SyntaxFaultPlace) {
    super(message);
    this.name = 'SyntaxFault';
    this.kind = kind;
    this.offset = place.offset;
    this.line = place.line;
    this.column = place.column;
    this.file = place.file;
  }
}
