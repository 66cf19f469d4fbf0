import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Value } from '../../runtime/value.ts';

/**
 * Source text through source-to-source functions (`compartment-api/transforms-constructor`, `compartment-api/transforms-evaluate`).
 * They get it alone, without a receiver, and what they return is parsed like any source (`compartment-api/transforms-confined`,
 * `compartment-api/shimtransforms-confined`).
 */
export function transformSource(source: string, transforms: readonly ObjectValue[]): string {
  let text = source;
  for (const transform of transforms) {
    const changed: Value = transform.Call(undefined, [text]);
    text = typeof changed === 'string' ? changed : throwTypeError('a transform must return a string');
  }
  return text;
}
