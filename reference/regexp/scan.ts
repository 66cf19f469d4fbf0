/** How far a repeated set reaches in a text: loops of their own, so that the host optimises them apart from the machine. */
import { boundsUpTo, type CodePointSet } from '../unicode/code-point-set.ts';
import { CodeUnits } from '../unicode/code-units.ts';
import { isLead, isTrail } from './scanner.ts';

/**
 * The first position from `start` to `limit` whose code unit is no member, or `limit`. `lowMembers` has the membership of
 * the first 256 code units from `base` on.
 */
export function scanUnits(input: string, start: number, limit: number, set: CodePointSet, lowMembers: Uint8Array, base: number): number {
  // Neighbours in a text are often members of one range.
  let from = 0;
  let to = 0;
  let reached = start;
  for (; reached < limit; reached++) {
    const unit = input.charCodeAt(reached);
    if (unit < 256) {
      if (lowMembers[base | unit] === 0) break;
    } else if (unit < from || unit >= to) {
      const bounds = boundsUpTo(set, unit);
      if ((bounds & 1) === 0) break;
      from = set[bounds - 1]!;
      to = set[bounds]!;
    }
  }
  return reached;
}

/** After so many code units of one scan its text is copied piece by piece, because the host reads an array faster than a string put together of parts. */
const SHORT = 1 << 10;
const LONGEST_PIECE = 1 << 14;
const piece = new CodeUnits(LONGEST_PIECE);

/** How many code points the last `scanPoints` passed. */
export let scannedPoints = 0;

/** Like `scanUnits`, in code points, of which it passes at most `maximum`. */
export function scanPoints(input: string, start: number, maximum: number, set: CodePointSet, lowMembers: Uint8Array, base: number): number {
  const end = input.length;
  const short = end - start > SHORT ? start + SHORT : end;
  let from = 0;
  let to = 0;
  let count = 0;
  let reached = start;
  scannedPoints = 0;
  while (reached < short && count < maximum) {
    const point = input.codePointAt(reached)!;
    if (point < 256) {
      if (lowMembers[base | point] === 0) break;
    } else if (point < from || point >= to) {
      const bounds = boundsUpTo(set, point);
      if ((bounds & 1) === 0) break;
      from = set[bounds - 1]!;
      to = set[bounds]!;
    }
    reached += point > 0xffff ? 2 : 1;
    count++;
  }
  scannedPoints = count;
  return reached < short || reached >= end || count >= maximum ? reached : scanPieces(input, reached, maximum, set, lowMembers, base);
}

/** Goes on with a scan that has become long. */
function scanPieces(input: string, start: number, maximum: number, set: CodePointSet, lowMembers: Uint8Array, base: number): number {
  const { units } = piece;
  const end = input.length;
  let size = SHORT;
  let from = 0;
  let to = 0;
  let count = scannedPoints;
  let reached = start;
  for (;;) {
    const pieceEnd = Math.min(reached + size, end);
    const length = piece.read(input.slice(reached, pieceEnd));
    // A pair that the piece cuts in two waits for the next one.
    const usable = pieceEnd < end && isLead(units[length - 1]!) ? length - 1 : length;
    let index = 0;
    while (index < usable && count < maximum) {
      const unit = units[index]!;
      let point = unit;
      if (isLead(unit) && index + 1 < usable) {
        const trail = units[index + 1]!;
        if (isTrail(trail)) point = ((unit - 0xd7c0) << 10) + (trail & 0x3ff);
      }
      if (point < 256) {
        if (lowMembers[base | point] === 0) break;
      } else if (point < from || point >= to) {
        const bounds = boundsUpTo(set, point);
        if ((bounds & 1) === 0) break;
        from = set[bounds - 1]!;
        to = set[bounds]!;
      }
      index += point > 0xffff ? 2 : 1;
      count++;
    }
    reached += index;
    if (index < usable || reached >= end || count >= maximum) break;
    size = Math.min(2 * size, LONGEST_PIECE);
  }
  scannedPoints = count;
  return reached;
}

/** The position `count` code points to the right. */
export function pointsLater(input: string, position: number, count: number): number {
  let later = position;
  for (let passed = 0; passed < count; passed++) later += input.codePointAt(later)! > 0xffff ? 2 : 1;
  return later;
}
