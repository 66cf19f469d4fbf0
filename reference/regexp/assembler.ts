import { includes } from '../unicode/code-point-set.ts';
import type { CodePointSet } from '../unicode/code-point-set.ts';
import type { Program } from './program.ts';

/** Collects instructions and sets. */
export class Assembler {
  private code = new Int32Array(64);
  private length = 0;
  private readonly sets: CodePointSet[] = [];
  private readonly indices = new Map<CodePointSet | string, number>();

  get position(): number {
    return this.length;
  }

  emit(...words: readonly number[]): void {
    for (const word of words) this.word(word);
  }

  word(word: number): void {
    if (this.length === this.code.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.code);
      this.code = grown;
    }
    this.code[this.length++] = word;
  }

  /** Emits an instruction whose last operand is a target, and returns where to patch it. */
  emitForward(...words: readonly number[]): number {
    this.emit(...words, -1);
    return this.length - 1;
  }

  patch(place: number, target = this.length): void {
    this.code[place] = target;
  }

  /** The index of a set; equal sets share one. */
  set(set: CodePointSet): number {
    const known = this.indices.get(set);
    if (known !== undefined) return known;
    const key = set.length <= 64 ? set.join() : undefined;
    let index = key === undefined ? undefined : this.indices.get(key);
    if (index === undefined) {
      index = this.sets.push(set) - 1;
      if (key !== undefined) this.indices.set(key, index);
    }
    this.indices.set(set, index);
    return index;
  }

  finish(registerCount: number, unicode: boolean): Program {
    const lowMembers = new Uint8Array(this.sets.length * 256);
    this.sets.forEach((set, index) => {
      for (let unit = 0; unit < 256; unit++) if (includes(set, unit)) lowMembers[index * 256 + unit] = 1;
    });
    return { code: this.code.slice(0, this.length), lowMembers, sets: this.sets, registerCount, unicode };
  }
}
