/**
 * Rules: `host/stack-overflow-fate`, `host/stack-overflow-sound`.
 */
import { agent, refuel } from './agent.ts';
import { runningFrames } from './guest-stack.ts';

let throwExhausted: () => never = () => {
  throw new Error('recursion before errors can be made');
};

/** Called once by `errors.ts`, which stands above objects; these recurse. */
export function installExhaustion(exhausted: () => never): void {
  throwExhausted = exhausted;
}

/**
 * Counts a host recursion that guest data drives; a guest RangeError when the world's depth is reached. `units` is how much
 * of the stack one level of it takes, by `agent.ts`'s measure.
 */
export function enterRecursion(units = 1): void {
  if (--agent.fuel < 0) refuel();
  const depth = agent.depth + units;
  if (depth > agent.maxDepth) throwExhausted();
  agent.depth = depth;
  for (let i = 0; i < units; i++) runningFrames[depth - i] = undefined;
}

/** Ends what `enterRecursion` began, on normal completion only: whoever catches a throw restores the depth. */
export function leaveRecursion(units = 1): void {
  agent.depth -= units;
}
