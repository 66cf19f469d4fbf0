import { charge } from '../../runtime/agent.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { PropertyKey } from '../../runtime/value.ts';

/** sec-enumerate-object-properties: the string keys that a for-in statement visits, each asked for when its turn comes. */
export class PropertyEnumerator {
  declare private object: ObjectValue | null;
  declare private keys: PropertyKey[];
  declare private index: number;
  declare private readonly visited: Set<PropertyKey>;

  constructor(object: ObjectValue) {
    this.object = object;
    this.keys = object.OwnPropertyKeys();
    this.index = 0;
    this.visited = new Set();
  }

  /** The next key; undefined at the end. */
  next(): string | undefined {
    while (this.object !== null) {
      while (this.index < this.keys.length) {
        const key = this.keys[this.index++]!;
        if (typeof key !== 'string' || this.visited.has(key)) continue;
        charge(1);
        const desc = this.object.GetOwnProperty(key);
        if (desc === undefined) continue;
        this.visited.add(key);
        if (desc.Enumerable === true) return key;
      }
      charge(1);
      this.object = this.object.GetPrototypeOf();
      this.index = 0;
      if (this.object !== null) this.keys = this.object.OwnPropertyKeys();
    }
    return undefined;
  }
}
