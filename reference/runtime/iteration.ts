/** Operations on iterator objects (sec-operations-on-iterator-objects). */
import { agent, refuel } from './agent.ts';
import { GuestThrow } from './completion.ts';
import { throwTypeError } from './errors.ts';
import { ObjectValue } from './object.ts';
import { Call, GetMethod } from './operations.ts';
import { currentShapes } from './realm-shapes.ts';
import { wellKnownSymbols } from './symbols.ts';
import { ToBoolean } from './type-conversion.ts';
import type { Value } from './value.ts';

/** sec-iterator-records */
export interface IteratorRecord {
  readonly iterator: ObjectValue;
  readonly nextMethod: Value;
  done: boolean;
}

/** sec-getiterator, hint sync */
export function GetIterator(obj: Value, method: ObjectValue | undefined = GetMethod(obj, wellKnownSymbols.iterator)): IteratorRecord {
  if (method === undefined) return throwTypeError('the value is not iterable');
  const iterator = method.Call(obj, []);
  if (!(iterator instanceof ObjectValue)) return throwTypeError('the iterator is not an object');
  return { iterator, nextMethod: iterator.Get('next', iterator), done: false };
}

/** sec-iteratornext */
export function IteratorNext(record: IteratorRecord, args: Value[] = []): ObjectValue {
  const result = Call(record.nextMethod, record.iterator, args);
  if (!(result instanceof ObjectValue)) return throwTypeError('the iterator result is not an object');
  return result;
}

/** sec-iteratorcomplete */
export function IteratorComplete(result: ObjectValue): boolean {
  return ToBoolean(result.Get('done', result));
}

/** sec-iteratorvalue */
export function IteratorValue(result: ObjectValue): Value {
  return result.Get('value', result);
}

/** sec-iteratorstep */
export function IteratorStep(record: IteratorRecord): ObjectValue | false {
  const result = IteratorNext(record);
  return IteratorComplete(result) ? false : result;
}

/** sec-iteratorclose for a normal (or break, return) completion. */
export function IteratorClose(record: IteratorRecord): void {
  const method = GetMethod(record.iterator, 'return');
  if (method === undefined) return;
  const result = method.Call(record.iterator, []);
  if (!(result instanceof ObjectValue)) throwTypeError('the iterator result is not an object');
}

/** sec-iteratorclose for a throw completion: what the iterator's return throws is dropped. */
export function IteratorCloseQuietly(record: IteratorRecord): void {
  const { depth } = agent;
  try {
    const method = GetMethod(record.iterator, 'return');
    if (method !== undefined) method.Call(record.iterator, []);
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    agent.depth = depth;
  }
}

/** sec-createiterresultobject */
export function CreateIterResultObject(value: Value, done: boolean): ObjectValue {
  return new ObjectValue(currentShapes().iteratorResult, [value, done]);
}

/** sec-iterabletolist */
export function IterableToList(items: Value, method?: ObjectValue): Value[] {
  const record = GetIterator(items, method);
  const values: Value[] = [];
  for (;;) {
    const next = IteratorStep(record);
    if (next === false) return values;
    if (--agent.fuel < 0) refuel();
    values.push(IteratorValue(next));
  }
}
