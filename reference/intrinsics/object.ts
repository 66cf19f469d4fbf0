/**
 * Object (sec-object-objects).
 * Rules: `harden/freeze-second-arg`.
 */
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { createPlainObject, ObjectCreate, ObjectValue } from '../runtime/object.ts';
import {
  CreateDataProperty,
  DefinePropertyOrThrow,
  EnumerableOwnProperties,
  FromPropertyDescriptor,
  Get,
  HasOwnProperty,
  Invoke,
  OrdinaryCreateFromConstructor,
  Set as SetProperty,
  SetIntegrityLevel,
  TestIntegrityLevel,
  ToPropertyDescriptor,
} from '../runtime/operations.ts';
import type { PropertyDescriptor } from '../runtime/property-descriptor.ts';
import { wellKnownSymbols } from '../runtime/symbols.ts';
import { IsArray, RequireObjectCoercible, SameValue } from '../runtime/testing.ts';
import { ToObject, ToPropertyKey } from '../runtime/type-conversion.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import { charge } from '../runtime/agent.ts';

/** sec-objectdefineproperties */
export function ObjectDefineProperties(O: Value, Properties: Value): ObjectValue {
  if (!(O instanceof ObjectValue)) return throwTypeError('Object.defineProperties called on a non-object');
  const props = ToObject(Properties);
  const descriptors: [PropertyKey, PropertyDescriptor][] = [];
  for (const key of props.OwnPropertyKeys()) {
    const own = props.GetOwnProperty(key);
    if (own === undefined || own.Enumerable !== true) continue;
    descriptors.push([key, ToPropertyDescriptor(Get(props, key))]);
  }
  for (const [key, desc] of descriptors) DefinePropertyOrThrow(O, key, desc);
  return O;
}

/** sec-getownpropertykeys */
function GetOwnPropertyKeys(O: Value, type: 'string' | 'symbol'): ObjectValue {
  const keys = ToObject(O).OwnPropertyKeys();
  charge(keys.length);
  return CreateArrayFromList(keys.filter((key) => typeof key === type));
}

/** Object.prototype.toString's builtinTag (sec-object.prototype.tostring). */
function builtinTag(O: ObjectValue): string {
  if (IsArray(O)) return 'Array';
  if (O.callable) return 'Function';
  return O.className;
}

export const object: Behaviours = {
  /** sec-object-constructor, sec-object-value */
  '%Object%'(_this, [value], newTarget, callee) {
    if (newTarget !== undefined && newTarget !== callee) return OrdinaryCreateFromConstructor(newTarget, '%ObjectPrototype%');
    if (value === undefined || value === null) return createPlainObject();
    return ToObject(value);
  },

  /** sec-object.assign */
  '%Object.assign%'(_this, [target, ...sources]) {
    const to = ToObject(target);
    for (const nextSource of sources) {
      if (nextSource === undefined || nextSource === null) continue;
      const from = ToObject(nextSource);
      for (const key of from.OwnPropertyKeys()) {
        const desc = from.GetOwnProperty(key);
        if (desc === undefined || desc.Enumerable !== true) continue;
        charge(1);
        SetProperty(to, key, Get(from, key), true);
      }
    }
    return to;
  },

  /** sec-object.create */
  '%Object.create%'(_this, [O, Properties]) {
    if (!(O instanceof ObjectValue) && O !== null) return throwTypeError('the prototype must be an object or null');
    const obj = ObjectCreate(O);
    return Properties === undefined ? obj : ObjectDefineProperties(obj, Properties);
  },

  /** sec-object.defineproperties */
  '%Object.defineProperties%'(_this, [O, Properties]) {
    return ObjectDefineProperties(O, Properties);
  },

  /** sec-object.defineproperty */
  '%Object.defineProperty%'(_this, [O, P, Attributes]) {
    if (!(O instanceof ObjectValue)) return throwTypeError('Object.defineProperty called on a non-object');
    const key = ToPropertyKey(P);
    DefinePropertyOrThrow(O, key, ToPropertyDescriptor(Attributes));
    return O;
  },

  /** sec-object.entries */
  '%Object.entries%'(_this, [O]) {
    return CreateArrayFromList(EnumerableOwnProperties(ToObject(O), 'key+value'));
  },

  /** sec-object.freeze */
  '%Object.freeze%'(_this, [O]) {
    if (!(O instanceof ObjectValue)) return O;
    if (!SetIntegrityLevel(O, 'frozen')) throwTypeError('the object cannot be frozen');
    return O;
  },

  /** sec-object.getownpropertydescriptor */
  '%Object.getOwnPropertyDescriptor%'(_this, [O, P]) {
    const obj = ToObject(O);
    return FromPropertyDescriptor(obj.GetOwnProperty(ToPropertyKey(P)));
  },

  /** sec-object.getownpropertydescriptors */
  '%Object.getOwnPropertyDescriptors%'(_this, [O]) {
    const obj = ToObject(O);
    const descriptors = createPlainObject();
    for (const key of obj.OwnPropertyKeys()) {
      const descriptor = FromPropertyDescriptor(obj.GetOwnProperty(key));
      if (descriptor !== undefined) CreateDataProperty(descriptors, key, descriptor);
    }
    return descriptors;
  },

  /** sec-object.getownpropertynames */
  '%Object.getOwnPropertyNames%'(_this, [O]) {
    return GetOwnPropertyKeys(O, 'string');
  },

  /** sec-object.getownpropertysymbols */
  '%Object.getOwnPropertySymbols%'(_this, [O]) {
    return GetOwnPropertyKeys(O, 'symbol');
  },

  /** sec-object.getprototypeof */
  '%Object.getPrototypeOf%'(_this, [O]) {
    return ToObject(O).GetPrototypeOf();
  },

  /** sec-object.is */
  '%Object.is%'(_this, [value1, value2]) {
    return SameValue(value1, value2);
  },

  /** sec-object.isextensible */
  '%Object.isExtensible%'(_this, [O]) {
    return O instanceof ObjectValue && O.IsExtensible();
  },

  /** sec-object.isfrozen */
  '%Object.isFrozen%'(_this, [O]) {
    return !(O instanceof ObjectValue) || TestIntegrityLevel(O, 'frozen');
  },

  /** sec-object.issealed */
  '%Object.isSealed%'(_this, [O]) {
    return !(O instanceof ObjectValue) || TestIntegrityLevel(O, 'sealed');
  },

  /** sec-object.keys */
  '%Object.keys%'(_this, [O]) {
    return CreateArrayFromList(EnumerableOwnProperties(ToObject(O), 'key'));
  },

  /** sec-object.preventextensions */
  '%Object.preventExtensions%'(_this, [O]) {
    if (!(O instanceof ObjectValue)) return O;
    if (!O.PreventExtensions()) throwTypeError('extensions of the object cannot be prevented');
    return O;
  },

  /** sec-object.seal */
  '%Object.seal%'(_this, [O]) {
    if (!(O instanceof ObjectValue)) return O;
    if (!SetIntegrityLevel(O, 'sealed')) throwTypeError('the object cannot be sealed');
    return O;
  },

  /** sec-object.setprototypeof */
  '%Object.setPrototypeOf%'(_this, [O, proto]) {
    RequireObjectCoercible(O);
    if (!(proto instanceof ObjectValue) && proto !== null) return throwTypeError('the prototype must be an object or null');
    if (!(O instanceof ObjectValue)) return O;
    if (!O.SetPrototypeOf(proto)) throwTypeError('the prototype of the object cannot be set');
    return O;
  },

  /** sec-object.values */
  '%Object.values%'(_this, [O]) {
    return CreateArrayFromList(EnumerableOwnProperties(ToObject(O), 'value'));
  },

  /** sec-object.prototype.hasownproperty */
  '%Object.prototype.hasOwnProperty%'(thisValue, [V]) {
    const P = ToPropertyKey(V);
    return HasOwnProperty(ToObject(thisValue), P);
  },

  /** sec-object.prototype.isprototypeof */
  '%Object.prototype.isPrototypeOf%'(thisValue, [V]) {
    if (!(V instanceof ObjectValue)) return false;
    const O = ToObject(thisValue);
    let object: ObjectValue | null = V;
    for (;;) {
      charge(1);
      object = object.GetPrototypeOf();
      if (object === null) return false;
      if (object === O) return true;
    }
  },

  /** sec-object.prototype.propertyisenumerable */
  '%Object.prototype.propertyIsEnumerable%'(thisValue, [V]) {
    const P = ToPropertyKey(V);
    return ToObject(thisValue).GetOwnProperty(P)?.Enumerable === true;
  },

  /** sec-object.prototype.tolocalestring */
  '%Object.prototype.toLocaleString%'(thisValue) {
    return Invoke(thisValue, 'toString');
  },

  /** sec-object.prototype.tostring */
  '%Object.prototype.toString%'(thisValue) {
    if (thisValue === undefined) return '[object Undefined]';
    if (thisValue === null) return '[object Null]';
    const O = ToObject(thisValue);
    const builtin = builtinTag(O);
    const tag = Get(O, wellKnownSymbols.toStringTag);
    return `[object ${typeof tag === 'string' ? tag : builtin}]`;
  },

  /** sec-object.prototype.valueof */
  '%Object.prototype.valueOf%'(thisValue) {
    return ToObject(thisValue);
  },
};
