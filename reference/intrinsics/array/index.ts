/** Array (sec-array-objects). Its iterators stand in `iteration.ts`. */
import type { Behaviours } from '../../runtime/function-object.ts';
import { combining } from './combine.ts';
import { arrayConstructor } from './constructor.ts';
import { ends } from './ends.ts';
import { iterating } from './iterate.ts';
import { joining } from './join.ts';
import { rearrange } from './rearrange.ts';
import { searching } from './search.ts';
import { sorting } from './sort.ts';

export const array: Behaviours = {
  ...arrayConstructor,
  ...ends,
  ...rearrange,
  ...combining,
  ...searching,
  ...iterating,
  ...joining,
  ...sorting,
};
