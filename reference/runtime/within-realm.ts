import { agent } from './agent.ts';
import type { Realm } from './realm.ts';

/** Runs `steps` with `realm` as the running one. It charges whom the caller charges: guest code of other compartments goes through `switchRealm`. */
export function withinRealm<T>(realm: Realm, steps: () => T): T {
  const running = agent.realm;
  agent.realm = realm;
  try {
    return steps();
  } finally {
    agent.realm = running;
  }
}
