import { agent } from '../../runtime/agent.ts';
import { runningFrames } from '../../runtime/guest-stack.ts';
import type { ObjectValue } from '../../runtime/object.ts';
import type { Empty, Value } from '../../runtime/value.ts';
import type { Frame } from '../frame.ts';
import '../guest-frames.ts';
import type { ECMAScriptFunction } from './ecmascript-function.ts';

/** sec-prepareforordinarycall, with the function's environment still to be made. */
export function createFrame(size: number, callee: ECMAScriptFunction, thisValue: Value | Empty, newTarget: ObjectValue | undefined): Frame {
  const f = allocateFrame(size, callee, thisValue, newTarget);
  runningFrames[agent.depth] = f;
  return f;
}

/** An array literal of the right length is the fastest way that the host has to make a frame. */
function allocateFrame(size: number, callee: ECMAScriptFunction, thisValue: Value | Empty, newTarget: ObjectValue | undefined): Frame {
  const u = undefined;
  const e = callee.environment;
  switch (size) {
    case 6:
      return [e, thisValue, callee, newTarget, u, 0];
    case 7:
      return [e, thisValue, callee, newTarget, u, 0, u];
    case 8:
      return [e, thisValue, callee, newTarget, u, 0, u, u];
    case 9:
      return [e, thisValue, callee, newTarget, u, 0, u, u, u];
    case 10:
      return [e, thisValue, callee, newTarget, u, 0, u, u, u, u];
    case 11:
    case 12:
      return [e, thisValue, callee, newTarget, u, 0, u, u, u, u, u, u];
    case 13:
    case 14:
      return [e, thisValue, callee, newTarget, u, 0, u, u, u, u, u, u, u, u];
    default: {
      const f: Frame = [e, thisValue, callee, newTarget, u, 0, u, u, u, u, u, u, u, u, u, u];
      for (let i = f.length; i < size; i++) f.push(u);
      return f;
    }
  }
}
