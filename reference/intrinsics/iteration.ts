/** Iterator prototypes (sec-%iteratorprototype%-object) and the iterators of arrays, strings, maps and sets. */
import { throwTypeError } from '../runtime/errors.ts';
import type { Behaviours } from '../runtime/function-object.ts';
import { CreateListIterator, HostIteratorObject, type IteratorBrand } from '../runtime/list-iterator.ts';
import { MapObject, SetObject } from '../runtime/collection-objects.ts';
import { ArrayIteratorObject, nextArrayElement } from '../runtime/array-iterator.ts';
import { CreateArrayFromList } from '../runtime/array-object.ts';
import { ToString, ToObject } from '../runtime/type-conversion.ts';
import { RequireObjectCoercible } from '../runtime/testing.ts';
import type { Value } from '../runtime/value.ts';

function next(thisValue: Value, brand: IteratorBrand): Value {
  if (!(thisValue instanceof HostIteratorObject) || thisValue.brand !== brand) return throwTypeError(`not a ${brand}`);
  return thisValue.next();
}

function mapOf(value: Value): MapObject {
  return value instanceof MapObject ? value : throwTypeError('not a Map');
}

function setOf(value: Value): SetObject {
  return value instanceof SetObject ? value : throwTypeError('not a Set');
}

function* mapEntries(source: MapObject): Generator<Value, void, undefined> {
  for (const [key, value] of source.data) yield CreateArrayFromList([key, value]);
}

function* setEntries(source: SetObject): Generator<Value, void, undefined> {
  for (const value of source.data) yield CreateArrayFromList([value, value]);
}

export const iteration: Behaviours = {
  /** sec-%iteratorprototype%-@@iterator */
  '%IteratorPrototype[@@iterator]%'(thisValue) {
    return thisValue;
  },
  /** sec-asynciteratorprototype-asynciterator */
  '%AsyncIteratorPrototype[@@asyncIterator]%'(thisValue) {
    return thisValue;
  },

  /** sec-array.prototype.entries */
  '%Array.prototype.entries%'(thisValue) {
    return new ArrayIteratorObject(ToObject(thisValue), 'key+value');
  },
  /** sec-array.prototype.keys */
  '%Array.prototype.keys%'(thisValue) {
    return new ArrayIteratorObject(ToObject(thisValue), 'key');
  },
  /** sec-array.prototype.values */
  '%Array.prototype.values%'(thisValue) {
    return new ArrayIteratorObject(ToObject(thisValue), 'value');
  },
  /** sec-%arrayiteratorprototype%.next */
  '%ArrayIteratorPrototype.next%'(thisValue) {
    if (!(thisValue instanceof ArrayIteratorObject)) return throwTypeError('not an Array Iterator');
    return nextArrayElement(thisValue);
  },

  /** sec-string.prototype-@@iterator */
  '%String.prototype[@@iterator]%'(thisValue) {
    const S = ToString(RequireObjectCoercible(thisValue));
    return CreateListIterator('String Iterator', '%StringIteratorPrototype%', S[Symbol.iterator]());
  },
  /** sec-%stringiteratorprototype%.next */
  '%StringIteratorPrototype.next%'(thisValue) {
    return next(thisValue, 'String Iterator');
  },

  /** sec-map.prototype.entries */
  '%Map.prototype.entries%'(thisValue) {
    return CreateListIterator('Map Iterator', '%MapIteratorPrototype%', mapEntries(mapOf(thisValue)));
  },
  /** sec-map.prototype.keys */
  '%Map.prototype.keys%'(thisValue) {
    return CreateListIterator('Map Iterator', '%MapIteratorPrototype%', mapOf(thisValue).data.keys());
  },
  /** sec-map.prototype.values */
  '%Map.prototype.values%'(thisValue) {
    return CreateListIterator('Map Iterator', '%MapIteratorPrototype%', mapOf(thisValue).data.values());
  },
  /** sec-%mapiteratorprototype%.next */
  '%MapIteratorPrototype.next%'(thisValue) {
    return next(thisValue, 'Map Iterator');
  },

  /** sec-set.prototype.entries */
  '%Set.prototype.entries%'(thisValue) {
    return CreateListIterator('Set Iterator', '%SetIteratorPrototype%', setEntries(setOf(thisValue)));
  },
  /** sec-set.prototype.values */
  '%Set.prototype.values%'(thisValue) {
    return CreateListIterator('Set Iterator', '%SetIteratorPrototype%', setOf(thisValue).data.values());
  },
  /** sec-%setiteratorprototype%.next */
  '%SetIteratorPrototype.next%'(thisValue) {
    return next(thisValue, 'Set Iterator');
  },
};
