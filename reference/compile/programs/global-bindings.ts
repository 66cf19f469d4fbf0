/** Vars and functions of the global environment (sec-global-environment-records). `D` says whether they can be deleted. */
import { DefinePropertyOrThrow, HasOwnProperty, Set as Put } from '../../runtime/operations.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import { dataDescriptor } from '../../runtime/property-descriptor.ts';
import type { Realm } from '../../runtime/realm.ts';
import type { Value } from '../../runtime/value.ts';

/** sec-hasrestrictedglobalproperty */
export function hasRestrictedGlobalProperty(global: ObjectValue, name: string): boolean {
  return global.GetOwnProperty(name)?.Configurable === false;
}

/** sec-candeclareglobalvar */
export function canDeclareGlobalVar(global: ObjectValue, name: string): boolean {
  return HasOwnProperty(global, name) || global.IsExtensible();
}

/** sec-candeclareglobalfunction */
export function canDeclareGlobalFunction(global: ObjectValue, name: string): boolean {
  const existing = global.GetOwnProperty(name);
  if (existing === undefined) return global.IsExtensible();
  return existing.Configurable === true || (existing.Writable === true && existing.Enumerable === true);
}

/** sec-createglobalfunctionbinding */
export function createGlobalFunctionBinding(realm: Realm, name: string, value: Value, D: boolean): void {
  const global = realm.globalObject;
  const existing = global.GetOwnProperty(name);
  const desc = dataDescriptor(value, true, true, D);
  if (existing !== undefined && existing.Configurable !== true) desc.Writable = desc.Enumerable = desc.Configurable = undefined;
  DefinePropertyOrThrow(global, name, desc);
  Put(global, name, value, false);
  realm.varNames.add(name);
}

/** sec-createglobalvarbinding */
export function createGlobalVarBinding(realm: Realm, name: string, D: boolean): void {
  const global = realm.globalObject;
  if (!HasOwnProperty(global, name) && global.IsExtensible()) {
    DefinePropertyOrThrow(global, name, dataDescriptor(undefined, true, true, D));
  }
  realm.varNames.add(name);
}
