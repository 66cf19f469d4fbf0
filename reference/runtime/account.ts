/**
 * What single compartments use of their world's meter and memory. The code of a compartment is charged to its account, wherever
 * it is called from; shared built-ins are charged to their callers. Rules: `host/meter-deterministic`, `host/meter-limit-terminates`.
 */
import { agent, stepsTaken } from './agent.ts';
import type { Realm } from './realm.ts';

export class Account {
  /** Steps that its code may take in all. */
  readonly meter: number;
  /** Estimated bytes that it may allocate in all. */
  readonly memory: number;
  /** Up to the last change of compartments. */
  private steps = 0;
  private bytes = 0;

  constructor(meter = Infinity, memory = Infinity) {
    this.meter = meter;
    this.memory = memory;
  }

  /** Adds what was used since the account was opened last. */
  close(steps: number, bytes: number): void {
    this.steps += steps;
    this.bytes += bytes;
  }

  get stepsLeft(): number {
    return this.meter - this.steps;
  }

  get bytesLeft(): number {
    return this.memory - this.bytes;
  }

  get used(): { readonly steps: number; readonly bytes: number } {
    return { steps: this.steps, bytes: this.bytes };
  }
}

/** Makes `realm` the running one, and its account the one that is charged. */
export function switchRealm(realm: Realm): void {
  if (agent.account !== realm.account) openAccount(realm.account);
  agent.realm = realm;
}

/** Charges nobody, so that accounts show all that was used. */
export function closeAccount(): void {
  if (agent.account !== undefined) openAccount(undefined);
}

/**
 * A limit of an account is one of the world as long as the account is open: exceeding it ends the world, for what ends in the
 * middle of another compartment's calls, without its finally blocks, leaves that compartment in a state that nobody can vouch for.
 */
function openAccount(account: Account | undefined): void {
  const steps = stepsTaken();
  agent.account?.close(steps - agent.accountedSteps, agent.allocated - agent.accountedBytes);
  agent.account = account;
  agent.accountedSteps = steps;
  agent.accountedBytes = agent.allocated;
  agent.limit = Math.min(agent.worldLimit, account === undefined ? Infinity : steps + account.stepsLeft);
  agent.memoryLimit = Math.min(agent.worldMemoryLimit, account === undefined ? Infinity : agent.allocated + account.bytesLeft);
  const surplus = agent.fuel - (agent.limit - steps);
  if (surplus <= 0) return;
  agent.slice -= surplus;
  agent.fuel -= surplus;
}
