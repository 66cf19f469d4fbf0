/** The shapes that a realm's most frequent objects begin with, found by one load instead of by the names of intrinsics. */
import { agent } from './agent.ts';
import type { Realm } from './realm.ts';
import { OPEN, Shape, WRITABLE } from './shape.ts';
import type { ObjectValue } from './object.ts';

export class RealmShapes {
  /** Of `{}`. */
  declare readonly plainObject: Shape;
  /** Of arrays without other properties than elements and `length`. */
  declare readonly array: Shape;
  /** Of what CreateIterResultObject makes. */
  declare readonly iteratorResult: Shape;

  /** Of what RegExp.prototype.exec returns: an array with `index`, `input` and `groups`. */
  declare readonly match: Shape;

  constructor(realm: Realm) {
    const { intrinsics } = realm;
    this.plainObject = Shape.empty(intrinsics['%ObjectPrototype%']);
    this.array = arrayShape(intrinsics['%ArrayPrototype%']);
    this.match = this.array.add('index', OPEN).add('input', OPEN).add('groups', OPEN);
    this.iteratorResult = this.plainObject.add('value', OPEN).add('done', OPEN);
  }
}

/** The shapes of the running realm, whose prototypes must exist. */
export function currentShapes(): RealmShapes {
  return agent.realm.shapes ?? makeShapes(agent.realm);
}

function makeShapes(realm: Realm): RealmShapes {
  return (realm.shapes = new RealmShapes(realm));
}

const arrayShapes = new WeakMap<ObjectValue, Shape>();

/** The shape of arrays that have nothing but elements and `length`; shared by all arrays on one prototype. */
export function arrayShape(proto: ObjectValue | null): Shape {
  if (proto === null) return new Shape(null, new Map(), 0, false).add('length', WRITABLE);
  let shape = arrayShapes.get(proto);
  if (shape === undefined) {
    shape = new Shape(proto, new Map(), 0, false).add('length', WRITABLE);
    arrayShapes.set(proto, shape);
  }
  return shape;
}
