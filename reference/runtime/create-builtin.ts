import { agent } from './agent.ts';
import { BuiltinFunction, type Behaviour } from './function-object.ts';
import type { ObjectValue } from './object.ts';
import type { Realm } from './realm.ts';
import { CONFIGURABLE, Shape } from './shape.ts';

const shapes = new WeakMap<ObjectValue, Shape>();

function functionShape(proto: ObjectValue): Shape {
  let shape = shapes.get(proto);
  if (shape === undefined) {
    shape = Shape.empty(proto).add('length', CONFIGURABLE).add('name', CONFIGURABLE);
    shapes.set(proto, shape);
  }
  return shape;
}

/** sec-createbuiltinfunction: a function that is no constructor, of the current realm unless one is given. */
export function createBuiltin(behaviour: Behaviour, length: number, name: string, realm: Realm = agent.realm): BuiltinFunction {
  return new BuiltinFunction(functionShape(realm.intrinsics['%FunctionPrototype%']), [length, name], realm, behaviour, false);
}
