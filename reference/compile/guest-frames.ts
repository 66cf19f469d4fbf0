/** Reading the guest stack for the host. */
import { agent } from '../runtime/agent.ts';
import type { GuestFrame } from '../runtime/completion.ts';
import { installStackReader, runningFrames } from '../runtime/guest-stack.ts';
import { CALLEE, SITE, type Frame } from './frame.ts';

const MAX_FRAMES = 100;

function readStack(): readonly GuestFrame[] {
  const stack: GuestFrame[] = [];
  for (let depth = agent.depth; depth >= 0 && stack.length < MAX_FRAMES; depth--) {
    const running = runningFrames[depth];
    if (!Array.isArray(running)) continue;
    const f = running as unknown as Frame;
    const { code } = f[CALLEE];
    const { line, column } = code.source.positionAt(f[SITE] || code.start);
    stack.push({ functionName: code.name, file: code.source.file, line, column });
  }
  return stack;
}
installStackReader(readStack);
