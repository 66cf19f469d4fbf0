/** %TypedArray%, its from and of, and the constructors of each element type (sec-typedarray-constructors). */
import { charge, chargeMemory } from '../../runtime/agent.ts';
import { ArrayBufferObject } from '../../runtime/array-buffer-object.ts';
import { hasDefaultIteration } from '../../runtime/array-species.ts';
import type { ElementType } from '../../runtime/element-type.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { Behaviour, Behaviours } from '../../runtime/function-object.ts';
import { getIndex } from '../../runtime/indexed.ts';
import { IterableToList } from '../../runtime/iteration.ts';
import { ObjectValue } from '../../runtime/object.ts';
import { GetMethod, LengthOfArrayLike } from '../../runtime/operations.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import { IsCallable, IsConstructor } from '../../runtime/testing.ts';
import { ToIndex, ToObject } from '../../runtime/type-conversion.ts';
import { TypedArrayObject, ValidateTypedArray } from '../../runtime/typed-array-object.ts';
import {
  allocateTypedArray,
  copyElements,
  elementTypeList,
  prototypeOfNew,
  TypedArrayCreate,
  typedArrayName,
  typedArrayOnBuffer,
} from '../../runtime/typed-array-operations.ts';
import type { Value } from '../../runtime/value.ts';

/** sec-initializetypedarrayfromtypedarray */
function fromTypedArray(proto: ObjectValue, type: ElementType, source: TypedArrayObject): TypedArrayObject {
  ValidateTypedArray(source);
  const { length } = source;
  const O = allocateTypedArray(proto, type, length);
  if (source.type.isBigInt !== type.isBigInt) throwTypeError('the typed arrays have different content types');
  copyElements(O, 0, source, 0, length);
  return O;
}

/** sec-initializetypedarrayfromlist */
function fromList(proto: ObjectValue, type: ElementType, values: readonly Value[]): TypedArrayObject {
  const O = allocateTypedArray(proto, type, values.length);
  charge(values.length);
  for (let k = 0; k < values.length; k++) O.setElement(k, values[k]);
  return O;
}

/** sec-initializetypedarrayfromarraylike */
function fromArrayLike(proto: ObjectValue, type: ElementType, arrayLike: ObjectValue): TypedArrayObject {
  const len = LengthOfArrayLike(arrayLike);
  const O = allocateTypedArray(proto, type, len);
  for (let k = 0; k < len; k++) {
    charge(1);
    O.setElement(k, getIndex(arrayLike, k));
  }
  return O;
}

/** The values that an object gives when iterated, or undefined when it is not iterable. */
function valuesOf(object: Value): readonly Value[] | undefined {
  if (hasDefaultIteration(object) && object.dense) {
    charge(object.length);
    chargeMemory(8 * object.length);
    return Array.from({ length: object.length }, (_, k) => getIndex(object, k));
  }
  const usingIterator = GetMethod(object, wellKnownSymbols.iterator);
  return usingIterator === undefined ? undefined : IterableToList(object, usingIterator);
}

/** sec-typedarray */
function constructorSteps(type: ElementType): Behaviour {
  const name = typedArrayName(type);
  return (_this, [first, second, third], newTarget) => {
    if (newTarget === undefined) return throwTypeError(`${name} must be called with new`);
    if (!(first instanceof ObjectValue)) {
      const length = ToIndex(first);
      return allocateTypedArray(prototypeOfNew(newTarget, type), type, length);
    }
    const proto = prototypeOfNew(newTarget, type);
    if (first instanceof TypedArrayObject) return fromTypedArray(proto, type, first);
    if (first instanceof ArrayBufferObject) return typedArrayOnBuffer(proto, type, first, second, third);
    const values = valuesOf(first);
    return values === undefined ? fromArrayLike(proto, type, first) : fromList(proto, type, values);
  };
}

function concreteConstructors(): Behaviours {
  return Object.fromEntries(elementTypeList.map((type) => [`%${typedArrayName(type)}%`, constructorSteps(type)]));
}

export const constructors: Behaviours = {
  ...concreteConstructors(),

  /** sec-%typedarray%-intrinsic-object, sec-%typedarray% */
  '%TypedArray%'() {
    return throwTypeError('TypedArray is an abstract class');
  },

  /** sec-%typedarray%.from */
  '%TypedArray.from%'(C, [source, mapfn, thisArg]) {
    if (!IsConstructor(C)) return throwTypeError('not a constructor');
    if (mapfn !== undefined && !IsCallable(mapfn)) return throwTypeError('the mapping function is not a function');
    const values = valuesOf(source);
    const arrayLike = values === undefined ? ToObject(source) : undefined;
    const len = arrayLike === undefined ? values!.length : LengthOfArrayLike(arrayLike);
    const target = TypedArrayCreate(C, [len]);
    for (let k = 0; k < len; k++) {
      charge(1);
      const kValue = arrayLike === undefined ? values![k] : getIndex(arrayLike, k);
      target.setElement(k, mapfn === undefined ? kValue : mapfn.Call(thisArg, [kValue, k]));
    }
    return target;
  },

  /** sec-%typedarray%.of */
  '%TypedArray.of%'(C, items) {
    if (!IsConstructor(C)) return throwTypeError('not a constructor');
    const newObj = TypedArrayCreate(C, [items.length]);
    charge(items.length);
    for (let k = 0; k < items.length; k++) newObj.setElement(k, items[k]);
    return newObj;
  },

  /** sec-get-%typedarray%-@@species */
  '%get TypedArray[@@species]%'(thisValue) {
    return thisValue;
  },
};
