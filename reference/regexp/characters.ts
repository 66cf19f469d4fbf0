import { caseRelation } from '../unicode/case.ts';
import { complement, setOfRanges } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { Flags, SetNode } from './ast.ts';

/** Which characters match a character or a class of a pattern, once case is ignored or not. */
export class Characters {
  private readonly flags: Flags;
  private readonly closed = new Map<SetNode, CodePointSet>();
  private readonly singletons = new Map<number, CodePointSet>();

  constructor(flags: Flags) {
    this.flags = flags;
  }

  ofCharacter(character: number): CodePointSet {
    let set = this.singletons.get(character);
    if (set === undefined) this.singletons.set(character, (set = setOfRanges(this.variants(character).flatMap((variant) => [variant, variant + 1]))));
    return set;
  }

  variants(character: number): readonly number[] {
    return this.flags.ignoreCase ? caseRelation(this.flags.unicode).variants(character) : [character];
  }

  ofSet(node: SetNode): CodePointSet {
    let set = this.closed.get(node);
    if (set === undefined) {
      set = this.flags.ignoreCase ? caseRelation(this.flags.unicode).close(node.set) : node.set;
      if (node.inverted) set = complement(set);
      this.closed.set(node, set);
    }
    return set;
  }

  /** The code units that a member begins with. */
  firstUnits(set: CodePointSet): CodePointSet {
    if (!this.flags.unicode || set.length === 0 || set[set.length - 1]! <= 0x10000) return set;
    const bounds: number[] = [];
    for (let index = 0; index < set.length; index += 2) {
      const from = set[index]!;
      const to = set[index + 1]!;
      if (from < 0x10000) bounds.push(from, Math.min(to, 0x10000));
      if (to > 0x10000) bounds.push(leadOf(Math.max(from, 0x10000)), leadOf(to - 1) + 1);
    }
    return setOfRanges(bounds);
  }

  /** Whether every member is one code unit that is never part of a surrogate pair, so that code units can be compared. */
  isPlain(set: CodePointSet): boolean {
    if (!this.flags.unicode || set.length === 0) return true;
    if (set[set.length - 1]! > 0x10000) return false;
    for (let index = 0; index < set.length; index += 2) {
      if (set[index]! < 0xe000 && set[index + 1]! > 0xd800) return false;
    }
    return true;
  }
}

const leadOf = (codePoint: number): number => 0xd800 + ((codePoint - 0x10000) >> 10);

/** The code units of a character. */
export const unitsOf = (character: number): readonly number[] =>
  character > 0xffff ? [leadOf(character), 0xdc00 + ((character - 0x10000) & 0x3ff)] : [character];

