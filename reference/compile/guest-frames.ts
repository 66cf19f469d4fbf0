/** Reading the guest stack for the host. */
import { agent } from '../runtime/agent.ts';
import type { GuestFrame } from '../runtime/completion.ts';
import { BUILTIN_DEPTH, BuiltinFunction } from '../runtime/function-object.ts';
import { installStackReader, runningFrames, type StackSnapshot } from '../runtime/guest-stack.ts';
import { CALLEE, SITE, type Frame } from './frame.ts';
import { ECMAScriptFunction } from './functions/ecmascript-function.ts';
import type { FunctionCode } from './functions/function-code.ts';

const MAX_FRAMES = 64;

/** The functions under way and where each of them is. */
class Snapshot implements StackSnapshot {
  declare private readonly codes: FunctionCode[];
  declare private readonly sites: number[];

  constructor() {
    this.codes = [];
    this.sites = [];
    let { depth } = agent;
    while (depth > 0 && this.codes.length < MAX_FRAMES) {
      const running = runningFrames[depth];
      if (Array.isArray(running)) {
        const f = running as unknown as Frame;
        const { code } = f[CALLEE];
        this.codes.push(code);
        this.sites.push(f[SITE]);
        depth -= code.weight;
      } else {
        depth -= unitsOf(running);
      }
    }
  }

  frames(): readonly GuestFrame[] {
    return this.codes.map((code, i) => {
      const { line, column } = code.source.positionAt(this.sites[i]! || code.start);
      return { functionName: code.name, file: code.source.file, line, column };
    });
  }
}

/** The units of depth that what is no frame takes: a built-in function, a function that has no frame yet, or a recursion. */
function unitsOf(running: unknown): number {
  if (running instanceof BuiltinFunction) return BUILTIN_DEPTH;
  return running instanceof ECMAScriptFunction ? running.code.weight : 1;
}

installStackReader(() => new Snapshot());
