import { ObjectValue } from './object.ts';

/** sec-immutable-prototype-exotic-objects */
export class ImmutablePrototypeObject extends ObjectValue {
  override SetPrototypeOf(V: ObjectValue | null): boolean {
    return V === this.GetPrototypeOf();
  }
}
