/**
 * The state of the agent (sec-agents) while a world runs: current realm, meter, depth. One world runs at a time;
 * `host/` saves and restores it when worlds nest through host functions.
 */
import type { Account } from './account.ts';
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
  /** The number of steps at which the world ends: its own limit, or a nearer one of the account that is charged. */
  limit: number;
  /** Steps that the world may take in all; Infinity when unlimited. */
  worldLimit: number;
  /** How much of the host's stack guest code is using now, in units that `DEFAULT_DEPTH` explains. */
  depth: number;
  /** The depth at which guest recursion is a guest RangeError. */
  maxDepth: number;
  /** Estimated bytes allocated by charges since the world began. */
  allocated: number;
  /** As for steps: the nearer of two limits. */
  memoryLimit: number;
  worldMemoryLimit: number;
  /** The compartment that is charged, if somebody keeps count of it, and where the world's meters stood when that began. */
  account: Account | undefined;
  accountedSteps: number;
  accountedBytes: number;
  /** Steps that one match of a regular expression may take. */
  regexpLimit: number;
}

/** The beat of the meter: what is allocated without a check of its own is checked this often. */
const SLICE = 1 << 16;

/** Bytes of the host's stack that one unit of depth stands for. */
export const UNIT = 350;

/**
 * What a host stack of V8's default size carries, with room for the host's own frames. A call of a small function or of a
 * built-in takes two units, a link in a chain of proxies one; code that nests deep takes more (`FunctionCode.weight`).
 * So it depends on the program alone where its recursion ends, and the host's own stack is never used up.
 */
export const DEFAULT_DEPTH = 2300;

export const agent: Agent = {
  realm: undefined as unknown as Realm,
  fuel: SLICE,
  spent: 0,
  slice: SLICE,
  limit: Infinity,
  worldLimit: Infinity,
  depth: 0,
  maxDepth: DEFAULT_DEPTH,
  allocated: 0,
  memoryLimit: Infinity,
  worldMemoryLimit: Infinity,
  account: undefined,
  accountedSteps: 0,
  accountedBytes: 0,
  regexpLimit: 100_000_000,
};

/** Starts metering afresh; `limit` in steps. */
export function resetMeter(limit: number): void {
  agent.spent = 0;
  agent.limit = agent.worldLimit = limit;
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
  if (agent.allocated > agent.memoryLimit) throw outOfMemory();
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

/** Bytes of the stack that the host may use now for parsing and compiling, which the depth that an embedder set doesn't limit. */
export function stackLeft(): number {
  return (Math.max(agent.maxDepth, DEFAULT_DEPTH) - agent.depth) * UNIT;
}

/** Charges an allocation of about `bytes` before it is made. */
export function chargeMemory(bytes: number): void {
  agent.allocated += bytes;
  if (agent.allocated > agent.memoryLimit) throw outOfMemory();
}

function outOfMemory(): LimitExceeded {
  return new LimitExceeded('memory', 'the world has used up its memory');
}
