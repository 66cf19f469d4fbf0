/** ArraySpeciesCreate, and the guards under which what a guest could have replaced is known to be as it was. */
import { Accessor } from './accessor.ts';
import { agent } from './agent.ts';
import { ArrayCreate, ArrayObject } from './array-object.ts';
import { throwTypeError } from './errors.ts';
import { ObjectValue } from './object.ts';
import { Get, GetFunctionRealm } from './operations.ts';
import { ProxyObject } from './proxy-object.ts';
import { ACCESSOR } from './shape.ts';
import { wellKnownSymbols } from './symbols.ts';
import { IsArray, IsConstructor } from './testing.ts';
import type { PropertyKey, Value } from './value.ts';

/** sec-arrayspeciescreate */
export function ArraySpeciesCreate(originalArray: ObjectValue, length: number): ObjectValue {
  if (hasDefaultSpecies(originalArray) || !IsArray(originalArray)) return ArrayCreate(length);
  let C = Get(originalArray, 'constructor');
  if (IsConstructor(C)) {
    const realm = GetFunctionRealm(C);
    if (realm !== agent.realm && C === realm.intrinsics['%Array%']) C = undefined;
  }
  if (C instanceof ObjectValue) {
    C = Get(C, wellKnownSymbols.species);
    if (C === null) C = undefined;
  }
  if (C === undefined) return ArrayCreate(length);
  if (!IsConstructor(C)) return throwTypeError('Symbol.species is not a constructor');
  return C.Construct([length], C);
}

/** True when ArraySpeciesCreate would find the current realm's %Array% without running guest code. */
export function hasDefaultSpecies(O: ObjectValue): boolean {
  if (!(O instanceof ArrayObject)) return !(O instanceof ProxyObject);
  const { intrinsics } = agent.realm;
  const proto = intrinsics['%ArrayPrototype%'];
  if (O.shape.proto !== proto || O.shape.lookup('constructor') !== undefined) return false;
  const constructor = intrinsics['%Array%'];
  return dataValue(proto, 'constructor') === constructor && hasGetter(constructor, wellKnownSymbols.species, intrinsics['%get Array[@@species]%']);
}

/** True when iterating `A` runs no code but this realm's array iterator. */
export function hasDefaultIteration(A: Value): A is ArrayObject {
  if (!(A instanceof ArrayObject)) return false;
  const { intrinsics } = agent.realm;
  const proto = intrinsics['%ArrayPrototype%'];
  return (
    A.shape.proto === proto &&
    A.shape.lookup(wellKnownSymbols.iterator) === undefined &&
    dataValue(proto, wellKnownSymbols.iterator) === intrinsics['%Array.prototype.values%'] &&
    dataValue(intrinsics['%ArrayIteratorPrototype%'], 'next') === intrinsics['%ArrayIteratorPrototype.next%']
  );
}

function dataValue(O: ObjectValue, key: PropertyKey): Value {
  const record = O.shape.lookup(key);
  return record === undefined || (record.flags & ACCESSOR) !== 0 ? undefined : (O.slots[record.index] as Value);
}

function hasGetter(O: ObjectValue, key: PropertyKey, getter: ObjectValue): boolean {
  const record = O.shape.lookup(key);
  if (record === undefined) return false;
  const slot = O.slots[record.index];
  return slot instanceof Accessor && slot.get === getter;
}
