/** Guest stacks for the host: the evaluator installs how the running frames are read. */
import type { GuestFrame } from './completion.ts';

/**
 * What runs at each `agent.depth`: a frame of the evaluator, or a built-in function. One store per call and nothing to
 * undo: what stands beyond the depth now is left over.
 */
export const runningFrames: unknown[] = [];

let reader: () => readonly GuestFrame[] = () => [];

/** Called once by `compile/`. */
export function installStackReader(read: () => readonly GuestFrame[]): void {
  reader = read;
}

/** The frames now running, innermost first. */
export function captureGuestStack(): readonly GuestFrame[] {
  return reader();
}
