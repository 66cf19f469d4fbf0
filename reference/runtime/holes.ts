/**
 * Skipping runs of absent indices. An algorithm that does nothing for an index that HasProperty doesn't find would take for
 * ever on `new Array(4294967295)`; where nothing can observe the search, it may go on at the next index that is there.
 */
import { charge } from './agent.ts';
import { ElementsObject } from './array-object.ts';
import { indexOfKey, inheritsNoElements, MAX_ARRAY_LENGTH } from './indexed.ts';
import type { ObjectValue } from './object.ts';
import type { Shape } from './shape.ts';
import { EMPTY } from './value.ts';

/** Shorter searches are not worth a list of keys. */
const SHORT = 64;

export class Holes {
  declare private readonly O: ObjectValue;
  /** Sorted indices among the own keys, as of `shape` and `slotCount`: both the same means that none was added since. */
  declare private indices: number[];
  declare private shape: Shape | null;
  declare private slotCount: number;

  constructor(O: ObjectValue) {
    this.O = O;
    this.indices = [];
    this.shape = null;
    this.slotCount = 0;
  }

  /** The least index from `from` on that may be present, or `limit`. May be too low, never too high. */
  next(from: number, limit: number): number {
    if (from >= limit || !this.canSkip(limit)) return Math.min(from, limit);
    const { O } = this;
    if (O instanceof ElementsObject && O.elements !== null) {
      const end = Math.min(limit, O.elements.length);
      let k = from;
      while (k < end && O.elements[k] === EMPTY) k++;
      charge((k - from) >>> 3);
      return k < end ? k : limit;
    }
    if (!this.snapshot(limit - from)) return from;
    const at = this.lowerBound(from);
    return at < this.indices.length ? Math.min(this.indices[at], limit) : limit;
  }

  /** The greatest index up to `from` that may be present, or `limit`, which is below all. May be too high, never too low. */
  previous(from: number, limit: number): number {
    if (from <= limit || !this.canSkip(from)) return Math.max(from, limit);
    const { O } = this;
    if (O instanceof ElementsObject && O.elements !== null) {
      const top = Math.min(from, O.elements.length - 1);
      let k = top;
      while (k > limit && O.elements[k] === EMPTY) k--;
      charge(Math.max(0, top - k) >>> 3);
      return Math.max(k, limit);
    }
    if (!this.snapshot(from - limit)) return from;
    const at = this.lowerBound(from + 1) - 1;
    return at >= 0 ? Math.max(this.indices[at], limit) : limit;
  }

  /** Whether nothing can observe that absent indices below `limit` are not asked for. */
  private canSkip(limit: number): boolean {
    const { O } = this;
    if (O instanceof ElementsObject) return limit <= MAX_ARRAY_LENGTH && inheritsNoElements(O);
    return !O.exotic && inheritsNoElements(O);
  }

  /** Brings the list of indices up to date; false where walking the distance is cheaper. */
  private snapshot(distance: number): boolean {
    const { O } = this;
    if (O.shape === this.shape && O.slots.length === this.slotCount) return true;
    if (distance < SHORT || distance < O.slots.length) return false;
    const indices: number[] = [];
    charge(O.slots.length);
    for (const key of O.shapeKeys()) {
      const index = indexOfKey(key);
      if (index !== -1) indices.push(index);
    }
    this.indices = indices.sort((a, b) => a - b);
    this.shape = O.shape;
    this.slotCount = O.slots.length;
    return true;
  }

  private lowerBound(index: number): number {
    const { indices } = this;
    let low = 0;
    let high = indices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (indices[middle] < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
