/** Reading the guest stack for the host. */
import { agent } from '../runtime/agent.ts';
import type { GuestFrame } from '../runtime/completion.ts';
import { installStackReader, runningFrames, type StackSnapshot } from '../runtime/guest-stack.ts';
import { CALLEE, SITE, type Frame } from './frame.ts';
import type { FunctionCode } from './functions/function-code.ts';

const MAX_FRAMES = 64;

/** The functions under way and where each of them is. */
class Snapshot implements StackSnapshot {
  declare private readonly codes: FunctionCode[];
  declare private readonly sites: number[];

  constructor() {
    this.codes = [];
    this.sites = [];
    for (let { depth } = agent; depth >= 0 && this.codes.length < MAX_FRAMES; depth--) {
      const running = runningFrames[depth];
      if (!Array.isArray(running)) continue;
      const f = running as unknown as Frame;
      this.codes.push(f[CALLEE].code);
      this.sites.push(f[SITE]);
    }
  }

  frames(): readonly GuestFrame[] {
    return this.codes.map((code, i) => {
      const { line, column } = code.source.positionAt(this.sites[i]! || code.start);
      return { functionName: code.name, file: code.source.file, line, column };
    });
  }
}

installStackReader(() => new Snapshot());
