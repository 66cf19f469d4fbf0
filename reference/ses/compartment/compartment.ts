/** What a compartment is, and its instance as guests see it (`compartment-api/…`). */
import { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import { Shape } from '../../runtime/shape.ts';
import type { Value } from '../../runtime/value.ts';
import type { Construction } from './construction.ts';
import type { ModuleEntry } from './module-entry.ts';
import type { PromisedNamespace } from './promised-namespace.ts';

/** An instance of Compartment. All that it holds is out of reach of reflection (`compartment-api/compartment-instance-opaque`). */
export class CompartmentObject extends ObjectValue {
  declare readonly compartment: Compartment;
  constructor(proto: ObjectValue | null, compartment: Compartment) {
    super(Shape.empty(proto), []);
    this.compartment = compartment;
  }
}

export type Hooks = Pick<Construction, 'resolveHook' | 'importHook' | 'importNowHook' | 'moduleMapHook' | 'importMetaHook'>;

export class Compartment {
  realm!: Realm;
  /** What guests know it by. */
  object!: CompartmentObject;
  /** import() of a module, which is the referrer. */
  importFrom!: (referrer: string, request: Value) => ObjectValue;
  /** The compartment whose Compartment made this one; undefined for those of the start compartment. */
  readonly parent: Compartment | undefined;
  readonly name: string;
  readonly hooks: Hooks;
  readonly transforms: readonly ObjectValue[];
  readonly shimTransforms: readonly ObjectValue[];
  /** Made by positions: `import` gives a box (`modules-legacy/module-import-box`). */
  readonly boxesNamespaces: boolean;
  /** The module map as it was given. */
  readonly modules: ReadonlyMap<string, Value>;
  /** By full specifier (`modules/module-memo`); no other compartment has them (`modules/compartment-own-modules`). */
  readonly entries = new Map<string, ModuleEntry>();
  /** What `module` gave out, by full specifier. */
  readonly promised = new Map<string, PromisedNamespace>();

  constructor(parent: Compartment | undefined, construction: Construction) {
    this.parent = parent;
    this.name = construction.name;
    this.hooks = construction;
    this.transforms = construction.transforms;
    this.shimTransforms = construction.shimTransforms;
    this.boxesNamespaces = construction.boxesNamespaces;
    this.modules = construction.modules;
  }
}
