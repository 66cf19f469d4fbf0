/** Faults that operators make of the table of globals. */
import { globalsIn, type Global } from '../../spec/intrinsics/index.ts';
import type { Edition, RuleId } from '../../spec/model.ts';
import { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import type { Fault } from './model.ts';
import { CONFIGURABLE, copyOf, ENUMERABLE, remove, WRITABLE } from './tools.ts';

interface Operator {
  readonly name: string;
  readonly rule: RuleId;
  readonly fact: string;
  says(name: string): string;
  change(realm: Realm, name: string): void;
}

function toggle(realm: Realm, name: string, flag: number): void {
  const { globalObject } = realm;
  globalObject.changeShape(globalObject.shape.withFlags(name, globalObject.shape.lookup(name)!.flags ^ flag));
}

const operators: readonly Operator[] = [
  { name: 'global-missing', rule: 'globals/table-presence', fact: 'presence', says: (name) => `The global ${name} is missing.`, change: ({ globalObject }, name) => remove(globalObject, name) },
  { name: 'global-writable', rule: 'globals/table-attributes', fact: 'attributes', says: (name) => `The global ${name} is writable.`, change: (realm, name) => toggle(realm, name, WRITABLE) },
  { name: 'global-configurable', rule: 'globals/table-attributes', fact: 'attributes', says: (name) => `The global ${name} is configurable.`, change: (realm, name) => toggle(realm, name, CONFIGURABLE) },
  { name: 'global-enumerable', rule: 'globals/table-attributes', fact: 'attributes', says: (name) => `The global ${name} is enumerable.`, change: (realm, name) => toggle(realm, name, ENUMERABLE) },
]; // prettier-ignore

const identity: Operator = {
  name: 'global-not-shared',
  rule: 'globals/shared-globals-same-identity',
  fact: 'identity',
  says: (name) => `Each compartment has a ${name} of its own.`,
  change(realm, name) {
    const value = realm.globalObject.Get(name, realm.globalObject);
    if (value instanceof ObjectValue) realm.globalObject.put(name, copyOf(realm, value), 0);
  },
};

/** What the operators make of one name of a child's global. */
export function faultsOfGlobal(global: Global): Fault[] {
  const holdsObject = global.sharing === 'shared' && 'intrinsic' in global.value;
  return [...operators, ...(holdsObject ? [identity] : [])].map(({ name, rule, fact, says, change }) => ({
    id: `${name}:${global.name}`,
    rules: [rule],
    description: says(global.name),
    about: ['global', global.name, fact],
    tamper: {
      compartment(realm: Realm, place: 'start' | 'child') {
        if (place === 'child' && realm.globalObject.shape.lookup(global.name) !== undefined) change(realm, global.name);
      },
    },
  }));
}

/** Every fault that the operators make of a child's global. */
export function globalFaults(edition: Edition): Fault[] {
  return globalsIn({ edition }, 'child').filter(({ value }) => !('unspecified' in value)).flatMap(faultsOfGlobal);
}
