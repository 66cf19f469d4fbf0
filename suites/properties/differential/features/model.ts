import type { Profile, Writer } from '../writer.ts';

/** A part of the language or of SES that a piece of a program exercises. Its facts are labelled `<id>.<operation>`. */
export interface Feature {
  readonly id: string;
  /** Only where intrinsics are frozen: elsewhere it would change the world of the programs beside it. */
  readonly profile?: Profile;
  /** Statements for the top level of a program. What it declares with `w.declare` others use after it. */
  write(w: Writer): string;
}
