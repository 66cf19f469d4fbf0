/** The table of intrinsics and the realm made from it are the same: nothing is missing, nothing is there that has no row. */
import test from 'ava';
import {
  builtinFunctionsIn,
  functionsOf,
  globalsIn,
  intrinsicsIn,
  type Intrinsic,
  type Property,
  type Value as TableValue,
  type World,
} from '../../spec/intrinsics/index.ts';
import { evaluatorBehaviours } from '../compile/behaviours.ts';
import { createWorld, type World as ReferenceWorld } from '../host/world.ts';
import { ArrayObject } from '../runtime/array-object.ts';
import { Accessor } from '../runtime/accessor.ts';
import { BuiltinFunction } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { PrimitiveObject } from '../runtime/primitive-object.ts';
import { ImmutablePrototypeObject } from '../runtime/immutable-prototype-object.ts';
import { EMPTY, type PropertyKey, type Value } from '../runtime/value.ts';
import { behaviours } from './index.ts';
import { symbolOf } from './install.ts';

const tables: Readonly<Record<string, World>> = {
  'a plain world': { edition: 'plain', optional: ['globalThis'] },
  'a plain world with Annex B': { edition: 'plain', annexB: true, optional: ['globalThis'] },
};

function makeWorld(table: World): ReferenceWorld {
  return createWorld({ annexBBuiltins: table.annexB ?? false });
}

function keyOf(name: string): PropertyKey {
  return name.startsWith('@@') ? symbolOf(name) : name;
}

function keyName(key: PropertyKey): string {
  return typeof key === 'symbol' ? `[${key.description ?? ''}]` : key;
}

/** What is wrong with one row's object. */
function* faultsOfRow(row: Intrinsic, world: ReferenceWorld): Generator<string> {
  const { intrinsics } = world.realm;
  const object = intrinsics[row.id];
  if (object === undefined) {
    yield `${row.id} is missing`;
    return;
  }
  const proto = row.prototype === null ? null : intrinsics[row.prototype];
  if (object.GetPrototypeOf() !== proto) yield `${row.id}: another [[Prototype]]`;
  if (object.IsExtensible() !== row.extensible) yield `${row.id}: [[Extensible]]`;
  if (!isOfKind(object, row)) yield `${row.id} is no ${row.kind}`;
  const wanted = new Map(row.properties.map((property) => [keyOf(property.key), property]));
  for (const key of object.OwnPropertyKeys()) if (!wanted.has(key)) yield `${row.id} has ${keyName(key)}, of which the table knows nothing`;
  for (const [key, property] of wanted) yield* faultsOfProperty(row, object, key, property, world);
}

function isOfKind(object: ObjectValue, { kind }: Intrinsic): boolean {
  switch (kind) {
    case 'ordinary':
      return object.constructor === ObjectValue;
    case 'immutable-prototype':
      return object instanceof ImmutablePrototypeObject;
    case 'array':
      return object instanceof ArrayObject;
    case 'boolean':
    case 'number':
    case 'string':
      return object instanceof PrimitiveObject && typeof object.primitive === kind;
    case 'function':
      return object.callable && !object.constructible;
    case 'constructor':
      return object.callable && object.constructible;
  }
}

function* faultsOfProperty(row: Intrinsic, object: ObjectValue, key: PropertyKey, property: Property, world: ReferenceWorld): Generator<string> {
  const place = `${row.id}.${keyName(key)}`;
  const own = object.GetOwnProperty(key);
  if (own === undefined) {
    yield `${place} is missing`;
    return;
  }
  if (property.type === 'unspecified') return;
  if (own.Enumerable !== property.enumerable) yield `${place}: [[Enumerable]]`;
  if (own.Configurable !== property.configurable) yield `${place}: [[Configurable]]`;
  if (property.type === 'accessor') {
    if (own.Value !== EMPTY) yield `${place} is no accessor`;
    for (const [half, wanted] of [[own.Get, property.get], [own.Set, property.set]] as const) {
      if (half !== (wanted && valueIn(wanted, world))) yield `${place}: another getter or setter`;
    }
    return;
  }
  if (own.Writable !== property.writable) yield `${place}: [[Writable]]`;
  if (!Object.is(own.Value, valueIn(property.value, world))) yield `${place}: another value`;
}

function valueIn(value: TableValue, world: ReferenceWorld): Value {
  if ('literal' in value) return value.literal;
  if ('symbol' in value) return symbolOf(value.symbol);
  return world.realm.intrinsics['function' in value ? value.function.id : value.intrinsic];
}

/** Every object that the global object leads to, with the path on which it was found. */
function reachable(world: ReferenceWorld): Map<ObjectValue, string> {
  const found = new Map<ObjectValue, string>([[world.realm.globalObject, 'globalThis']]);
  for (const [object, path] of found) {
    const see = (value: unknown, step: string): void => {
      if (value instanceof ObjectValue && !found.has(value)) found.set(value, `${path}${step}`);
    };
    see(object.GetPrototypeOf(), '.[[Prototype]]');
    for (const key of object.OwnPropertyKeys()) {
      const own = object.GetOwnProperty(key)!;
      see(own.Value, `.${keyName(key)}`);
      see(own.Get, `.get ${keyName(key)}`);
      see(own.Set, `.set ${keyName(key)}`);
    }
  }
  return found;
}

for (const [name, table] of Object.entries(tables)) {
  const rows = [...intrinsicsIn(table), ...builtinFunctionsIn(table)];

  test(`every row of the table is realised with its attributes, in ${name}`, (t) => {
    const world = makeWorld(table);
    t.true(rows.length > 400);
    t.deepEqual(rows.flatMap((row) => [...faultsOfRow(row, world)]), []);
  });

  test(`the global object has the table's names with their attributes, in ${name}`, (t) => {
    const world = makeWorld(table);
    const { globalObject } = world.realm;
    const globals = globalsIn(table);
    t.deepEqual(globalObject.OwnPropertyKeys().map(keyName).sort(), globals.map((row) => row.name).sort());
    for (const row of globals) {
      const own = globalObject.GetOwnProperty(row.name)!;
      t.deepEqual([own.Writable, own.Enumerable, own.Configurable], [row.writable, row.enumerable, row.configurable], row.name);
      if ('unspecified' in row.value) continue;
      t.is(own.Value as Value, 'globalObject' in row.value ? globalObject : valueIn(row.value, world), row.name);
    }
  });

  test(`nothing is reachable that has no row, in ${name}`, (t) => {
    const world = makeWorld(table);
    const { intrinsics, globalObject } = world.realm;
    const known = new Set<ObjectValue>([globalObject, ...rows.map(({ id }) => intrinsics[id])]);
    t.deepEqual([...reachable(world)].filter(([object]) => !known.has(object)).map(([, path]) => path), []);
  });

  test(`every row that a program can reach is reached, in ${name}`, (t) => {
    const world = makeWorld(table);
    const found = reachable(world);
    const { intrinsics } = world.realm;
    const missed = rows.filter((row) => 'path' in row.reach && !found.has(intrinsics[row.id]));
    t.deepEqual(missed.map(({ id }) => id), []);
  });
}

test('every function of the table has steps, and all steps belong to a function of the table', (t) => {
  const table: World = { edition: 'plain', annexB: true, optional: ['globalThis', 'Atomics.wake'] };
  const callable = [...intrinsicsIn(table).filter(({ kind }) => kind === 'function' || kind === 'constructor'), ...builtinFunctionsIn(table)];
  const ids = new Set<string>(callable.map(({ id }) => id));
  for (const row of intrinsicsIn(table)) for (const property of row.properties) for (const { id } of functionsOf(property)) ids.add(id);
  const given = new Set(Object.keys({ ...behaviours, ...evaluatorBehaviours }));
  t.deepEqual([...ids].filter((id) => !given.has(id)), []);
  t.deepEqual([...given].filter((id) => !ids.has(id)), []);
});

test('functions are made of the same steps in every realm, and share nothing else', (t) => {
  const [a, b] = [createWorld(), createWorld()];
  const shared = [...reachable(a).keys()].filter((object) => reachable(b).has(object));
  t.deepEqual(shared, []);
  for (const [id, object] of Object.entries(a.realm.intrinsics)) {
    if (object instanceof BuiltinFunction) t.is(object.behaviour, (b.realm.intrinsics[id] as BuiltinFunction).behaviour, id);
  }
});

test('accessor halves are kept out of sight', (t) => {
  for (const object of reachable(createWorld()).keys()) {
    for (const key of object.OwnPropertyKeys()) t.false((object.GetOwnProperty(key)!.Value as unknown) instanceof Accessor);
  }
});
