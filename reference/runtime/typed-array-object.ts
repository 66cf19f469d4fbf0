/** sec-integer-indexed-exotic-objects */
import { ObjectValue } from './object.ts';

export class TypedArrayObject extends ObjectValue {}

/** The number of elements; throws a guest TypeError when the buffer is detached. */
export function typedArrayLengthOrThrow(_a: TypedArrayObject): number {
  throw new Error('typed arrays are not there yet');
}
