import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Value } from '../../runtime/value.ts';

/** Source text through source-to-source functions (`compartment-api/transforms-…`); they get it alone, without a receiver. */
export function transformSource(source: string, transforms: readonly ObjectValue[]): string {
  let text = source;
  for (const transform of transforms) {
    const changed: Value = transform.Call(undefined, [text]);
    text = typeof changed === 'string' ? changed : throwTypeError('a transform must return a string');
  }
  return text;
}
