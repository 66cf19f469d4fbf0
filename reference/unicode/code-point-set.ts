/**
 * A set of code points (or code units): pairs of first member and first non-member after it, ascending, nowhere
 * touching. Sets are values: no operation changes its operands.
 */
export type CodePointSet = Int32Array;

export const emptySet: CodePointSet = new Int32Array(0);
export const allCodePoints: CodePointSet = Int32Array.of(0, 0x110000);
export const singleton = (codePoint: number): CodePointSet => Int32Array.of(codePoint, codePoint + 1);

/** From bounds in any order and with overlaps: `[from, to, from, to, …]`, `to` exclusive. */
export function setOfRanges(bounds: readonly number[]): CodePointSet {
  const pairs: [number, number][] = [];
  for (let index = 0; index < bounds.length; index += 2) pairs.push([bounds[index]!, bounds[index + 1]!]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) append(merged, from, to);
  return Int32Array.from(merged);
}

function append(bounds: number[], from: number, to: number): void {
  const last = bounds.length - 1;
  if (last > 0 && from <= bounds[last]!) {
    if (to > bounds[last]!) bounds[last] = to;
  } else {
    bounds.push(from, to);
  }
}

export function union(a: CodePointSet, b: CodePointSet): CodePointSet {
  if (a.length === 0 || a === b) return b;
  if (b.length === 0) return a;
  const bounds: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && a[i]! <= b[j]!)) {
      append(bounds, a[i]!, a[i + 1]!);
      i += 2;
    } else {
      append(bounds, b[j]!, b[j + 1]!);
      j += 2;
    }
  }
  return Int32Array.from(bounds);
}

export const unionOf = (sets: readonly CodePointSet[]): CodePointSet =>
  sets.length <= 2 ? union(sets[0] ?? emptySet, sets[1] ?? emptySet) : setOfRanges(sets.flatMap((set) => [...set]));

/** All code points that are no members. */
export function complement(set: CodePointSet): CodePointSet {
  const bounds: number[] = [];
  let from = 0;
  for (let index = 0; index < set.length; index += 2) {
    if (set[index]! > from) bounds.push(from, set[index]!);
    from = set[index + 1]!;
  }
  if (from < 0x110000) bounds.push(from, 0x110000);
  return Int32Array.from(bounds);
}

export function intersects(a: CodePointSet, b: CodePointSet): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i + 1]! <= b[j]!) i += 2;
    else if (b[j + 1]! <= a[i]!) j += 2;
    else return true;
  }
  return false;
}

export const includes = (set: CodePointSet, codePoint: number): boolean => (boundsUpTo(set, codePoint) & 1) === 1;

/** How many bounds are at or below the code point: an odd number if it is a member, of the range between that bound and the next. */
export function boundsUpTo(set: CodePointSet, codePoint: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (set[middle]! <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}
