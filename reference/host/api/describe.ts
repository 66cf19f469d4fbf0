/** Plain descriptions of guest values: host data through and through, made without running guest code. */
import { ArrayBufferObject } from '../../runtime/array-buffer-object.ts';
import { ArrayObject, ElementsObject } from '../../runtime/array-object.ts';
import { BoundFunction } from '../../runtime/bound-function.ts';
import { MapObject, SetObject } from '../../runtime/collection-objects.ts';
import { formatFrame } from './guest-error.ts';
import type { GuestFrame } from '../../runtime/completion.ts';
import { ErrorObject } from '../../runtime/errors.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { PrimitiveObject, StringObject } from '../../runtime/primitive-object.ts';
import { PromiseObject } from '../../runtime/promise.ts';
import { IsAccessorDescriptor } from '../../runtime/property-descriptor.ts';
import { ProxyObject } from '../../runtime/proxy-object.ts';
import { RegExpObject } from '../../runtime/regexp-object.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { TypedArrayObject } from '../../runtime/typed-array-object.ts';
import { EMPTY, type PropertyKey, type Value } from '../../runtime/value.ts';
import { toArrayIndex } from '../../runtime/array-index.ts';
import { ECMAScriptFunction } from '../../compile/functions/ecmascript-function.ts';
import { DateObject } from '../../intrinsics/date/this-time-value.ts';
import { constructorName, peek, peekOwn, peekPrototype, summarizeError } from './peek.ts';

export type Description =
  | { readonly type: 'undefined' | 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'bigint'; readonly value: bigint }
  /** `length` is the whole string's: `value` is cut at the limit. */
  | { readonly type: 'string'; readonly value: string; readonly length: number }
  | { readonly type: 'symbol'; readonly description: string | undefined }
  | ObjectDescription
  /** An object described elsewhere in the same description, or left out because it stands too deep. */
  | { readonly type: 'same'; readonly id: number }
  | { readonly type: 'deep'; readonly className: string | undefined; readonly kind: ObjectKind };

export type ObjectKind =
  | 'object' | 'array' | 'arguments' | 'function' | 'class' | 'error' | 'date' | 'regexp' | 'boxed' | 'map' | 'set' | 'promise'
  | 'typed-array' | 'array-buffer' | 'proxy'; // prettier-ignore

export interface ObjectDescription {
  readonly type: 'object';
  /** Numbers the objects of one description, from 1. */
  readonly id: number;
  readonly kind: ObjectKind;
  /** The constructor's name, as far as it can be read without running guest code. */
  readonly className: string | undefined;
  readonly nullPrototype: boolean;
  readonly extensible: boolean;
  /** Own properties, without the array-indexed ones of arrays. */
  readonly properties: readonly PropertyDescription[];
  /** Elements of arrays and typed arrays (`hole` for what is absent), keys and values of maps in turn, members of sets. */
  readonly items?: readonly (Description | { readonly type: 'hole'; readonly count: number })[];
  /** Properties and items that were left out because they are too many. */
  readonly omitted: number;
  /** A function's name; an error's stack; a regular expression's text; a date in ISO format or NaN; a promise's state. */
  readonly text?: string;
  /** The primitive of a wrapper, the result of a settled promise. */
  readonly inner?: Description;
  /** Length of an array or typed array, size of a collection, bytes of a buffer. */
  readonly size?: number;
}

export interface PropertyDescription {
  readonly key: string | { readonly symbol: string | undefined };
  readonly enumerable: boolean;
  readonly configurable: boolean;
  /** Absent for accessors. */
  readonly writable?: boolean;
  readonly value?: Description;
  readonly get?: boolean;
  readonly set?: boolean;
}

export interface DescribeOptions {
  /** How deep objects are followed; 8 by default. */
  readonly depth?: number;
  /** Properties and items of one object; 200 by default. */
  readonly items?: number;
  /** Objects in all; 10,000 by default. */
  readonly objects?: number;
  /** Code units of one string; 10,000 by default. */
  readonly text?: number;
}

/** Describes a value; call it with the world's state in place (see `World.observe`). */
export function describe(value: Value, options: DescribeOptions = {}): Description {
  return new Describer(options).describe(value, 0);
}

class Describer {
  private readonly depth: number;
  private readonly items: number;
  private readonly objects: number;
  private readonly text: number;
  private readonly ids = new Map<ObjectValue, number>();

  constructor({ depth = 8, items = 200, objects = 10_000, text = 10_000 }: DescribeOptions) {
    this.depth = depth;
    this.items = items;
    this.objects = objects;
    this.text = text;
  }

  describe(value: Value, level: number): Description {
    switch (typeof value) {
      case 'undefined':
        return { type: 'undefined' };
      case 'boolean':
        return { type: 'boolean', value };
      case 'number':
        return { type: 'number', value };
      case 'bigint':
        return { type: 'bigint', value };
      case 'string':
        return { type: 'string', value: value.slice(0, this.text), length: value.length };
      case 'symbol':
        return { type: 'symbol', description: value.description?.slice(0, this.text) };
      default:
        return value === null ? { type: 'null' } : this.describeObject(value, level);
    }
  }

  private describeObject(object: ObjectValue, level: number): Description {
    const known = this.ids.get(object);
    if (known !== undefined) return { type: 'same', id: known };
    const kind = kindOf(object);
    const className = nameOfClass(object)?.slice(0, this.text);
    if (level >= this.depth || this.ids.size >= this.objects) return { type: 'deep', kind, className };
    const id = this.ids.size + 1;
    this.ids.set(object, id);
    const items = this.itemsOf(object, level + 1);
    const properties = this.propertiesOf(object, kind, level + 1);
    return {
      type: 'object',
      id,
      kind,
      className,
      nullPrototype: !(object instanceof ProxyObject) && peekPrototype(object) === null,
      extensible: object.extensible,
      properties: properties.list,
      omitted: properties.omitted + (items?.omitted ?? 0),
      ...(items !== undefined && { items: items.list }),
      ...this.special(object, level + 1),
    };
  }

  private special(object: ObjectValue, level: number): Pick<ObjectDescription, 'text' | 'inner' | 'size'> {
    if (object instanceof ArrayObject) return { size: object.length };
    if (object instanceof TypedArrayObject) return { size: object.length };
    if (object instanceof ArrayBufferObject) return { size: object.byteLength };
    if (object instanceof MapObject || object instanceof SetObject) return { size: object.data.size };
    if (object instanceof PrimitiveObject) return { inner: this.describe(object.primitive, level) };
    if (object instanceof DateObject) {
      const { dateValue } = object;
      return { text: Number.isNaN(dateValue) ? 'Invalid Date' : new Date(dateValue).toISOString() };
    }
    if (object instanceof RegExpObject) return { text: `/${object.originalSource}/${object.originalFlags}`.slice(0, this.text) };
    if (object instanceof PromiseObject) {
      return object.state === 'pending' ? { text: 'pending' } : { text: object.state, inner: this.describe(object.result, level) };
    }
    if (object instanceof ErrorObject) return { text: this.stackOf(object) };
    if (object.callable && !(object instanceof ProxyObject)) {
      const name = peek(object, 'name');
      return { text: typeof name === 'string' ? name.slice(0, this.text) : '' };
    }
    return {};
  }

  private stackOf(error: ErrorObject): string {
    const { name, message } = summarizeError(error)!;
    const head = message === '' ? name : `${name}: ${message}`;
    const frames = (error.guestStack ?? []) as readonly GuestFrame[];
    return [head.slice(0, this.text), ...frames.map(formatFrame)].join('\n');
  }

  private itemsOf(object: ObjectValue, level: number): { list: NonNullable<ObjectDescription['items']>; omitted: number } | undefined {
    if (object instanceof TypedArrayObject) {
      const count = Math.min(object.length, this.items);
      return { list: Array.from({ length: count }, (_, i) => this.describe(object.getElement(i), level)), omitted: object.length - count };
    }
    if (object instanceof ElementsObject) return this.elementsOf(object, level);
    if (!(object instanceof MapObject) && !(object instanceof SetObject)) return undefined;
    const list: Description[] = [];
    let taken = 0;
    for (const [key, value] of object.data.entries()) {
      if (taken === this.items) break;
      taken++;
      list.push(this.describe(key, level));
      if (object instanceof MapObject) list.push(this.describe(value, level));
    }
    return { list, omitted: object.data.size - taken };
  }

  private elementsOf(object: ElementsObject, level: number): { list: NonNullable<ObjectDescription['items']>; omitted: number } {
    const list: NonNullable<ObjectDescription['items']>[number][] = [];
    const length = object instanceof ArrayObject ? object.length : (object.elements?.length ?? 0);
    const indices = object.elements === null ? sparseIndices(object) : undefined;
    let next = 0;
    let taken = 0;
    const hole = (until: number): void => void (until > next && list.push({ type: 'hole', count: until - next }));
    for (let i = 0; i < (indices?.length ?? object.elements!.length) && taken < this.items; i++) {
      const index = indices?.[i] ?? i;
      const own = object.elements !== null && object.elements[i] === EMPTY ? undefined : peekOwn(object, String(index));
      if (own === undefined) continue;
      hole(index);
      const accessor = IsAccessorDescriptor(own) || own.Value === EMPTY;
      list.push(accessor ? { type: 'symbol', description: 'accessor' } : this.describe(own.Value as Value, level));
      next = index + 1;
      taken++;
    }
    if (taken === this.items) return { list, omitted: Math.max(0, length - next) };
    hole(length);
    return { list, omitted: 0 };
  }

  private propertiesOf(object: ObjectValue, kind: ObjectKind, level: number): { list: PropertyDescription[]; omitted: number } {
    if (object instanceof ProxyObject) return { list: [], omitted: 0 };
    const list: PropertyDescription[] = [];
    let omitted = 0;
    for (const key of namedKeys(object)) {
      if (hides(kind, key)) continue;
      if (list.length === this.items) {
        omitted++;
        continue;
      }
      list.push(this.propertyOf(object, key, level));
    }
    return { list, omitted };
  }

  private propertyOf(object: ObjectValue, P: PropertyKey, level: number): PropertyDescription {
    const key = typeof P === 'symbol' ? { symbol: P.description } : P;
    const own = peekOwn(object, P);
    if (own === undefined) return { key, enumerable: true, configurable: false };
    const attributes = { key, enumerable: own.Enumerable ?? false, configurable: own.Configurable ?? false };
    if (IsAccessorDescriptor(own)) return { ...attributes, get: own.Get instanceof ObjectValue, set: own.Set instanceof ObjectValue };
    return { ...attributes, writable: own.Writable ?? false, value: this.describe(own.Value as Value, level) };
  }
}

function nameOfClass(object: ObjectValue): string | undefined {
  return constructorName(object) ?? (object.className === 'Object' ? undefined : object.className);
}

/** Own keys without the indices of arrays, typed arrays and strings, which may be many. */
function namedKeys(object: ObjectValue): PropertyKey[] {
  if (object instanceof ElementsObject) return object.shapeKeys().filter((key) => toArrayIndex(key) === -1);
  if (object instanceof TypedArrayObject || object instanceof StringObject) return object.shapeKeys();
  return object.OwnPropertyKeys();
}

function sparseIndices(object: ElementsObject): number[] {
  const indices = object.shapeKeys().map(toArrayIndex);
  return indices.filter((index) => index !== -1).sort((a, b) => a - b);
}

/** What is said already by the kind. */
function hides(kind: ObjectKind, key: PropertyKey): boolean {
  switch (kind) {
    case 'array':
    case 'boxed':
      return key === 'length';
    case 'arguments':
      return key === 'length' || key === 'callee' || key === wellKnownSymbols.iterator;
    case 'function':
    case 'class':
      return key === 'length' || key === 'name' || key === 'prototype';
    case 'error':
      return key === 'message';
    case 'regexp':
      return key === 'lastIndex';
    default:
      return false;
  }
}

function kindOf(object: ObjectValue): ObjectKind {
  if (object instanceof ProxyObject) return 'proxy';
  if (object instanceof ECMAScriptFunction) return object.code.isClassConstructor ? 'class' : 'function';
  if (object.callable || object instanceof BoundFunction) return 'function';
  if (object instanceof ArrayObject) return 'array';
  if (object instanceof ElementsObject) return 'arguments';
  if (object instanceof ErrorObject) return 'error';
  if (object instanceof DateObject) return 'date';
  if (object instanceof RegExpObject) return 'regexp';
  if (object instanceof PrimitiveObject) return 'boxed';
  if (object instanceof MapObject) return 'map';
  if (object instanceof SetObject) return 'set';
  if (object instanceof PromiseObject) return 'promise';
  if (object instanceof TypedArrayObject) return 'typed-array';
  return object instanceof ArrayBufferObject ? 'array-buffer' : 'object';
}
