import type { Property } from 'acorn';

/** The tree is ESTree's of ES2018, with offsets `start` and `end` and, on properties, {@link ProtoProperty}. */
export type * from 'acorn';

/** `{ __proto__: value }` where that sets the prototype: see `annexB.protoLiteral`. */
export interface ProtoProperty extends Property {
  setsPrototype?: true;
}
