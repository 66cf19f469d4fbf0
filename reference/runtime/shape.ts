/**
 * Shapes: the layout that objects made alike share. A shape knows its prototype, so that "same shape" means "same named
 * properties, attributes and prototype", which is what inline caches compare. Keys are kept in creation order.
 */
import type { PropertyKey } from './value.ts';
import type { ObjectValue } from './object.ts';

export const WRITABLE = 1;
export const ENUMERABLE = 2;
export const CONFIGURABLE = 4;
/** The slot holds an `Accessor`. */
export const ACCESSOR = 8;
/** What CreateDataProperty gives: writable, enumerable, configurable. */
export const OPEN = WRITABLE | ENUMERABLE | CONFIGURABLE;
/** What built-in methods have: writable, configurable. */
export const HIDDEN = WRITABLE | CONFIGURABLE;

/** Where a property's value is and what attributes it has. Immutable. */
export class PropertyRecord {
  declare readonly key: PropertyKey;
  declare readonly index: number;
  declare readonly flags: number;
  constructor(key: PropertyKey, index: number, flags: number) {
    this.key = key;
    this.index = index;
    this.flags = flags;
  }
}

/** Bumped whenever an object that serves as a prototype changes its layout: caches of inherited properties compare it. */
export const prototypeEpoch = { value: 0 };

const DICTIONARY_THRESHOLD = 128;

type Table = Map<PropertyKey, PropertyRecord>;

export class Shape {
  declare readonly proto: ObjectValue | null;
  /** Shared along a chain of additions; entries at `index >= count` belong to later shapes. */
  declare private table: Table;
  declare count: number;
  /** Owned by one object and changed in place; never cached. */
  declare readonly dictionary: boolean;
  declare private transitions: Map<PropertyKey, Shape[]> | null;
  declare private frozen: Shape | null;
  declare private sealed: Shape | null;
  declare private nextIndex: number;

  constructor(proto: ObjectValue | null, table: Table, count: number, dictionary: boolean) {
    this.proto = proto;
    this.table = table;
    this.count = count;
    this.dictionary = dictionary;
    this.transitions = null;
    this.frozen = null;
    this.sealed = null;
    this.nextIndex = table.size;
    if (proto !== null) proto.isPrototype = true;
  }

  lookup(key: PropertyKey): PropertyRecord | undefined {
    const record = this.table.get(key);
    return record !== undefined && record.index < this.count ? record : undefined;
  }

  /** The slot of the property that was added last. */
  get lastIndex(): number {
    return (this.dictionary ? this.nextIndex : this.count) - 1;
  }

  /** The shape after adding `key`, which must be absent; its slot is the `lastIndex` of that shape. */
  add(key: PropertyKey, flags: number): Shape {
    if (this.dictionary) {
      this.table.set(key, new PropertyRecord(key, this.nextIndex++, flags));
      return this;
    }
    const known = this.transitions?.get(key);
    if (known !== undefined) {
      for (const next of known) if (next.table.get(key)!.flags === flags) return next;
    }
    if (this.count >= DICTIONARY_THRESHOLD) return this.toDictionary().add(key, flags);
    const table = this.table.size === this.count ? this.table : this.copyTable();
    table.set(key, new PropertyRecord(key, this.count, flags));
    const next = new Shape(this.proto, table, this.count + 1, false);
    if (known !== undefined) known.push(next);
    else (this.transitions ??= new Map()).set(key, [next]);
    return next;
  }

  /** The layout of one object alone, to be changed in place. */
  toDictionary(proto: ObjectValue | null = this.proto): Shape {
    const copy = new Shape(proto, this.copyTable(), Infinity, true);
    copy.nextIndex = this.dictionary ? this.nextIndex : this.count;
    return copy;
  }

  /** The shape with other attributes for `key`; a dictionary unless it already was one. */
  withFlags(key: PropertyKey, flags: number): Shape {
    const shape = this.dictionary ? this : this.toDictionary();
    const record = shape.table.get(key)!;
    shape.table.set(key, new PropertyRecord(key, record.index, flags));
    return shape;
  }

  /** The shape without `key`. Its slot stays behind, unused. */
  without(key: PropertyKey): Shape {
    const shape = this.dictionary ? this : this.toDictionary();
    shape.table.delete(key);
    return shape;
  }

  /** The same layout on another prototype. */
  withPrototype(proto: ObjectValue | null): Shape {
    if (this.dictionary || this.count > 0) return this.toDictionary(proto);
    return Shape.empty(proto);
  }

  /** All properties non-configurable and, when `frozen`, data properties non-writable. Shared between objects of one shape. */
  withIntegrity(level: 'sealed' | 'frozen'): Shape {
    const cached = level === 'frozen' ? this.frozen : this.sealed;
    if (cached !== null && !this.dictionary) return cached;
    const table: Table = new Map();
    for (const record of this.records()) {
      const drop = level === 'frozen' && (record.flags & ACCESSOR) === 0 ? CONFIGURABLE | WRITABLE : CONFIGURABLE;
      table.set(record.key, new PropertyRecord(record.key, record.index, record.flags & ~drop));
    }
    const next = new Shape(this.proto, table, this.dictionary ? Infinity : this.count, this.dictionary);
    next.nextIndex = this.nextIndex;
    if (!this.dictionary) {
      if (level === 'frozen') this.frozen = next;
      else this.sealed = next;
    }
    return next;
  }

  /** Records in order of creation. */
  *records(): Generator<PropertyRecord, void, undefined> {
    for (const record of this.table.values()) if (record.index < this.count) yield record;
  }

  private copyTable(): Table {
    const table: Table = new Map();
    for (const record of this.table.values()) if (record.index < this.count) table.set(record.key, record);
    return table;
  }

  /**
   * A second root on a prototype, for objects that must never share a shape with ordinary ones: `kind` is a symbol that no
   * guest can have. Kept with the first root, so that it lives as long as the prototype.
   */
  static apart(proto: ObjectValue | null, kind: symbol): Shape {
    const root = Shape.empty(proto);
    const known = root.transitions?.get(kind);
    if (known !== undefined) return known[0]!;
    const shape = new Shape(proto, new Map(), 0, false);
    (root.transitions ??= new Map()).set(kind, [shape]);
    return shape;
  }

  /** The root of all layouts with that prototype. */
  static empty(proto: ObjectValue | null): Shape {
    if (proto === null) return nullRoot;
    return (proto.rootShape ??= new Shape(proto, new Map(), 0, false));
  }
}

const nullRoot = new Shape(null, new Map(), 0, false);

const BEYOND = Symbol('beyond');

/** Properties in their order, laid out once: objects on different prototypes get shapes over the same records. */
export class Layout {
  declare readonly properties: readonly (readonly [key: PropertyKey, flags: number])[];
  declare private readonly table: Table;

  constructor(properties: Layout['properties']) {
    this.properties = properties;
    this.table = new Map(properties.map(([key, flags], index) => [key, new PropertyRecord(key, index, flags)]));
    // A record beyond the count: no shape takes the table for its own and adds to it.
    this.table.set(BEYOND, new PropertyRecord(BEYOND, properties.length, 0));
  }

  shapeOn(proto: ObjectValue | null): Shape {
    return new Shape(proto, this.table, this.properties.length, false);
  }
}
