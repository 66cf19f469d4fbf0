import type { Account } from '../../runtime/account.ts';
import { DefinePropertyOrThrow } from '../../runtime/operations.ts';
import { throwTypeError } from '../../runtime/errors.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { dataDescriptor } from '../../runtime/property-descriptor.ts';
import type { CompartmentAgent } from '../stage.ts';
import { Compartment, CompartmentObject } from './compartment.ts';
import type { Construction } from './construction.ts';
import { importDynamically } from './import.ts';

export interface CompartmentOptions {
  readonly parent: Compartment | undefined;
  readonly construction: Construction;
  /** What the instance inherits. */
  readonly proto: ObjectValue | null;
  /** Who is charged for its code. */
  readonly account: Account | undefined;
}

/** Makes a compartment with its realm and its instance, and endows it (`compartment-api/compartment-endow-copy`). */
export function createCompartment(of: CompartmentAgent, { parent, construction, proto, account }: CompartmentOptions): Compartment {
  const compartment = new Compartment(parent, construction);
  compartment.realm = of.makeRealm(compartment);
  compartment.realm.account = account;
  compartment.importFrom = (referrer, request) => importDynamically(compartment, referrer, request);
  compartment.object = new CompartmentObject(proto, compartment);
  const { globalObject, lexical } = compartment.realm;
  // compartment-api/compartment-endow-constants: what a global cannot replace makes construction throw.
  for (const [key, value] of construction.globals) DefinePropertyOrThrow(globalObject, key, dataDescriptor(value, true, true, true));
  for (const [name, binding] of construction.globalLexicals) {
    if (globalObject.GetOwnProperty(name)?.Configurable === false) throwTypeError(`${name} cannot be declared`);
    lexical.set(name, { ...binding });
  }
  return compartment;
}
