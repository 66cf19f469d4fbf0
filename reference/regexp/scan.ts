/** How far a repetition that has become long reaches in a text. */
import { boundsUpTo, type CodePointSet } from '../unicode/code-point-set.ts';
import { CodeUnits } from '../unicode/code-units.ts';
import { isLead, isTrail } from './scanner.ts';

const SHORTEST_PIECE = 1 << 9;
const LONGEST_PIECE = 1 << 14;

/** The text is copied piece by piece: the host reads an array faster than a string that it has put together of parts. */
const piece = new CodeUnits(LONGEST_PIECE);

/** How many code points the last `scanPoints` passed. */
export let scannedPoints = 0;

/**
 * The position from `start` on of the first code point that is no member of the set, or where `maximum` are passed, or the end.
 * `lowMembers` has the membership of the first 256 code points from `base` on.
 */
export function scanPoints(input: string, start: number, maximum: number, set: CodePointSet, lowMembers: Uint8Array, base: number): number {
  const { units } = piece;
  const end = input.length;
  let size = SHORTEST_PIECE;
  let from = 0;
  let to = 0;
  let count = 0;
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
