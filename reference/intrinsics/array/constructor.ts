/** The Array constructor and its properties (sec-array-constructor). */
import { agent, charge } from '../../runtime/agent.ts';
import { ArrayCreate, CreateArrayFromList } from '../../runtime/array-object.ts';
import { hasDefaultIteration } from '../../runtime/array-species.ts';
import { GuestThrow } from '../../runtime/completion.ts';
import { throwRangeError, throwTypeError } from '../../runtime/errors.ts';
import type { Behaviours } from '../../runtime/function-object.ts';
import { createIndex, getIndex } from '../../runtime/indexed.ts';
import { GetIterator, IteratorCloseQuietly, IteratorStep, IteratorValue } from '../../runtime/iteration.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { GetMethod, GetPrototypeFromConstructor, LengthOfArrayLike, Set as SetProperty } from '../../runtime/operations.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { IsArray, IsCallable, IsConstructor } from '../../runtime/testing.ts';
import { ToObject } from '../../runtime/type-conversion.ts';
import type { Value } from '../../runtime/value.ts';

type Mapper = ((value: Value, k: number) => Value) | null;

/** Array.from over an iterator (sec-array.from step 5). */
function fromIterable(C: Value, items: Value, usingIterator: ObjectValue, mapper: Mapper): ObjectValue {
  const A = IsConstructor(C) ? C.Construct([], C) : ArrayCreate(0);
  const record = GetIterator(items, usingIterator);
  const { depth } = agent;
  for (let k = 0; ; k++) {
    charge(1);
    const next = IteratorStep(record);
    if (next === false) {
      SetProperty(A, 'length', k, true);
      return A;
    }
    const value = IteratorValue(next);
    try {
      createIndex(A, k, mapper === null ? value : mapper(value, k));
    } catch (error) {
      if (error instanceof GuestThrow) {
        agent.depth = depth;
        IteratorCloseQuietly(record);
      }
      throw error;
    }
  }
}

/** Array.from over an array-like (sec-array.from step 6 on). */
function fromArrayLike(C: Value, items: Value, mapper: Mapper): ObjectValue {
  const arrayLike = ToObject(items);
  const len = LengthOfArrayLike(arrayLike);
  const A = IsConstructor(C) ? C.Construct([len], C) : ArrayCreate(len);
  for (let k = 0; k < len; k++) {
    charge(1);
    const value = getIndex(arrayLike, k);
    createIndex(A, k, mapper === null ? value : mapper(value, k));
  }
  SetProperty(A, 'length', len, true);
  return A;
}

export const arrayConstructor: Behaviours = {
  /** sec-array-constructor */
  '%Array%'(_this, args, newTarget, callee) {
    const plain = newTarget === undefined || newTarget === callee;
    const proto = plain ? agent.realm.intrinsics['%ArrayPrototype%'] : GetPrototypeFromConstructor(newTarget, '%ArrayPrototype%');
    const [len] = args;
    if (args.length === 1 && typeof len === 'number') {
      if (len >>> 0 !== len) return throwRangeError('invalid array length');
      return ArrayCreate(len, proto);
    }
    charge(args.length);
    const array = ArrayCreate(0, proto);
    for (let k = 0; k < args.length; k++) createIndex(array, k, args[k]);
    return array;
  },

  /** sec-array.from */
  '%Array.from%'(C, [items, mapfn, thisArg]) {
    if (mapfn !== undefined && !IsCallable(mapfn)) return throwTypeError('the mapping function is not a function');
    const mapper: Mapper = mapfn === undefined ? null : (value, k) => mapfn.Call(thisArg, [value, k]);
    if (mapper === null && C === agent.realm.intrinsics['%Array%'] && hasDefaultIteration(items) && items.dense) {
      charge(items.length);
      const values: Value[] = [];
      for (let k = 0; k < items.length; k++) values.push(getIndex(items, k));
      return CreateArrayFromList(values);
    }
    const usingIterator = GetMethod(items, wellKnownSymbols.iterator);
    return usingIterator === undefined ? fromArrayLike(C, items, mapper) : fromIterable(C, items, usingIterator, mapper);
  },

  /** sec-array.isarray */
  '%Array.isArray%'(_this, [arg]) {
    return IsArray(arg);
  },

  /** sec-array.of */
  '%Array.of%'(C, items) {
    const len = items.length;
    const A = IsConstructor(C) ? C.Construct([len], C) : ArrayCreate(len);
    charge(len);
    for (let k = 0; k < len; k++) createIndex(A, k, items[k]);
    SetProperty(A, 'length', len, true);
    return A;
  },

  /** sec-get-array-@@species */
  '%get Array[@@species]%'(thisValue) {
    return thisValue;
  },
};
