/**
 * Date and Math as the start compartment has them, with the powers that the shared ones lack (`lockdown/start-date-math-powerful`,
 * `confinement/powers-endowable`). They are found by the start global's names and by what was endowed with them, never by way of
 * an instance (`confinement/proto-constructors-inert`).
 */
import { behaviours } from '../intrinsics/index.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { HIDDEN, Shape } from '../runtime/shape.ts';
import type { Value } from '../runtime/value.ts';

export interface InitialIntrinsics {
  readonly Date: ObjectValue;
  readonly Math: ObjectValue;
}

/** Makes them for the start realm, out of the shared ones. `frozen`: in a world that begins after the freeze. */
export function createInitialIntrinsics(start: Realm, frozen: boolean): InitialIntrinsics {
  const made = { Date: createDate(start), Math: createMath(start) };
  if (frozen) for (const object of initialObjects(made)) object.applyIntegrity('frozen');
  return made;
}

/** They and the functions that they alone have. */
export function initialObjects({ Date, Math }: InitialIntrinsics): ObjectValue[] {
  return [Date, Date.Get('now', Date), Math, Math.Get('random', Math)].filter((value): value is ObjectValue => value instanceof ObjectValue);
}

/** Keys whose values stay apart when the freeze makes the shared ones follow what customisations did to these. */
export const powers: { readonly [name in keyof InitialIntrinsics]: string } = { Date: 'now', Math: 'random' };

function createDate(start: Realm): ObjectValue {
  const shared = start.intrinsics['%Date%'];
  const shape = Shape.empty(start.intrinsics['%FunctionPrototype%']);
  const initial = new BuiltinFunction(shape, [], start, behaviours['%Date%']!, true);
  copyProperties(shared, initial);
  initial.put('now', createBuiltin(behaviours['%Date.now%']!, 0, 'now', start), HIDDEN);
  return initial;
}

function createMath(start: Realm): ObjectValue {
  const initial = new ObjectValue(Shape.empty(start.intrinsics['%ObjectPrototype%']), []);
  copyProperties(start.intrinsics['%Math%'], initial);
  initial.put('random', createBuiltin(behaviours['%Math.random%']!, 0, 'random', start), HIDDEN);
  return initial;
}

function copyProperties(from: ObjectValue, to: ObjectValue): void {
  for (const { key, index, flags } of from.shape.records()) to.put(key, from.slots[index] as Value, flags);
}
