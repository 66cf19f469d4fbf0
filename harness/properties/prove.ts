/** Whether laws can fail: each is put to a world with the fault that it names, and to a sound one with the value that shows it. */
import type { Adapter, Session } from '../../adapters/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { Law } from '../../suites/properties/model.ts';
import type { Target } from '../mutate/target.ts';
import { targetById } from '../mutate/targets.ts';
import { WrongUse } from '../text/wrong-use.ts';
import { LawEngine } from './law-engine.ts';
import { drawRun } from './stream.ts';
import { sayTrial } from './trial.ts';

export const PROOF_RUNS = 1_000;
const LIMITS = { timeoutMs: 30_000, memoryMb: 512, outputBytes: 1_000_000 };
const BATCH = 32;

export interface Proof {
  readonly law: string;
  readonly engine: string;
  readonly fault: string;
  /** The run that shows the fault; null where none of the first thousand does. */
  readonly run: number | null;
  /** What was seen there. */
  readonly detail: string;
}

/** A world with a fault behind the same door as every engine, in this process. */
function faultyAdapter(target: Target, fault: string | undefined, edition: Edition): Adapter {
  const identity = { id: target.id, engine: { name: 'reference', version: '' }, world: 'draft' as const, flags: [], hostFixes: [], capabilities: target.capabilities, homepage: '', issues: '' };
  return {
    id: target.id,
    availability: () => Promise.resolve({ available: true }),
    prepare: () => Promise.resolve(),
    describe: () => Promise.resolve(identity),
    open: (): Promise<Session> => {
      const subject = target.open(fault, edition);
      return Promise.resolve({ alive: true, run: (job) => subject.run(job, false), close: () => subject.close() });
    },
  };
}

/**
 * The first run at which the law notices its fault, alone in a world of its own, while it holds there on a sound world.
 * Throws WrongUse for a fault that does not exist: a world that cannot be made proves nothing.
 */
export async function prove(law: Law, edition: Edition, seed: number): Promise<Proof> {
  const target = targetById(law.proof.engine);
  if (!target.faults(edition).some(({ id }) => id === law.proof.fault)) throw new WrongUse(`${law.id} names the fault ${law.proof.fault}, which ${target.id} does not have`, 'see reference/faults/');
  const faulty = new LawEngine({ adapter: faultyAdapter(target, law.proof.fault, edition), edition, limits: LIMITS });
  const sound = new LawEngine({ adapter: faultyAdapter(target, undefined, edition), edition, limits: LIMITS });
  const result = { law: law.id, engine: law.proof.engine, fault: law.proof.fault };
  try {
    for (let at = 0; at < PROOF_RUNS;) {
      const values = Array.from({ length: Math.min(BATCH, PROOF_RUNS - at) }, (_, offset) => drawRun(law, seed, at + offset).value);
      const trials = await faulty.tryAll(law, values);
      const last = trials.at(-1);
      if (last !== undefined && last.kind !== 'held') {
        const value = values[trials.length - 1];
        const run = at + trials.length - 1;
        const alone = await faulty.tryAlone(law, value, true);
        const right = await sound.tryAlone(law, value, true);
        if (right.kind !== 'held') return { ...result, run: null, detail: `run ${run} fails in a sound world too: ${sayTrial(right)}` };
        if (alone.kind !== 'held') return { ...result, run, detail: sayTrial(alone) };
      }
      at += trials.length;
    }
    return { ...result, run: null, detail: `the law holds for ${PROOF_RUNS} runs of seed ${seed}` };
  } finally {
    await faulty.close();
    await sound.close();
  }
}
