/** sec-array-iterator-objects */
import { agent } from './agent.ts';
import { ArrayObject, CreateArrayFromList } from './array-object.ts';
import { CreateIterResultObject } from './iteration.ts';
import { ObjectValue } from './object.ts';
import { LengthOfArrayLike } from './operations.ts';
import { Shape } from './shape.ts';
import { TypedArrayObject, typedArrayLengthOrThrow } from './typed-array-object.ts';
import { EMPTY, type Value } from './value.ts';

export class ArrayIteratorObject extends ObjectValue {
  /** [[IteratedObject]]; null once exhausted. */
  declare iterated: ObjectValue | null;
  declare nextIndex: number;
  declare readonly kind: 'key' | 'value' | 'key+value';
  constructor(iterated: ObjectValue, kind: 'key' | 'value' | 'key+value') {
    super(Shape.empty(agent.realm.intrinsics['%ArrayIteratorPrototype%']), []);
    this.iterated = iterated;
    this.nextIndex = 0;
    this.kind = kind;
  }
}

/** sec-%arrayiteratorprototype%.next, once the iterator is known to be one. */
export function nextArrayElement(O: ArrayIteratorObject): ObjectValue {
  const a = O.iterated;
  if (a === null) return CreateIterResultObject(undefined, true);
  const index = O.nextIndex;
  const length = a instanceof TypedArrayObject ? typedArrayLengthOrThrow(a) : LengthOfArrayLike(a);
  if (index >= length) {
    O.iterated = null;
    return CreateIterResultObject(undefined, true);
  }
  O.nextIndex = index + 1;
  if (O.kind === 'key') return CreateIterResultObject(index, false);
  const value = elementOf(a, index);
  return CreateIterResultObject(O.kind === 'value' ? value : CreateArrayFromList([index, value]), false);
}

function elementOf(a: ObjectValue, index: number): Value {
  if (a instanceof ArrayObject && a.elements !== null) {
    const element = a.elementAt(index);
    if (element !== EMPTY) return element as Value;
  }
  return a.Get(String(index), a);
}
