/**
 * The part of the agent that belongs to one world, kept while other worlds run.
 * Rules: `host/meter-deterministic`, `host/meter-limit-terminates`.
 */
import { closeAccount, switchRealm } from '../runtime/account.ts';
import { agent, resetMeter, stepsTaken, type Agent } from '../runtime/agent.ts';
import { forgetFrames } from '../runtime/guest-stack.ts';
import type { Realm } from '../runtime/realm.ts';

export interface Limits {
  readonly meter: number;
  readonly memory: number;
  readonly depth: number;
  readonly regexp: number;
}

/** What the host's own frames between two worlds, or between a world and itself, are taken to need of the stack. */
const HOST_CALL_DEPTH = 8;

/** Whose state the agent has now. */
let running: AgentState | null = null;

export class AgentState {
  private saved: Agent;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
    if (running === null) forgetFrames();
    this.saved = {
      ...agent,
      spent: 0,
      limit: Infinity,
      worldLimit: Infinity,
      account: undefined,
      depth: 0,
      maxDepth: limits.depth,
      allocated: 0,
      memoryLimit: Infinity,
      worldMemoryLimit: Infinity,
      regexpLimit: limits.regexp,
    };
  }

  /** Counts from here on, against the limits. */
  beginMetering(): void {
    const other = { ...agent };
    resetMeter(this.limits.meter);
    const { depth: maxDepth, memory, regexp: regexpLimit } = this.limits;
    const fresh = { depth: 0, allocated: 0, account: undefined, accountedSteps: 0, accountedBytes: 0 };
    this.saved = { ...agent, ...fresh, maxDepth, memoryLimit: memory, worldMemoryLimit: memory, regexpLimit };
    Object.assign(agent, other);
  }

  /**
   * Makes this world's state the agent's; the function that it returns puts the former one back. The host's stack goes on
   * below, whoever's frames are on it: so does the count of its depth.
   */
  enter(realm: Realm): () => void {
    const outer = running;
    const former = { ...agent };
    if (outer !== this) {
      if (outer !== null) outer.saved = former;
      Object.assign(agent, this.saved);
      running = this;
    }
    switchRealm(realm);
    agent.depth = outer === null ? 0 : former.depth + HOST_CALL_DEPTH;
    return () => {
      if (outer === this) switchRealm(former.realm);
      else {
        closeAccount();
        this.saved = { ...agent };
        running = outer;
        Object.assign(agent, outer === null ? former : outer.saved);
      }
      agent.depth = former.depth;
    };
  }

  /** Runs `steps` in the world without counting what they do. */
  unmetered<T>(realm: Realm, steps: () => T): T {
    const leave = this.enter(realm);
    const { fuel, spent, slice, limit, allocated, memoryLimit } = agent;
    Object.assign(agent, { fuel: Infinity, slice: 0, limit: Infinity, memoryLimit: Infinity });
    try {
      return steps();
    } finally {
      Object.assign(agent, { fuel, spent, slice, limit, allocated, memoryLimit });
      leave();
    }
  }

  private get current(): Agent {
    return running === this ? agent : this.saved;
  }

  /** Steps taken since metering began. */
  steps(): number {
    if (running === this) return stepsTaken();
    const { spent, slice, fuel } = this.saved;
    return spent + (slice - fuel);
  }

  /** Estimated bytes allocated since metering began. */
  allocated(): number {
    return this.current.allocated;
  }
}
