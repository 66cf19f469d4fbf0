import { Accessor } from './accessor.ts';
import type { ObjectValue } from './object.ts';
import type { Value } from './value.ts';

/** An accessor that emulates a data property without the override mistake: its getter gives `value` to everybody. */
export class OverrideAccessor extends Accessor {
  declare readonly value: Value;
  constructor(get: ObjectValue, set: ObjectValue, value: Value) {
    super(get, set);
    this.value = value;
  }
}
