/** The table of intrinsics: every object and function of ES2018 with BigInt, and what SES makes of it. */
import type { Edition } from '../model.ts';
import { annexBFunctions, annexBProperties } from './annex-b.ts';
import { array } from './array.ts';
import { arrayBuffer } from './array-buffer.ts';
import { atomics } from './atomics.ts';
import { bigint } from './bigint.ts';
import { boolean } from './boolean.ts';
import { always, pathOfMember, propertiesOf, value } from './builders.ts';
import { collections } from './collections.ts';
import { compartment, compartmentGlobals, optionalInCompartments } from './compartment.ts';
import { date } from './date.ts';
import { error } from './error.ts';
import { functions as functionObjects } from './function.ts';
import { generator } from './generator.ts';
import { globalFunctions } from './global-functions.ts';
import { globals } from './globals.ts';
import { iteration } from './iteration.ts';
import { json } from './json.ts';
import { math } from './math.ts';
import type { BuiltinFunction, Global, Intrinsic, IntrinsicId, KeyName, Property } from './model.ts';
import { number } from './number.ts';
import { object } from './object.ts';
import { promise } from './promise.ts';
import { proxy } from './proxy.ts';
import { realm } from './realm.ts';
import { reflect } from './reflect.ts';
import { regexp } from './regexp.ts';
import { string } from './string.ts';
import { symbol } from './symbol.ts';
import { typedArray } from './typed-array.ts';

export type * from './model.ts';
export { globals };

const families: readonly (readonly Intrinsic[])[] = [
  object, functionObjects, boolean, symbol, error, number, bigint, math, date, string, regexp, array, typedArray,
  arrayBuffer, atomics, json, collections, iteration, generator, promise, reflect, proxy, globalFunctions, annexBFunctions, realm,
]; // prettier-ignore

function withAnnexB(row: Intrinsic): Intrinsic {
  const added = annexBProperties.get(row.id);
  return added ? { ...row, properties: [...row.properties, ...propertiesOf(row, added)] } : row;
}

/** Every intrinsic that has a row of its own, by id, in the order of ECMA-262's chapters. */
export const intrinsics: ReadonlyMap<IntrinsicId, Intrinsic> = new Map(families.flat().map((row) => [row.id, withAnnexB(row)]));

const compartmentFamily: ReadonlyMap<IntrinsicId, Intrinsic> = new Map(compartment.map((row) => [row.id, row]));
const standaloneOnly: ReadonlySet<IntrinsicId> = new Set(realm.map(({ id }) => id));

/** The functions that a property makes: one, or for an accessor up to two. Aliases of functions that stand elsewhere are left out. */
export function functionsOf(property: Property): BuiltinFunction[] {
  const references = property.type === 'data' ? [property.value] : property.type === 'accessor' ? [property.get, property.set] : [];
  return references.flatMap((reference) => (reference && 'function' in reference ? [reference.function] : []));
}

/** A JavaScript expression for a property key. */
export function keyExpression(key: KeyName): string {
  return key.startsWith('@@') ? `Symbol.${key.slice(2)}` : JSON.stringify(key);
}

function member(object: string, key: KeyName): string {
  if (key.startsWith('@@')) return `${object}[${keyExpression(key)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${object}.${key}` : `${object}[${keyExpression(key)}]`;
}

function functionRow(owner: Intrinsic, property: Property, builtin: BuiltinFunction): Intrinsic {
  const { id, name, length, clause } = builtin;
  const { status, since, annexB, origin } = property;
  const label = id.slice(1, -1);
  const half = property.type === 'accessor' ? (label.startsWith('set ') ? 'set' : 'get') : undefined;
  const start = expressionOf(owner);
  const seed = half ? `Object.getOwnPropertyDescriptor(${start}, ${keyExpression(property.key)}).${half}` : member(start, property.key);
  const base = { label, status, since, annexB, origin };
  return {
    ...base, id, ...(clause !== undefined && { clause }), kind: 'function', prototype: '%FunctionPrototype%', extensible: true, sharing: owner.sharing,
    reach: 'unreachable' in owner.reach ? owner.reach : { seed },
    function: { name, length },
    ...(property.tamed && { tamed: property.tamed }),
    properties: propertiesOf(base, [value('length', length, '--c'), value('name', name, '--c')]),
  }; // prettier-ignore
}

function functionRowsOf(owners: Iterable<Intrinsic>): ReadonlyMap<IntrinsicId, Intrinsic> {
  return new Map(
    [...owners].flatMap((owner) =>
      owner.properties.flatMap((property) => functionsOf(property).map((builtin) => [builtin.id, functionRow(owner, property, builtin)] as const)),
    ),
  );
}

/** Every method, getter and setter as a row like the others: `%Array.prototype.map%`. */
export const builtinFunctions: ReadonlyMap<IntrinsicId, Intrinsic> = functionRowsOf(intrinsics.values());
const compartmentFunctions = functionRowsOf(compartmentFamily.values());

/** The row with this id, whether an object or a method. Throws a RangeError for an id that the table does not have. */
export function intrinsic(id: IntrinsicId): Intrinsic {
  const row = intrinsics.get(id) ?? builtinFunctions.get(id) ?? compartmentFamily.get(id) ?? compartmentFunctions.get(id);
  if (!row) throw new RangeError(`The table of intrinsics has no row ${id}.`);
  return row;
}

/** All rows but those of the Compartment API: objects first, then methods. */
export function* everyIntrinsic(): Generator<Intrinsic> {
  yield* intrinsics.values();
  yield* builtinFunctions.values();
}

function expressionOf(row: Intrinsic): string {
  if ('path' in row.reach) return row.reach.path;
  return 'seed' in row.reach ? row.reach.seed : 'undefined';
}

/** An expression of ES2018 that evaluates to the intrinsic, or undefined where no program can reach it. */
export function seedExpression(id: IntrinsicId): string | undefined {
  const row = intrinsic(id);
  return 'unreachable' in row.reach ? undefined : expressionOf(row);
}

/** The property as it is once the world is frozen. */
export function afterFreeze(property: Property): Property {
  if (property.type === 'data') return { ...property, writable: false, configurable: false };
  return property.type === 'accessor' ? { ...property, configurable: false } : property;
}

/** A world whose inventory is asked for: `plain` is ECMA-262 alone, an edition of the draft is SES. */
export interface World {
  readonly edition: Edition | 'plain';
  /** Annex B's properties; absent by default. */
  readonly annexB?: boolean;
  /** Other optional rows (`Atomics.wake`, `globalThis`, `Realm.makeRootRealm`), by path or name; absent by default. */
  readonly optional?: readonly string[];
  /** `compartment`: the Compartment API in the place of the draft's Realm API. Standalone by default. */
  readonly profile?: 'standalone' | 'compartment';
}

/** What decides about the presence of a row: an intrinsic, a property, or a global name in its place. */
interface Candidate extends Pick<Property, 'annexB' | 'origin' | 'status'> {
  readonly name: string;
}

function present({ annexB, origin, status, name }: Candidate, world: World): boolean {
  if (annexB) return (world.annexB ?? false) || (world.optional?.includes(name) ?? false);
  if (world.edition === 'plain') {
    return origin === 'ecma-262' && (status['draft-2019'] !== 'optional' || (world.optional?.includes(name) ?? false));
  }
  const here = status[world.edition];
  return here === 'required' || (here === 'optional' && (world.optional?.includes(name) ?? false));
}

/** The own properties that an intrinsic has in a world, with the values that it gives them there. */
export function propertiesIn(row: Intrinsic, world: World): Property[] {
  return row.properties
    .filter((property) => present({ ...property, name: pathOfMember(row.label, property.key) }, world))
    .map((property) =>
      property.type === 'data' && property.inSes && world.edition !== 'plain' ? { ...property, value: property.inSes.value } : property,
    );
}

/** [[Prototype]] of an intrinsic in a world. */
export function prototypeIn(row: Intrinsic, world: World): IntrinsicId | null {
  return row.inSes && world.edition !== 'plain' ? row.inSes.prototype : row.prototype;
}

function rowsOf(world: World): Intrinsic[] {
  if (world.profile !== 'compartment') return [...intrinsics.values()];
  return [...[...intrinsics.values()].filter(({ id }) => !standaloneOnly.has(id)), ...[...compartmentFamily.values()].filter(({ label }) => !optionalInCompartments.has(label) || (world.optional?.includes(label) ?? false))];
}

/** The intrinsics with rows of their own that a world has, with the properties and the [[Prototype]] that they have there. */
export function intrinsicsIn(world: World): Intrinsic[] {
  return rowsOf(world).filter((row) => present({ ...row, name: row.label }, world)).map((row) => ({ ...row, prototype: prototypeIn(row, world), properties: propertiesIn(row, world) }));
}

/** The methods, getters and setters of those, as rows like the others. */
export function builtinFunctionsIn(world: World): Intrinsic[] {
  const ids = new Set(intrinsicsIn(world).flatMap((row) => row.properties.flatMap(functionsOf).map(({ id }) => id)));
  return [...builtinFunctions.values(), ...compartmentFunctions.values()].filter((row) => ids.has(row.id));
}

/** Names of the Compartment API come from its own family; `globalThis` is in each of its documents' samples. */
function globalRowsOf(world: World): readonly Global[] {
  if (world.profile !== 'compartment') return globals;
  const standard = globals.filter((row) => row.origin === 'ecma-262' && !('unspecified' in row.value));
  return [...standard.map((row) => (row.name === 'globalThis' ? { ...row, start: always('required'), child: always('required') } : row)), ...compartmentGlobals];
}

/** The names that a world's global object has, in its start compartment or a child. */
export function globalsIn(world: World, place: 'start' | 'child' = 'child'): Global[] {
  return globalRowsOf(world).filter((row) => {
    if (world.edition === 'plain' && 'unspecified' in row.value) return false;
    return present({ ...row, status: row[place] }, world);
  });
}
