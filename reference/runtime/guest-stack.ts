/** Guest stacks for the host: the evaluator installs how the running frames are read. */
import type { GuestFrame } from './completion.ts';

let reader: () => readonly GuestFrame[] = () => [];

/** Called once by `compile/`. */
export function installStackReader(read: () => readonly GuestFrame[]): void {
  reader = read;
}

/** The frames now running, innermost first. */
export function captureGuestStack(): readonly GuestFrame[] {
  return reader();
}
