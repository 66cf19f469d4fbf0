/** Iteration sites: sec-getiterator and sec-iteratorstep with inline caches, and without result objects for generators. */
import { throwTypeError } from '../runtime/errors.ts';
import { agent } from '../runtime/agent.ts';
import { GetIterator, IteratorNext, type IteratorRecord } from '../runtime/iteration.ts';
import { ObjectValue } from '../runtime/object.ts';
import { wellKnownSymbols } from '../runtime/symbols.ts';
import { ToBoolean } from '../runtime/type-conversion.ts';
import { EMPTY, type Empty, type Value } from '../runtime/value.ts';
import { GeneratorObject, resumeGenerator } from './generators/generator-object.ts';
import { NEXT } from './generators/resumable.ts';
import { cachedGet, PropertyCache } from './property-cache.ts';

/** What one place in the source remembers about what it iterates over. */
export class IterationSite {
  declare readonly method: PropertyCache;
  declare readonly next: PropertyCache;
  declare readonly done: PropertyCache;
  declare readonly value: PropertyCache;

  constructor() {
    this.method = new PropertyCache();
    this.next = new PropertyCache();
    this.done = new PropertyCache();
    this.value = new PropertyCache();
  }
}

/** An Iterator Record; `generator` is set where its steps are those of a generator object and nothing else. */
export class OpenIterator implements IteratorRecord {
  declare readonly iterator: ObjectValue;
  declare readonly nextMethod: Value;
  declare readonly generator: GeneratorObject | null;
  declare done: boolean;

  constructor(iterator: ObjectValue, nextMethod: Value, generator: GeneratorObject | null) {
    this.iterator = iterator;
    this.nextMethod = nextMethod;
    this.generator = generator;
    this.done = false;
  }
}

/** sec-getiterator, hint sync */
export function openIterator(obj: Value, site: IterationSite): OpenIterator {
  if (!(obj instanceof GeneratorObject)) {
    const { iterator, nextMethod } = GetIterator(obj);
    return new OpenIterator(iterator, nextMethod, null);
  }
  const { intrinsics } = agent.realm;
  const method = cachedGet(obj, wellKnownSymbols.iterator, site.method);
  if (method !== intrinsics['%IteratorPrototype[@@iterator]%']) {
    if (!(method instanceof ObjectValue) || !method.callable) return throwTypeError('the value is not iterable');
    const { iterator, nextMethod } = GetIterator(obj, method);
    return new OpenIterator(iterator, nextMethod, null);
  }
  const next = cachedGet(obj, 'next', site.next);
  return new OpenIterator(obj, next, next === intrinsics['%Generator.prototype.next%'] ? obj : null);
}

/** sec-iteratorstep and sec-iteratorvalue: EMPTY at the end. */
export function stepIterator(record: OpenIterator, site: IterationSite): Value | Empty {
  const { generator } = record;
  let result: ObjectValue;
  if (generator !== null) {
    if (generator.state === 'executing') throwTypeError('the generator is running already');
    const value = resumeGenerator(generator, NEXT, undefined);
    if (!generator.delegates) return generator.state === 'completed' ? EMPTY : value;
    result = value as ObjectValue;
  } else {
    result = IteratorNext(record);
  }
  const done = cachedGet(result, 'done', site.done);
  if (typeof done === 'boolean' ? done : ToBoolean(done)) return EMPTY;
  return cachedGet(result, 'value', site.value);
}
