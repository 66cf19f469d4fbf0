import { simpleFolding, unitUppercase } from './case.data.ts';
import { includes, setOfRanges, union } from './code-point-set.ts';
import type { CodePointSet } from './code-point-set.ts';
import { decodeMapping } from './encoding.ts';

/** How characters compare when case is ignored: by simple case folding with the u flag, else by uppercase code units. */
class CaseRelation {
  private readonly mapping: ReadonlyMap<number, number>;
  private classes: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(encoded: string) {
    this.mapping = decodeMapping(encoded);
  }

  /** https://tc39.es/ecma262/2018/#sec-runtime-semantics-canonicalize-ch */
  canonicalize(character: number): number {
    return this.mapping.get(character) ?? character;
  }

  /** All characters that canonicalize alike, the given one among them. */
  variants(character: number): readonly number[] {
    return this.equivalents().get(this.canonicalize(character)) ?? [character];
  }

  /** The characters that match a member of the set when case is ignored. */
  close(set: CodePointSet): CodePointSet {
    const added: number[] = [];
    for (const variants of this.equivalents().values()) {
      if (!variants.some((variant) => includes(set, variant))) continue;
      for (const variant of variants) if (!includes(set, variant)) added.push(variant, variant + 1);
    }
    return added.length === 0 ? set : union(set, setOfRanges(added));
  }

  private equivalents(): ReadonlyMap<number, readonly number[]> {
    if (this.classes === undefined) {
      const classes = new Map<number, number[]>();
      for (const [from, to] of this.mapping) {
        const variants = classes.get(to);
        if (variants) variants.push(from);
        else classes.set(to, [to, from]);
      }
      this.classes = classes;
    }
    return this.classes;
  }
}

let folding: CaseRelation | undefined;
let uppercase: CaseRelation | undefined;

export const caseRelation = (unicode: boolean): CaseRelation =>
  unicode ? (folding ??= new CaseRelation(simpleFolding)) : (uppercase ??= new CaseRelation(unitUppercase));

export type { CaseRelation };
