import { agent } from './agent.ts';
import { BuiltinFunction, type Behaviour } from './function-object.ts';
import type { ObjectValue } from './object.ts';
import type { Realm } from './realm.ts';
import { CONFIGURABLE, Shape } from './shape.ts';

const openShapes = new WeakMap<ObjectValue, Shape>();
const frozenShapes = new WeakMap<ObjectValue, Shape>();

function functionShape(proto: ObjectValue, frozen: boolean): Shape {
  const shapes = frozen ? frozenShapes : openShapes;
  let shape = shapes.get(proto);
  if (shape === undefined) {
    const flags = frozen ? 0 : CONFIGURABLE;
    shape = Shape.empty(proto).add('length', flags).add('name', flags);
    shapes.set(proto, shape);
  }
  return shape;
}

/** sec-createbuiltinfunction: a function that is no constructor, of the current realm unless one is given. */
export function createBuiltin(behaviour: Behaviour, length: number, name: string, realm: Realm = agent.realm, frozen = false): BuiltinFunction {
  const shape = functionShape(realm.intrinsics['%FunctionPrototype%'], frozen);
  const created = new BuiltinFunction(shape, [length, name], realm, behaviour, false);
  created.extensible = !frozen;
  return created;
}
