/** Looks through everything that guest code could get hold of for what is not the guest's. */
import { Accessor } from '../../reference/runtime/accessor.ts';
import { ElementsObject } from '../../reference/runtime/array-object.ts';
import { BoundFunction } from '../../reference/runtime/bound-function.ts';
import { MapObject, SetObject } from '../../reference/runtime/collection-objects.ts';
import { ObjectValue } from '../../reference/runtime/object.ts';
import { PrimitiveObject } from '../../reference/runtime/primitive-object.ts';
import { PromiseObject } from '../../reference/runtime/promise.ts';
import { ProxyObject } from '../../reference/runtime/proxy-object.ts';
import { EMPTY, type PropertyKey } from '../../reference/runtime/value.ts';

/** Paths from `roots` to what is no guest value. */
export function findLeaks(roots: Readonly<Record<string, unknown>>): string[] {
  const leaks: string[] = [];
  const paths = new Map<ObjectValue, string>();
  const see = (value: unknown, path: () => string): void => {
    if (value instanceof ObjectValue) {
      if (!paths.has(value)) paths.set(value, path());
    } else if (!isPrimitive(value)) leaks.push(path());
  };
  for (const [name, root] of Object.entries(roots)) see(root, () => name);
  for (const [object, path] of paths) {
    for (const [step, value] of contents(object)) see(value, () => `${path}${step}`);
  }
  return leaks;
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && (typeof value !== 'symbol' || Symbol.keyFor(value) === undefined));
}

function keyText(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${String(key)}]` : `.${key}`;
}

/** What the object holds: prototype, properties, elements, and the internal slots that some operation shows. */
function* contents(object: ObjectValue): Generator<readonly [step: string, value: unknown]> {
  yield ['.[[Prototype]]', object.shape.proto];
  for (const record of object.shape.records()) {
    const slot = object.slots[record.index];
    if (!(slot instanceof Accessor)) yield [keyText(record.key), slot];
    else {
      yield [`.get ${keyText(record.key)}`, slot.get];
      yield [`.set ${keyText(record.key)}`, slot.set];
    }
  }
  if (object instanceof ElementsObject) for (const element of object.elements ?? []) if (element !== EMPTY) yield ['[…]', element];
  if (object instanceof MapObject) for (const entry of object.data) for (const part of entry) yield ['{…}', part];
  if (object instanceof SetObject) for (const member of object.data) yield ['{…}', member];
  if (object instanceof PromiseObject) yield ['.[[PromiseResult]]', object.result];
  if (object instanceof PrimitiveObject) yield ['.[[PrimitiveData]]', object.primitive];
  if (object instanceof ProxyObject) {
    yield ['.[[ProxyTarget]]', object.target];
    yield ['.[[ProxyHandler]]', object.handler];
  }
  if (object instanceof BoundFunction) {
    yield ['.[[BoundTargetFunction]]', object.target];
    for (const value of [object.boundThis, ...object.boundArgs]) yield ['.[[BoundArguments]]', value];
  }
}
