import type { ObjectValue } from './object.ts';

/** The pair of functions in an accessor property's slot. Replaced, never changed. */
export class Accessor {
  declare readonly get: ObjectValue | undefined;
  declare readonly set: ObjectValue | undefined;
  constructor(get: ObjectValue | undefined, set: ObjectValue | undefined) {
    this.get = get;
    this.set = set;
  }
}
