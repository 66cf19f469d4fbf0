/** Handles: what the host holds of a guest's objects, functions and symbols. They can be kept and handed back, nothing else. */
import { ObjectValue } from '../../runtime/object.ts';
import type { Value } from '../../runtime/value.ts';

/** Stands for a guest object, function or symbol; one handle for each. Nothing on it runs, reads or changes guest code. */
export class GuestReference {
  readonly type: 'object' | 'function' | 'symbol';

  constructor(type: GuestReference['type']) {
    this.type = type;
    Object.freeze(this);
  }

  toString(): string {
    return `[guest ${this.type}]`;
  }
}

/** A guest value on the host's side: primitives as they are, all else as a handle. */
export type GuestValue = undefined | null | boolean | number | string | bigint | GuestReference;

/** The handles of one world. */
export class References {
  private readonly targets = new WeakMap<GuestReference, ObjectValue | symbol>();
  private readonly handles = new WeakMap<ObjectValue | symbol, GuestReference>();

  /** The host's side of a guest value. */
  handleOf(value: Value): GuestValue {
    if (!(value instanceof ObjectValue) && typeof value !== 'symbol') return value;
    let handle = this.handles.get(value);
    if (handle === undefined) {
      handle = new GuestReference(typeof value === 'symbol' ? 'symbol' : value.callable ? 'function' : 'object');
      this.handles.set(value, handle);
      this.targets.set(handle, value);
    }
    return handle;
  }

  /** Whether it is a primitive or a handle of this world. */
  owns(value: GuestValue): boolean {
    return !(value instanceof GuestReference) || this.targets.has(value);
  }

  /** The guest's side of a value that the host holds. Throws a host TypeError for what isn't one of this world. */
  valueOf(value: GuestValue): Value {
    if (value instanceof GuestReference) {
      const target = this.targets.get(value);
      if (target === undefined) throw new TypeError('the handle is of another world');
      return target;
    }
    if ((typeof value === 'object' && value !== null) || typeof value === 'function' || typeof value === 'symbol') {
      throw new TypeError('host objects, functions and symbols are no guest values');
    }
    return value;
  }
}
