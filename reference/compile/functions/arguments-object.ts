/**
 * The unmapped arguments object (sec-arguments-exotic-objects): strict functions have no other.
 * Rules: `language/strict-args-unmapped`.
 */
import { agent, chargeMemory } from '../../runtime/agent.ts';
import { Accessor } from '../../runtime/accessor.ts';
import { ElementsObject } from '../../runtime/array-object.ts';
import { ACCESSOR, HIDDEN, Shape } from '../../runtime/shape.ts';
import type { Realm } from '../../runtime/realm.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import type { Value } from '../../runtime/value.ts';

/** Has [[ParameterMap]], undefined. */
export class ArgumentsObject extends ElementsObject {}
Object.assign(ArgumentsObject.prototype, { className: 'Arguments' });

let shapeRealm: Realm | null = null;
let shape: Shape;
let poison: Accessor;

/** sec-createunmappedargumentsobject */
export function CreateUnmappedArgumentsObject(argumentsList: Value[]): ArgumentsObject {
  const { realm } = agent;
  const { intrinsics } = realm;
  if (shapeRealm !== realm) {
    shapeRealm = realm;
    const thrower = intrinsics['%ThrowTypeError%'];
    poison = new Accessor(thrower, thrower);
    shape = Shape.empty(intrinsics['%ObjectPrototype%'])
      .add('length', HIDDEN)
      .add(wellKnownSymbols.iterator, HIDDEN)
      .add('callee', ACCESSOR);
  }
  chargeMemory(64 + 8 * argumentsList.length);
  const slots = [argumentsList.length, intrinsics['%Array.prototype.values%'], poison];
  return new ArgumentsObject(shape, slots, argumentsList.slice());
}
