/** Guest stacks for the host: the evaluator installs how the running frames are read. */
import type { GuestFrame } from './completion.ts';

/**
 * What runs at each `agent.depth` at which something has been entered: a frame of the evaluator, or a function. One store
 * per call and nothing to undo: what stands beyond the depth now, or between two such depths, is left over.
 */
export const runningFrames: unknown[] = [];

/** Drops what is left over, which keeps worlds alive that nobody else remembers. Only while nothing runs. */
export function forgetFrames(): void {
  runningFrames.fill(undefined);
}

/** The calls under way at one moment; lines and columns are found when somebody asks for them. */
export interface StackSnapshot {
  /** Innermost first. */
  frames(): readonly GuestFrame[];
}

let reader: () => StackSnapshot = () => ({ frames: () => [] });

/** Called once by `compile/`. */
export function installStackReader(read: () => StackSnapshot): void {
  reader = read;
}

/** The calls now under way. */
export function snapshotGuestStack(): StackSnapshot {
  return reader();
}

/** The frames now running, innermost first. */
export function captureGuestStack(): readonly GuestFrame[] {
  return reader().frames();
}
