/**
 * The state of the agent (sec-agents) while a world runs: current realm, meter, depth. One world runs at a time;
 * `host/` saves and restores it when worlds nest through host functions.
 */
import type { Realm } from './realm.ts';
import { LimitExceeded } from './completion.ts';

export interface Agent {
  /** The running execution context's Realm. */
  realm: Realm;
  /** Steps left in the current slice; a small integer, so that the check is one decrement and one compare. */
  fuel: number;
  /** Steps of slices already used up. */
  spent: number;
  /** Steps granted in this slice. */
  slice: number;
  /** Steps that the world may take in all; Infinity when unlimited. */
  limit: number;
  /** Nested guest calls now. */
  depth: number;
  maxDepth: number;
  /** Estimated bytes allocated by charges since the world began. */
  allocated: number;
  memoryLimit: number;
  /** Steps that one match of a regular expression may take. */
  regexpLimit: number;
  /** Called at every slice end: the beat on which memory is checked. */
  onBeat: () => void;
}

const SLICE = 1 << 20;

export const agent: Agent = {
  realm: undefined as unknown as Realm,
  fuel: SLICE,
  spent: 0,
  slice: SLICE,
  limit: Infinity,
  depth: 0,
  maxDepth: 400,
  allocated: 0,
  memoryLimit: Infinity,
  regexpLimit: 100_000_000,
  onBeat: () => {},
};

/** Starts metering afresh; `limit` in steps. */
export function resetMeter(limit: number): void {
  agent.spent = 0;
  agent.limit = limit;
  agent.slice = Math.min(SLICE, limit);
  agent.fuel = agent.slice;
}

/** Steps taken since `resetMeter`. */
export function stepsTaken(): number {
  return agent.spent + (agent.slice - agent.fuel);
}

/** Takes the next slice once `fuel` has gone below zero. Throws `LimitExceeded` when there is none. */
export function refuel(): void {
  agent.spent += agent.slice - agent.fuel;
  agent.onBeat();
  const left = agent.limit - agent.spent;
  if (left < 0) {
    agent.slice = 0;
    agent.fuel = 0;
    throw new LimitExceeded('meter', 'the world has used up its steps');
  }
  agent.slice = Math.min(SLICE, left);
  agent.fuel = agent.slice;
}

/** Charges `steps` to the meter: call it for work that is not one guest operation (element loops, string building). */
export function charge(steps: number): void {
  if ((agent.fuel -= steps) < 0) refuel();
}

/** Charges an allocation of about `bytes` before it is made. */
export function chargeMemory(bytes: number): void {
  agent.allocated += bytes;
  if (agent.allocated > agent.memoryLimit) {
    throw new LimitExceeded('memory', 'the world has used up its memory');
  }
}
