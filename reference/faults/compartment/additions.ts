/** Faults of what the API adds to the globals beside Compartment and harden. */
import { createBuiltin } from '../../runtime/create-builtin.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Fault, Tampering } from '../model.ts';
import { HIDDEN, method } from '../tools.ts';
import { withStart } from './tools.ts';

/** Gives every compartment a HandledPromise, which the reference's worlds have only if their host asks. */
function handledPromises(make: (realm: Realm, start: Realm) => ObjectValue): Tampering {
  return withStart((realm, start) => realm.globalObject.put('HandledPromise', make(realm, start), HIDDEN));
}

const unfrozen = new WeakMap<Realm, ObjectValue>();

function unfrozenOf(start: Realm): ObjectValue {
  const known = unfrozen.get(start) ?? createBuiltin(() => undefined, 2, 'HandledPromise', start);
  unfrozen.set(start, known);
  return known;
}

export const additionFaults: readonly Fault[] = [
  { id: 'handledpromise-each-its-own', rules: ['confinement/added-handledpromise'], description: 'Every compartment has a HandledPromise of its own.', tamper: handledPromises((realm) => method(realm, 'HandledPromise', () => undefined)) },
  { id: 'handledpromise-unfrozen', rules: ['confinement/added-handledpromise'], description: 'The HandledPromise that compartments share is not frozen.', tamper: handledPromises((_realm, start) => unfrozenOf(start)) },
];
