import { agent, refuel } from './agent.ts';
import { throwStackExhausted } from './errors.ts';

/** Counts a host recursion that guest data drives as one nested call; a guest RangeError when the world's depth is reached. */
export function enterRecursion(): void {
  if (--agent.fuel < 0) refuel();
  if (agent.depth >= agent.maxDepth) throwStackExhausted();
  agent.depth++;
}

/** Ends what `enterRecursion` began, on normal completion only: whoever catches a throw restores the depth. */
export function leaveRecursion(): void {
  agent.depth--;
}
