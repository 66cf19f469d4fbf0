/**
 * ECMAScript language values (sec-ecmascript-data-types-and-values). Primitives are host primitives; guest symbols are
 * unregistered host symbols; every guest object is an `ObjectValue`, never a host object.
 */
import type { ObjectValue } from './object.ts';

export type Value = undefined | null | boolean | number | string | bigint | symbol | ObjectValue;

/** sec-ispropertykey. Integer keys are strings here; arrays have their own fast paths for numbers. */
export type PropertyKey = string | symbol;

/** Marks what is absent where guest `undefined` would be a value: a hole, an unset descriptor field, a binding in its TDZ. */
export const EMPTY = Object.freeze({ empty: true });
export type Empty = typeof EMPTY;
