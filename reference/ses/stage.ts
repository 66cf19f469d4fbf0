/** What a world of the Compartment API remembers beside its realms (`stages/…`). */
import type { World as Inventory } from '../../spec/intrinsics/index.ts';
import type { HostDefined, Realm } from '../runtime/realm.ts';
import type { Compartment } from './compartment/compartment.ts';

/** `locking` while lockdown is at work: its options may run code of the guest. */
export type Stage = 'open' | 'locking' | 'locked';

export interface CompartmentAgent {
  /** Owns the intrinsics; no program runs in it. */
  readonly shared: Realm;
  readonly hostDefined: HostDefined;
  readonly inventory: Inventory;
  stage: Stage;
  /** The realm of a compartment; without an owner, that of the start compartment. */
  makeRealm(owner: Compartment | undefined): Realm;
}

const agents = new WeakMap<HostDefined, CompartmentAgent>();

export function registerAgent(compartmentAgent: CompartmentAgent): void {
  agents.set(compartmentAgent.hostDefined, compartmentAgent);
}

/** The agent that a realm belongs to. */
export function agentOf(realm: Realm): CompartmentAgent {
  const found = agents.get(realm.hostDefined);
  if (found === undefined) throw new Error('the realm is of no world with compartments');
  return found;
}

export function stageOf(realm: Realm): Stage {
  return agentOf(realm).stage;
}
