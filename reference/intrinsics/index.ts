/** The steps of every built-in function, one file per family, by the ids of the spec's table of intrinsics. */
import type { Behaviours } from '../runtime/function-object.ts';
import { boolean } from './boolean.ts';
import { error } from './error.ts';
import { object } from './object.ts';
import { proxy } from './proxy.ts';
import { promise } from './promise.ts';
import { reflect } from './reflect.ts';
import { symbol } from './symbol.ts';

export const behaviours: Behaviours = {
  ...object,
  ...boolean,
  ...symbol,
  ...error,
  ...reflect,
  ...proxy,
  ...promise,
};
export { CreateIntrinsics, SetDefaultGlobalBindings } from './install.ts';
