/** Faults that operators make of the table of intrinsics: one object or one property is not as the table says. */
import { functionsOf, intrinsicsIn, type Intrinsic, type Property } from '../../spec/intrinsics/index.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import { keyOf } from '../intrinsics/install.ts';
import { Accessor } from '../runtime/accessor.ts';
import { createBuiltin } from '../runtime/create-builtin.ts';
import type { BuiltinFunction } from '../runtime/function-object.ts';
import { ObjectValue } from '../runtime/object.ts';
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, Shape, WRITABLE } from '../runtime/shape.ts';
import type { Realm } from '../runtime/realm.ts';
import type { PropertyKey, Value } from '../runtime/value.ts';
import type { Fault } from './model.ts';

type ChangeObject = (object: ObjectValue, owner: Realm) => void;
type ChangeProperty = (object: ObjectValue, key: PropertyKey, owner: Realm) => void;

interface Operator<Change> {
  readonly name: string;
  readonly rule: RuleId;
  /** The fact of generated cases that it makes untrue. */
  readonly fact: string;
  says(subject: string): string;
  readonly change: Change;
}

/** Without the checks of [[SetPrototypeOf]]: the object was made so. */
function setPrototype(object: ObjectValue, proto: ObjectValue | null): void {
  object.changeShape(object.shape.withPrototype(proto));
}

function flagsOf(object: ObjectValue, key: PropertyKey): number {
  return object.shape.lookup(key)?.flags ?? 0;
}

function setFlags(object: ObjectValue, key: PropertyKey, change: (flags: number) => number): void {
  object.changeShape(object.shape.withFlags(key, change(flagsOf(object, key))));
}

function thaw(object: ObjectValue): void {
  object.extensible = true;
  for (const { key, flags } of [...object.shape.records()]) {
    object.changeShape(object.shape.withFlags(key, flags | CONFIGURABLE | ((flags & ACCESSOR) === 0 ? WRITABLE : 0)));
  }
}

const plain = (owner: Realm): ObjectValue => new ObjectValue(Shape.empty(owner.intrinsics['%ObjectPrototype%']), []);

/** Of any intrinsic, the functions of properties included. */
const ofObjects: readonly Operator<ChangeObject>[] = [
  { name: 'unfrozen', rule: 'primordials/table-frozen', fact: 'frozen', says: (it) => `The freeze leaves out ${it}.`, change: thaw },
  { name: 'extensible', rule: 'primordials/table-frozen', fact: 'frozen', says: (it) => `${it} stays extensible.`, change: (object) => void (object.extensible = true) },
  {
    name: 'inheriting-otherwise', rule: 'primordials/table-prototype', fact: 'prototype', says: (it) => `${it} has an object of its own on its prototype chain.`,
    change(object, owner) {
      const between = new ObjectValue(Shape.empty(object.shape.proto), []);
      between.extensible = false;
      setPrototype(object, object === owner.intrinsics['%ObjectPrototype%'] ? frozen(new ObjectValue(Shape.empty(null), [])) : between);
    },
  },
  {
    name: 'unknown-name', rule: 'primordials/table-nothing-else', fact: 'nothing-else', says: (it) => `${it} has a property that the table does not know.`,
    change: (object) => object.put('ses262Extra', 0, 0),
  },
  {
    name: 'unknown-symbol', rule: 'primordials/table-nothing-else', fact: 'nothing-else', says: (it) => `${it} has a property under a symbol that the table does not know.`,
    change: (object) => object.put(Symbol('extra'), 0, 0),
  },
  {
    name: 'mutable-own-object', rule: 'primordials/table-nothing-else', fact: 'nothing-else', says: (it) => `A mutable object hangs off ${it}.`,
    change: (object, owner) => object.put('state', plain(owner), 0),
  },
]; // prettier-ignore

/** Of functions. */
const ofFunctions: readonly Operator<ChangeObject>[] = [
  {
    name: 'wrong-length', rule: 'primordials/table-function-properties', fact: 'length-and-name', says: (it) => `The length of ${it} is another.`,
    change: (object) => object.put('length', (object.slots[object.shape.lookup('length')!.index] as number) + 1, flagsOf(object, 'length')),
  },
  {
    name: 'wrong-name', rule: 'primordials/table-function-properties', fact: 'length-and-name', says: (it) => `${it} shows the name of an implementation.`,
    change: (object) => object.put('name', 'implementation', flagsOf(object, 'name')),
  },
  {
    name: 'wrong-constructibility', rule: 'primordials/table-kind', fact: 'kind', says: (it) => `${it} is a constructor where it should not be, or is none where it should.`,
    change: (object) => Object.assign(object, { isConstructor: !(object as BuiltinFunction).isConstructor }),
  },
]; // prettier-ignore

/** Of properties that hold data. */
const ofData: readonly Operator<ChangeProperty>[] = [
  { name: 'writable', rule: 'primordials/table-attributes', fact: 'attributes', says: (it) => `${it} stays writable.`, change: (object, key) => setFlags(object, key, (flags) => flags | WRITABLE) },
  {
    name: 'accessor-for-data', rule: 'primordials/table-attributes', fact: 'attributes', says: (it) => `A getter stands for ${it}.`,
    change(object, key, owner) {
      const value = object.slots[object.shape.lookup(key)!.index] as Value;
      object.put(key, new Accessor(createBuiltin(() => value, 0, 'get', owner, true), undefined), (flagsOf(object, key) & ENUMERABLE) | ACCESSOR);
    },
  },
]; // prettier-ignore

/** Of properties of either kind. */
const ofProperties: readonly Operator<ChangeProperty>[] = [
  { name: 'configurable', rule: 'primordials/table-attributes', fact: 'attributes', says: (it) => `${it} stays configurable.`, change: (object, key) => setFlags(object, key, (flags) => flags | CONFIGURABLE) },
  { name: 'wrong-enumerability', rule: 'primordials/table-attributes', fact: 'attributes', says: (it) => `${it} is enumerable, or not, against the table.`, change: (object, key) => setFlags(object, key, (flags) => flags ^ ENUMERABLE) },
  { name: 'missing', rule: 'primordials/table-presence', fact: 'presence', says: (it) => `${it} is missing.`, change: (object, key) => object.changeShape(object.shape.without(key)) },
]; // prettier-ignore

/** Of properties with a value that the table names. */
const ofValues: readonly Operator<ChangeProperty>[] = [
  {
    name: 'other-value', rule: 'primordials/table-value', fact: 'value', says: (it) => `${it} holds something else.`,
    change: (object, key) => object.put(key, 'ses262', flagsOf(object, key)),
  },
]; // prettier-ignore

/** Of accessors. */
const ofAccessors: readonly Operator<ChangeProperty>[] = [
  {
    name: 'data-for-accessor', rule: 'primordials/table-attributes', fact: 'attributes', says: (it) => `${it} holds a value in the place of its getter.`,
    change: (object, key) => object.put(key, undefined, flagsOf(object, key) & ENUMERABLE),
  },
]; // prettier-ignore

/** Of functions that properties hold. */
const ofMethods: readonly Operator<ChangeObject>[] = [...ofObjects.filter(({ fact }) => fact === 'frozen'), ...ofFunctions];

function frozen<T extends ObjectValue>(object: T): T {
  object.applyIntegrity('frozen');
  return object;
}

function fault<C>(operator: Operator<C>, subject: string, words: string, about: readonly string[], shared: (owner: Realm) => void): Fault {
  const { name, rule, fact } = operator;
  return { id: `${name}:${subject}`, rules: [rule], description: operator.says(words), about: [...about, fact], tamper: { shared } };
}

function objectFaults(operators: readonly Operator<ChangeObject>[], id: string, about: readonly string[]): Fault[] {
  return operators.map((operator) =>
    fault(operator, id, id, about, (owner) => operator.change(owner.intrinsics[id]!, owner)),
  );
}

function propertyFaults(row: Intrinsic, property: Property): Fault[] {
  if (property.type === 'unspecified') return [];
  const about = [row.id, property.key];
  // Length and name of a function are one fact of the function's, beside those of each property.
  const isFixed = row.function !== undefined && (property.key === 'length' || property.key === 'name');
  const operators = [
    ...ofProperties,
    ...(property.type === 'data' ? ofData : ofAccessors),
    ...(property.type === 'data' && !('function' in property.value) && !isFixed ? ofValues : []),
  ];
  const own = operators.map((operator) =>
    fault(operator, `${row.id}.${property.key}`, `${row.id} ${property.key}`, about, (owner) =>
      operator.change(owner.intrinsics[row.id]!, keyOf(property.key), owner),
    ),
  );
  const functions = functionsOf(property).flatMap(({ id }) => {
    const half = property.type === 'data' ? [] : id.startsWith('%set ') ? ['setter'] : ['getter'];
    return objectFaults(ofMethods, id, [...about, ...half]);
  });
  return [...own, ...functions];
}

/** Every fault that the operators make of the shared intrinsics of an edition's world. */
export function operatorFaults(edition: Edition): Fault[] {
  return intrinsicsIn({ edition }).filter(({ sharing }) => sharing === 'shared').flatMap(faultsOfRow);
}

/** What the operators make of one row; `owner` is any realm in which the row's intrinsic is found. */
export function faultsOfRow(row: Intrinsic): Fault[] {
  return [
    ...objectFaults(row.function === undefined ? ofObjects : [...ofObjects, ...ofFunctions], row.id, [row.id]),
    ...row.properties.flatMap((property) => propertyFaults(row, property)),
  ];
}
