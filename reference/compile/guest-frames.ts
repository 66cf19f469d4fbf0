/** The running frames by depth, so that a guest stack can be read for the host: one store per call, nothing to undo. */
import { agent } from '../runtime/agent.ts';
import type { GuestFrame } from '../runtime/completion.ts';
import { installStackReader } from '../runtime/guest-stack.ts';
import { CALLEE, SITE, type Frame } from './frame.ts';

/** By `agent.depth`; what stands at depths of built-in functions, or beyond the depth now, is left over. */
export const frames: (Frame | undefined)[] = [];

const MAX_FRAMES = 100;

function readStack(): readonly GuestFrame[] {
  const stack: GuestFrame[] = [];
  for (let depth = agent.depth; depth >= 0 && stack.length < MAX_FRAMES; depth--) {
    const f = frames[depth];
    if (f === undefined) continue;
    const { code } = f[CALLEE];
    const { line, column } = code.source.positionAt(f[SITE] ?? code.start);
    stack.push({ functionName: code.name, file: code.source.file, line, column });
  }
  return stack;
}
installStackReader(readStack);
