/** The part of the agent that belongs to one world, kept while other worlds run. */
import { agent, resetMeter, stepsTaken, type Agent } from '../runtime/agent.ts';
import type { Realm } from '../runtime/realm.ts';

export interface Limits {
  readonly meter: number;
  readonly memory: number;
  readonly depth: number;
}

export class AgentState {
  private saved: Agent;
  private active = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
    this.saved = {
      ...agent,
      fuel: Infinity,
      spent: 0,
      slice: 0,
      limit: Infinity,
      depth: 0,
      maxDepth: limits.depth,
      allocated: 0,
      memoryLimit: Infinity,
      onBeat: () => {},
    };
  }

  /** Counts from here on, against the limits. */
  beginMetering(): void {
    const other = { ...agent };
    resetMeter(this.limits.meter);
    this.saved = { ...agent, maxDepth: this.limits.depth, depth: 0, allocated: 0, memoryLimit: this.limits.memory };
    Object.assign(agent, other);
  }

  /** Makes this world's state the agent's; the function that it returns puts the former one back. */
  enter(realm: Realm): () => void {
    const former = { ...agent };
    if (this.active === 0) Object.assign(agent, this.saved);
    agent.realm = realm;
    this.active++;
    return () => {
      this.active--;
      if (this.active > 0) {
        agent.realm = former.realm;
        agent.depth = former.depth;
        return;
      }
      this.saved = { ...agent, depth: 0 };
      Object.assign(agent, former);
    };
  }

  steps(): number {
    if (this.active > 0) return stepsTaken();
    return this.saved.spent + (this.saved.slice - this.saved.fuel);
  }
}
