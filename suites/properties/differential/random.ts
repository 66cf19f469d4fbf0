/**
 * Random choices that stay the same for ever: the generator of every program, so neither a library's release nor a host may change
 * what a seed means. sfc32 (Chris Doty-Humphrey's small fast counter), seeded by a hash of all parts of the seed.
 */

export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seed: readonly (number | string)[]) {
    let hash = 0x811c9dc5;
    for (const unit of JSON.stringify(seed)) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
    this.#a = hash | 0;
    this.#b = Math.imul(hash, 0x9e3779b1) | 0;
    this.#c = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) | 0;
    for (let round = 0; round < 12; round += 1) this.#next();
  }

  #next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** An integer of `from`…`to`, both included. */
  int(from: number, to: number): number {
    return from + (this.#next() % (to - from + 1));
  }

  chance(percent: number): boolean {
    return this.#next() % 100 < percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)];
  }

  /** Between `from` and `to` of them, repetitions allowed. */
  some<T>(list: readonly T[], from: number, to: number): T[] {
    return Array.from({ length: this.int(from, to) }, () => this.pick(list));
  }

  /** A random part of the list, in its order; never empty. */
  part<T>(list: readonly T[]): T[] {
    const chosen = list.filter(() => this.chance(50));
    return chosen.length === 0 ? [this.pick(list)] : chosen;
  }
}
