/**
 * The steps of every built-in function, one file per family, by the ids of the spec's table of intrinsics.
 * Rules: `language/include-es2018`.
 */
import type { Behaviours } from '../runtime/function-object.ts';
import { array } from './array/index.ts';
import { arrayBuffer } from './array-buffer.ts';
import { atomics } from './atomics.ts';
import { dataView } from './data-view.ts';
import { typedArray } from './typed-array/index.ts';
import { bigint } from './bigint.ts';
import { collections } from './collections.ts';
import { globalFunctions } from './global-functions.ts';
import { iteration } from './iteration.ts';
import { math } from './math.ts';
import { number } from './number.ts';
import { json } from './json.ts';
import { functionPrototype } from './function.ts';
import { date } from './date/index.ts';
import { string } from './string/index.ts';
import { annexB } from './annex-b.ts';
import { boolean } from './boolean.ts';
import { error } from './error.ts';
import { object } from './object.ts';
import { proxy } from './proxy.ts';
import { promise } from './promise.ts';
import { reflect } from './reflect.ts';
import { regexp } from './regexp.ts';
import { symbol } from './symbol.ts';

export const behaviours: Behaviours = {
  ...object,
  ...array,
  ...typedArray,
  ...arrayBuffer,
  ...dataView,
  ...atomics,
  ...bigint,
  ...collections,
  ...globalFunctions,
  ...iteration,
  ...math,
  ...number,
  ...json,
  ...functionPrototype,
  ...date,
  ...string,
  ...annexB,
  ...boolean,
  ...symbol,
  ...regexp,
  ...error,
  ...reflect,
  ...proxy,
  ...promise,
};
export { CreateIntrinsics, SetDefaultGlobalBindings } from './install.ts';
