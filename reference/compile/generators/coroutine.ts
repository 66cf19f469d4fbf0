/** Resuming suspended code: its frame becomes the running one again (sec-generatorresume, sec-await). */
import { switchRealm } from '../../runtime/account.ts';
import { agent, refuel } from '../../runtime/agent.ts';
import { throwStackExhausted } from '../../runtime/errors.ts';
import { runningFrames } from '../../runtime/guest-stack.ts';
import type { Value } from '../../runtime/value.ts';
import { CALLEE, RESULT, type Frame } from '../frame.ts';
import type { Mode, Running, Suspension } from './resumable.ts';

/** The execution context of a generator or async function. */
export class Coroutine {
  declare readonly frame: Frame;
  declare private readonly running: Running<Value>;

  constructor(frame: Frame, running: Running<Value>) {
    this.frame = frame;
    this.running = running;
  }

  /**
   * Runs on with a completion. Returns why it stopped, or 0 at its end; the value is in the frame's RESULT either way.
   * Throws what the code throws.
   */
  resume(mode: Mode, value: Value): Suspension | 0 {
    if (--agent.fuel < 0) refuel();
    const { depth, realm } = agent;
    const f = this.frame;
    const inner = depth + f[CALLEE].code.weight;
    if (inner > agent.maxDepth) throwStackExhausted();
    agent.depth = inner;
    runningFrames[inner] = f;
    f[RESULT] = value;
    const own = f[CALLEE].realm;
    if (own === realm) {
      const suspension = this.step(mode);
      agent.depth = depth;
      return suspension;
    }
    switchRealm(own);
    try {
      const suspension = this.step(mode);
      agent.depth = depth;
      return suspension;
    } finally {
      switchRealm(realm);
    }
  }

  private step(mode: Mode): Suspension | 0 {
    const step = this.running.next(mode);
    if (step.done !== true) return step.value;
    this.frame[RESULT] = step.value;
    return 0;
  }
}
