/** The arguments object of sloppy functions with simple parameters; not mapped to them. */
import { agent, chargeMemory } from '../../runtime/agent.ts';
import { HIDDEN, Shape } from '../../runtime/shape.ts';
import { wellKnownSymbols } from '../../runtime/symbols.ts';
import type { Value } from '../../runtime/value.ts';
import { ArgumentsObject } from '../functions/arguments-object.ts';
import type { ECMAScriptFunction } from '../functions/ecmascript-function.ts';

/** sec-createmappedargumentsobject, without the map. */
export function createSloppyArguments(argumentsList: Value[], callee: ECMAScriptFunction): ArgumentsObject {
  const { intrinsics } = agent.realm;
  const shape = Shape.empty(intrinsics['%ObjectPrototype%'])
    .add('length', HIDDEN)
    .add(wellKnownSymbols.iterator, HIDDEN)
    .add('callee', HIDDEN);
  chargeMemory(64 + 8 * argumentsList.length);
  return new ArgumentsObject(shape, [argumentsList.length, intrinsics['%Array.prototype.values%'], callee], argumentsList.slice());
}
