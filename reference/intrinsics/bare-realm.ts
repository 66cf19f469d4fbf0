/** For tests of built-ins alone: a realm with intrinsics and no evaluator. */
import { agent } from '../runtime/agent.ts';
import type { ObjectValue } from '../runtime/object.ts';
import { ObjectCreate } from '../runtime/object.ts';
import type { Intrinsics, Realm } from '../runtime/realm.ts';
import type { Value } from '../runtime/value.ts';
import { behaviours, CreateIntrinsics } from './index.ts';

/** Makes a plain realm and makes it the current one. */
export function enterBareRealm(): Intrinsics {
  const intrinsics: Intrinsics = {};
  const realm = { intrinsics, lexical: new Map(), templateMap: new WeakMap() } as unknown as Realm;
  agent.realm = realm;
  CreateIntrinsics(realm, { world: { edition: 'plain', optional: [] }, behaviours: behaviours });
  realm.globalObject = realm.globalThis = ObjectCreate(intrinsics['%ObjectPrototype%']);
  return intrinsics;
}

/** Calls the intrinsic `id`. */
export function invoke(id: string, thisValue: Value, args: Value[]): Value {
  return agent.realm.intrinsics[id].Call(thisValue, args);
}

/** Constructs with the intrinsic `id` as new.target. */
export function construct(id: string, args: Value[]): ObjectValue {
  const constructor = agent.realm.intrinsics[id];
  return constructor.Construct(args, constructor);
}
