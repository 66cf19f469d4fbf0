import { charge } from '../../runtime/agent.ts';
import { Holes } from '../../runtime/holes.ts';
import { deleteIndex, getIfPresent, setIndex } from '../../runtime/indexed.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { EMPTY, type Value } from '../../runtime/value.ts';

/**
 * Moves `count` elements as shift, unshift, splice and copyWithin do: what is absent at the origin gets deleted at the
 * destination. `downwards`: the last one first.
 */
export function moveElements(O: ObjectValue, from: number, to: number, count: number, downwards: boolean): void {
  const holes = new Holes(O);
  if (downwards) {
    for (let i = count - 1; i >= 0; i--) {
      if (moveOne(O, from + i, to + i)) continue;
      // Until an element comes up at the origin or at the destination there is nothing to move and nothing to delete.
      const origin = holes.previous(from + i - 1, from - 1) - from;
      const destination = holes.previous(to + i - 1, to - 1) - to;
      i = Math.max(origin, destination) + 1;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    if (moveOne(O, from + i, to + i)) continue;
    const origin = holes.next(from + i + 1, from + count) - from;
    const destination = holes.next(to + i + 1, to + count) - to;
    i = Math.min(origin, destination) - 1;
  }
}

function moveOne(O: ObjectValue, from: number, to: number): boolean {
  charge(1);
  const value = getIfPresent(O, from);
  if (value === EMPTY) deleteIndex(O, to);
  else setIndex(O, to, value as Value);
  return value !== EMPTY;
}
