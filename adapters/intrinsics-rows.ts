/** The table of intrinsics as the in-engine walker wants it: how to get each object, and the own keys it may have. */
import type { Edition } from '../spec/model.ts';
import { everyIntrinsic, seedExpression } from '../spec/intrinsics/index.ts';
import type { IntrinsicRow } from './protocol/wire.ts';

const rows = new Map<Edition, readonly IntrinsicRow[]>();

/**
 * One row for every intrinsic that a program can reach. Optional properties are known; forbidden ones are what the walk looks for.
 * An intrinsic that is itself forbidden is complained of where it hangs, not again for its own keys.
 */
export function intrinsicRows(edition: Edition): readonly IntrinsicRow[] {
  let found = rows.get(edition);
  if (found === undefined) {
    found = [...everyIntrinsic()].flatMap((row) => {
      const seed = seedExpression(row.id);
      const keys = row.properties.filter((property) => row.status[edition] === 'forbidden' || property.status[edition] !== 'forbidden').map((property) => property.key);
      return seed === undefined ? [] : [{ name: row.id, seed, keys }];
    });
    rows.set(edition, found);
  }
  return found;
}
