/** %TypedArray% and its concrete constructors (sec-typedarray-objects). */
import type { Behaviours } from '../../runtime/function-object.ts';
import { accessors } from './accessors.ts';
import { constructors } from './constructors.ts';
import { copying } from './copy.ts';
import { iterating } from './iterate.ts';
import { joining } from './join.ts';
import { searching } from './search.ts';
import { sorting } from './sort.ts';

export const typedArray: Behaviours = {
  ...constructors,
  ...accessors,
  ...copying,
  ...iterating,
  ...searching,
  ...sorting,
  ...joining,
};
