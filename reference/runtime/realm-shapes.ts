/** The shapes that a realm's most frequent objects begin with, found by one load instead of by the names of intrinsics. */
import { agent } from './agent.ts';
import type { Realm } from './realm.ts';
import { CONFIGURABLE, OPEN, Shape, WRITABLE } from './shape.ts';
import type { ObjectValue } from './object.ts';

export class RealmShapes {
  /** Of `{}`. */
  declare readonly plainObject: Shape;
  /** Of arrays without other properties than elements and `length`. */
  declare readonly array: Shape;
  /** Of what CreateIterResultObject makes. */
  declare readonly iteratorResult: Shape;
  /** Of built-in functions that are no constructors. */
  declare readonly builtinFunction: Shape;
  declare readonly frozenBuiltinFunction: Shape;

  /** Of what RegExp.prototype.exec returns: an array with `index`, `input` and `groups`. */
  declare readonly match: Shape;

  constructor(realm: Realm) {
    const { intrinsics } = realm;
    this.plainObject = Shape.empty(intrinsics['%ObjectPrototype%']);
    this.array = arrayShape(intrinsics['%ArrayPrototype%']);
    this.match = this.array.add('index', OPEN).add('input', OPEN).add('groups', OPEN);
    this.iteratorResult = this.plainObject.add('value', OPEN).add('done', OPEN);
    const root = Shape.empty(intrinsics['%FunctionPrototype%']);
    this.builtinFunction = root.add('length', CONFIGURABLE).add('name', CONFIGURABLE);
    this.frozenBuiltinFunction = root.add('length', 0).add('name', 0);
  }
}

/** The shapes of the running realm, whose prototypes must exist. */
export function currentShapes(): RealmShapes {
  return shapesOf(agent.realm);
}

export function shapesOf(realm: Realm): RealmShapes {
  return realm.shapes ?? makeShapes(realm);
}

function makeShapes(realm: Realm): RealmShapes {
  return (realm.shapes = new RealmShapes(realm));
}

const ARRAY = Symbol('array');

/** The shape of arrays that have nothing but elements and `length`; shared by all arrays on one prototype. */
export function arrayShape(proto: ObjectValue | null): Shape {
  return Shape.apart(proto, ARRAY).add('length', WRITABLE);
}
