/** Iterator objects over a host iterator that no guest can see (sec-properties-of-map-iterator-instances and its like). */
import { agent } from './agent.ts';
import { CreateIterResultObject } from './iteration.ts';
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';
import type { Value } from './value.ts';

export type IteratorBrand = 'Map Iterator' | 'Set Iterator' | 'String Iterator';

export class HostIteratorObject extends ObjectValue {
  declare readonly brand: IteratorBrand;
  /** Null once exhausted: it then stays so, whatever is added later. */
  declare private source: Iterator<Value> | null;
  constructor(brand: IteratorBrand, proto: ObjectValue, source: Iterator<Value>) {
    super(Shape.empty(proto), []);
    this.brand = brand;
    this.source = source;
  }

  next(): ObjectValue {
    const step = this.source?.next();
    if (step === undefined || step.done === true) {
      this.source = null;
      return CreateIterResultObject(undefined, true);
    }
    return CreateIterResultObject(step.value, false);
  }
}

/** sec-createmapiterator, sec-createsetiterator, sec-createstringiterator: a new iterator of that brand in the current realm. */
export function CreateListIterator(brand: IteratorBrand, prototype: string, source: Iterator<Value>): HostIteratorObject {
  return new HostIteratorObject(brand, agent.realm.intrinsics[prototype], source);
}
