/** sec-property-descriptor-specification-type. An absent field is `EMPTY` (Value, Get, Set) or `undefined` (the flags). */
import { EMPTY, type Empty, type Value } from './value.ts';
import type { ObjectValue } from './object.ts';

export class PropertyDescriptor {
  declare Value: Value | Empty;
  declare Writable: boolean | undefined;
  declare Get: ObjectValue | undefined | Empty;
  declare Set: ObjectValue | undefined | Empty;
  declare Enumerable: boolean | undefined;
  declare Configurable: boolean | undefined;
  constructor(
    value: Value | Empty,
    writable: boolean | undefined,
    get: ObjectValue | undefined | Empty,
    set: ObjectValue | undefined | Empty,
    enumerable: boolean | undefined,
    configurable: boolean | undefined,
  ) {
    this.Value = value;
    this.Writable = writable;
    this.Get = get;
    this.Set = set;
    this.Enumerable = enumerable;
    this.Configurable = configurable;
  }
}

export function dataDescriptor(value: Value, writable: boolean, enumerable: boolean, configurable: boolean): PropertyDescriptor {
  return new PropertyDescriptor(value, writable, EMPTY, EMPTY, enumerable, configurable);
}

export function accessorDescriptor(
  get: ObjectValue | undefined,
  set: ObjectValue | undefined,
  enumerable: boolean,
  configurable: boolean,
): PropertyDescriptor {
  return new PropertyDescriptor(EMPTY, undefined, get, set, enumerable, configurable);
}

/** sec-isaccessordescriptor */
export function IsAccessorDescriptor(Desc: PropertyDescriptor): boolean {
  return Desc.Get !== EMPTY || Desc.Set !== EMPTY;
}

/** sec-isdatadescriptor */
export function IsDataDescriptor(Desc: PropertyDescriptor): boolean {
  return Desc.Value !== EMPTY || Desc.Writable !== undefined;
}
