/**
 * The freeze that ends the draft's stage of vetted customisation. What customisations did to the primordials stays and is frozen
 * with them (`stages/stage-custom-effects-persist`), whatever they replaced (`stages/stage-freeze-last`): no function of theirs is called.
 */
import type { ObjectValue } from '../runtime/object.ts';
import type { Realm } from '../runtime/realm.ts';
import { freeze, markHardened } from './harden.ts';
import { reachable } from './lockdown/repair.ts';
import { RealmObject } from './realm-api.ts';

/**
 * Freezes everything that shared intrinsics lead to. Refuses a proxy, which would have to be asked, and whatever leads to one compartment
 * (`primordials/no-global-reachable-from-shared`, `primordials/no-evaluator-reachable-from-shared`), before it has frozen anything.
 */
export function freezeCustomised({ intrinsics }: Realm, realms: Iterable<Realm>): void {
  const own = new Set<ObjectValue>();
  for (const realm of realms) own.add(realm.globalObject).add(realm.intrinsics['%eval%']).add(realm.intrinsics['%Function%']);
  const shared = reachable(Object.values(intrinsics), (object) => own.has(object) || object instanceof RealmObject);
  for (const object of shared) freeze(object);
  markHardened(shared);
}
