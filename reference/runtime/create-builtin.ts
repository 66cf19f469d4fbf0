import { agent } from './agent.ts';
import { BuiltinFunction, type Behaviour } from './function-object.ts';
import type { Realm } from './realm.ts';
import { shapesOf } from './realm-shapes.ts';

/** sec-createbuiltinfunction: a function that is no constructor, of the current realm unless one is given. */
export function createBuiltin(behaviour: Behaviour, length: number, name: string, realm: Realm = agent.realm, frozen = false): BuiltinFunction {
  const { builtinFunction, frozenBuiltinFunction } = shapesOf(realm);
  const created = new BuiltinFunction(frozen ? frozenBuiltinFunction : builtinFunction, [length, name], realm, behaviour, false);
  created.extensible = !frozen;
  return created;
}
