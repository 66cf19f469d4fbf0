/** The realm of one compartment: a global object, evaluators and a Compartment of its own over shared intrinsics (`globals/…`). */
import { globalsIn, type Global } from '../../spec/intrinsics/index.ts';
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import { BuiltinFunction } from '../runtime/function-object.ts';
import { ImmutablePrototypeObject } from '../runtime/immutable-prototype-object.ts';
import type { Intrinsics, Realm } from '../runtime/realm.ts';
import { CONFIGURABLE, Shape, WRITABLE } from '../runtime/shape.ts';
import type { Value } from '../runtime/value.ts';
import { compartmentConstructor } from './compartment/api.ts';
import type { Compartment } from './compartment/compartment.ts';
import { createFunctionConstructor } from './compartment-realm.ts';
import type { CompartmentAgent } from './stage.ts';

/**
 * Makes the realm: its global is extensible and its properties belong to the compartment and its maker, who may replace and
 * freeze them (`confinement/compartment-global-freezable`, `compartment-api/compartment-endow-shadows-builtin`).
 * It has what the table gives every compartment, harden among it (`harden/harden-in-child`, `compartment-api/compartment-nested`), and
 * nothing of the compartment that makes it (`compartment-api/compartment-nested-no-more`). `owner` is undefined for the start
 * compartment.
 */
export function createGuestRealm(of: CompartmentAgent, owner: Compartment | undefined): Realm {
  const { shared, hostDefined } = of;
  const intrinsics = Object.create(shared.intrinsics) as Intrinsics;
  const globalObject = new ImmutablePrototypeObject(Shape.empty(shared.intrinsics['%ObjectPrototype%']), []);
  const realm: Realm = {
    intrinsics,
    globalObject,
    globalThis: globalObject,
    lexical: new Map(),
    varNames: new Set(),
    templateMap: new WeakMap(),
    shared,
    hostDefined,
  };
  intrinsics['%eval%'] = createBuiltin(evaluatorBehaviours['%eval%']!, 1, 'eval', realm, true);
  intrinsics['%Function%'] = createFunctionConstructor(realm);
  intrinsics['%Compartment%'] = createCompartmentConstructor(realm, owner);
  for (const { name, flags, value } of bindingsOf(of, owner === undefined ? 'start' : 'child')) {
    globalObject.put(name, value(realm), flags);
  }
  return realm;
}

interface GlobalRow {
  readonly name: string;
  readonly flags: number;
  readonly value: (realm: Realm) => Value;
}

const rows = new Map<string, readonly GlobalRow[]>();
const rowsOfAgents = new WeakMap<CompartmentAgent, { [place in 'start' | 'child']?: readonly GlobalRow[] }>();

function bindingsOf(of: CompartmentAgent, place: 'start' | 'child'): readonly GlobalRow[] {
  let places = rowsOfAgents.get(of);
  if (places === undefined) rowsOfAgents.set(of, (places = {}));
  return (places[place] ??= rowsFor(of, place));
}

function rowsFor({ inventory }: CompartmentAgent, place: 'start' | 'child'): readonly GlobalRow[] {
  const name = place + JSON.stringify(inventory);
  let found = rows.get(name);
  // lockdown is the world's to give.
  if (found === undefined) rows.set(name, (found = globalsIn(inventory, place).filter((row) => row.name !== 'lockdown').map(rowOf)));
  return found;
}

function rowOf({ name, category, value }: Global): GlobalRow {
  const flags = category === 'value' ? 0 : WRITABLE | CONFIGURABLE;
  if ('globalObject' in value) return { name, flags, value: (realm) => realm.globalThis };
  if ('literal' in value) return { name, flags, value: () => value.literal };
  if ('intrinsic' in value) return { name, flags, value: ({ intrinsics }) => intrinsics[value.intrinsic] };
  throw new Error(`the table does not say what the global ${name} is`);
}

const constructorShapes = new WeakMap<object, Shape>();

/** `confinement/added-compartment`, `confinement/evaluators-captured`, `compartment-api/compartment-constructor-length`: zero */
function createCompartmentConstructor(realm: Realm, owner: Compartment | undefined): BuiltinFunction {
  const proto = realm.intrinsics['%FunctionPrototype%'];
  let shape = constructorShapes.get(proto);
  if (shape === undefined) constructorShapes.set(proto, (shape = Shape.empty(proto).add('length', 0).add('name', 0).add('prototype', 0)));
  const created = new BuiltinFunction(shape, [0, 'Compartment', realm.intrinsics['%CompartmentPrototype%']], realm, compartmentConstructor, true);
  created.data = owner;
  created.extensible = false;
  return created;
}
