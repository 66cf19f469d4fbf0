/**
 * Objects with [[MapData]], [[SetData]], [[WeakMapData]], [[WeakSetData]]. The host's collections have the same key
 * equality and the same iteration order under mutation; guests never see them.
 */
import { ObjectValue } from './object.ts';
import { Shape } from './shape.ts';
import type { Value } from './value.ts';

export class MapObject extends ObjectValue {
  declare readonly data: Map<Value, Value>;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.data = new Map();
  }
}

export class SetObject extends ObjectValue {
  declare readonly data: Set<Value>;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.data = new Set();
  }
}

export class WeakMapObject extends ObjectValue {
  declare readonly data: WeakMap<ObjectValue, Value>;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.data = new WeakMap();
  }
}

export class WeakSetObject extends ObjectValue {
  declare readonly data: WeakSet<ObjectValue>;
  constructor(proto: ObjectValue | null) {
    super(Shape.empty(proto), []);
    this.data = new WeakSet();
  }
}

/** The key that a collection keeps: +0 for -0. */
export function normalizeKey(key: Value): Value {
  return key === 0 ? 0 : key;
}
