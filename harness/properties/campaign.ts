/** Laws on engines: each pair a lane with a number that only grows, a block of runs at a time, several lanes at once. */
import type { Adapter } from '../../adapters/model.ts';
import type { Limits } from '../../adapters/protocol/messages.ts';
import type { PropertyLine } from '../../reports/model.ts';
import type { Edition } from '../../spec/model.ts';
import type { Law } from '../../suites/properties/model.ts';
import type { PreparedEngine } from '../run/run.ts';
import { FindingList } from './findings.ts';
import { LawEngine } from './law-engine.ts';
import { runBlock } from './run-block.ts';
import type { ShrinkLimits } from './shrink.ts';

const MOST_RUNS_PER_BLOCK = 512;
/** With time as the limit every lane shall get its turn. */
const FIRST_RUNS = 64;

export interface CampaignInput {
  readonly engines: readonly PreparedEngine[];
  readonly laws: readonly Law[];
  readonly edition: Edition;
  readonly limits: Limits;
  readonly seed: number;
  readonly from: number;
  /** Of each law on each engine; null where `ms` is the limit. */
  readonly runs: number | null;
  readonly ms: number | null;
  /** Engine processes at a time. */
  readonly jobs: number;
  readonly shrinking: ShrinkLimits;
  readonly signal: AbortSignal;
  /** What an earlier part of this campaign did: it is not done again. */
  readonly before?: readonly PropertyLine[];
}

export interface CampaignListener {
  /** A stretch of runs of one law on one engine is done. */
  line(line: PropertyLine): void;
  done?(engine: string, runs: number): void;
}

interface Lane {
  readonly engineId: string;
  readonly adapter: Adapter;
  readonly law: Law;
  readonly known: FindingList;
  next: number;
  spentMs: number;
  block: number;
  busy: boolean;
}

/** Resolves when every lane has its runs, time is over, or the signal says so: what was done until then has been told. */
export async function runCampaign(input: CampaignInput, listener: CampaignListener): Promise<void> {
  const { edition, limits, signal } = input;
  const end = input.runs === null ? Infinity : input.from + input.runs;
  const deadline = input.ms === null ? Infinity : performance.now() + input.ms;
  const lanes = lanesOf(input, listener);
  const idle = new Map<string, LawEngine[]>();
  const all = new Set<LawEngine>();
  const over = (): boolean => signal.aborted || performance.now() > deadline;
  const kill = (): void => all.forEach((engine) => void engine.close());
  signal.addEventListener('abort', kill);

  const choose = (): Lane | undefined => {
    const open = lanes.filter((lane) => !lane.busy && lane.next < end);
    return input.ms === null ? open[0] : open.sort((a, b) => a.spentMs - b.spentMs)[0];
  };
  const engineOf = ({ engineId, adapter }: Lane): LawEngine => {
    const found = idle.get(engineId)?.pop() ?? new LawEngine({ adapter, edition, limits });
    all.add(found);
    return found;
  };
  const release = async (lane: Lane, engine: LawEngine): Promise<void> => {
    if (lanes.some((other) => other.engineId === lane.engineId && !other.busy && other.next < end)) {
      idle.set(lane.engineId, [...(idle.get(lane.engineId) ?? []), engine]);
      return;
    }
    const rest = [engine, ...(idle.get(lane.engineId) ?? [])];
    idle.delete(lane.engineId);
    for (const one of rest) {
      all.delete(one);
      await one.close();
    }
  };
  const worker = async (): Promise<void> => {
    for (let lane = choose(); lane !== undefined && !over(); lane = choose()) {
      lane.busy = true;
      const engine = engineOf(lane);
      const { engineId } = lane;
      const line = await runBlock(lane.law, lane.next, Math.min(lane.block, end - lane.next), {
        engine, engineId, seed: input.seed, shrinking: input.shrinking, known: lane.known,
        ended: over, aborted: () => signal.aborted, done: (runs) => listener.done?.(engineId, runs),
      });
      lane.next += line.runs;
      lane.spentMs += line.durationMs;
      lane.block = Math.min(MOST_RUNS_PER_BLOCK, lane.block * 2);
      lane.busy = false;
      if (line.runs > 0) listener.line(line);
      await release(lane, engine);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, input.jobs) }, worker));
  } finally {
    signal.removeEventListener('abort', kill);
    await Promise.all([...all].map((engine) => engine.close()));
  }
  const reason = signal.aborted ? 'the search was interrupted' : 'time was over';
  for (const { engineId, law, next } of lanes) if (next === input.from) listener.line(noRuns(engineId, law, input, 'not-run', reason));
}

function noRuns(engine: string, law: Law, { from }: CampaignInput, outcome: 'unsupported' | 'not-run', detail: string): PropertyLine {
  return { kind: 'property', engine, law: law.id, outcome, detail, from, runs: 0, ended: {}, labels: {}, findings: [], programs: 0, answeringMs: 0, durationMs: 0 };
}

/** A law on an engine that lacks what it requires, or that is not there, is no lane: that is told at once. */
function lanesOf(input: CampaignInput, listener: CampaignListener): Lane[] {
  const { engines, laws, from, runs, before = [] } = input;
  const lanes: Lane[] = [];
  for (const engine of engines) {
    for (const law of laws) {
      const id = 'unavailable' in engine ? engine.id : engine.identity.id;
      const known = before.filter((line) => line.engine === id && line.law === law.id);
      const none = (outcome: 'unsupported' | 'not-run', detail: string): void => {
        if (known.length === 0) listener.line(noRuns(id, law, input, outcome, detail));
        listener.done?.(id, runs ?? 0);
      };
      if ('unavailable' in engine) {
        none('not-run', engine.unavailable.reason);
        continue;
      }
      const lacking = law.requires.filter((capability) => !engine.identity.capabilities.includes(capability));
      if (lacking.length > 0) {
        none('unsupported', `the world has no ${lacking.join(', no ')}`);
        continue;
      }
      const findings = new FindingList();
      known.forEach((line) => line.findings.forEach((finding) => findings.add(finding)));
      const next = Math.max(from, ...known.map((line) => line.from + line.runs));
      listener.done?.(id, next - from);
      const spentMs = known.reduce((sum, line) => sum + line.durationMs, 0);
      lanes.push({ engineId: id, adapter: engine.adapter, law, known: findings, next, spentMs, block: runs === null ? FIRST_RUNS : MOST_RUNS_PER_BLOCK, busy: false });
    }
  }
  return lanes;
}
