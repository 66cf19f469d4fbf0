import { agent, refuel } from './agent.ts';
import { throwStackExhausted } from './errors.ts';
import { runningFrames } from './guest-stack.ts';

/**
 * Counts a host recursion that guest data drives; a guest RangeError when the world's depth is reached. `units` is how much
 * of the stack one level of it takes, by `agent.ts`'s measure.
 */
export function enterRecursion(units = 1): void {
  if (--agent.fuel < 0) refuel();
  const depth = agent.depth + units;
  if (depth > agent.maxDepth) throwStackExhausted();
  agent.depth = depth;
  for (let i = 0; i < units; i++) runningFrames[depth - i] = undefined;
}

/** Ends what `enterRecursion` began, on normal completion only: whoever catches a throw restores the depth. */
export function leaveRecursion(units = 1): void {
  agent.depth -= units;
}
