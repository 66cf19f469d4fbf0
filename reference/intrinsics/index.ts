/** The steps of every built-in function, one file per family, by the ids of the spec's table of intrinsics. */
import type { Behaviours } from '../runtime/function-object.ts';

export const behaviours: Behaviours = {};
export { CreateIntrinsics, SetDefaultGlobalBindings } from './install.ts';
