/** Proves an adapter before it is trusted with a suite: a handful of jobs whose answers are known. */
import type { Step, Tagged } from '../suites/model.ts';
import type { Adapter, JobOutcome, Session } from './model.ts';
import type { Job, JobReport, Limits } from './protocol/messages.ts';

export interface SmokeResult {
  readonly passed: number;
  readonly failed: number;
}

interface Check {
  readonly name: string;
  readonly programs: readonly string[];
  readonly limits?: Partial<Limits>;
  /** What went wrong, or undefined when the answer is right. */
  judge(outcome: JobOutcome, observed: Observed | undefined): string | undefined;
}

type Observed = Extract<JobReport, { status: 'observed' }>;

const LIMITS: Limits = { timeoutMs: 20_000, memoryMb: 256, outputBytes: 1_000_000 };

const sentence = (outcome: JobOutcome): string => {
  if (outcome.kind === 'reported') return JSON.stringify(outcome.report);
  const rest = outcome.kind === 'protocol-error' ? `: ${outcome.detail}` : outcome.kind === 'crash' ? `: exit ${String(outcome.exitCode ?? outcome.signal)}` : '';
  return `${outcome.kind}${rest}`;
};

function value(name: string, program: string, expected: Tagged): Check {
  return {
    name,
    programs: [program],
    judge: (outcome, observed) => {
      const step = observed?.steps[0];
      return step?.type === 'normal' && JSON.stringify(step.value) === JSON.stringify(expected) ? undefined : `expected ${JSON.stringify(expected)}, got ${sentence(outcome)}`;
    },
  };
}

function throws(name: string, program: string, constructor: string, phase: 'parse' | 'run'): Check {
  const expected = JSON.stringify({ $error: { constructor, realm: 'shared' } });
  return {
    name,
    programs: [program],
    judge: (outcome, observed) => {
      const step = observed?.steps[0];
      return step?.type === 'throw' && step.phase === phase && JSON.stringify(step.value) === expected ? undefined : `expected ${constructor} in ${phase}, got ${sentence(outcome)}`;
    },
  };
}

function ends(name: string, program: string, kinds: readonly JobOutcome['kind'][], limits: Partial<Limits>): Check {
  return {
    name,
    programs: [program],
    limits,
    judge: (outcome) => (kinds.includes(outcome.kind) ? undefined : `expected ${kinds.join(' or ')}, got ${sentence(outcome)}`),
  };
}

const CHECKS: readonly Check[] = [
  value('tells a completion value', '6 * 7', 42),
  value('tells values that JSON has not', '[-0, NaN, undefined, Symbol.iterator, "\\u{1f600}"]', [
    { $number: '-0' }, { $number: 'NaN' }, { $undefined: true }, { $symbol: 'Symbol.iterator' }, '\u{1f600}',
  ]),
  throws('tells an early error', 'let x = ;', 'SyntaxError', 'parse'),
  throws('tells a throw while running', 'null.x', 'TypeError', 'run'),
  throws('tells a SyntaxError while running from an early one', 'new RegExp("(")', 'SyntaxError', 'run'),
  {
    name: 'drains promise jobs and keeps the order of the log',
    programs: ['Promise.resolve(2).then((two) => { log(two); }); log(1);'],
    judge: (outcome, observed) => (JSON.stringify(observed?.log) === '[1,2]' ? undefined : `expected the log [1,2], got ${sentence(outcome)}`),
  },
  {
    name: 'gives later steps the values of earlier ones',
    programs: ['({ x: 1 })', 'results[0].x + 1'],
    judge: (outcome, observed) => {
      const last = observed?.steps[1];
      return last?.type === 'normal' && last.value === 2 ? undefined : `expected 2, got ${sentence(outcome)}`;
    },
  },
  ends('kills what hangs', 'for (;;) {}', ['timeout'], { timeoutMs: 1500 }),
  ends('kills what hangs in promise jobs', 'const again = () => { Promise.resolve().then(again); }; again();', ['timeout'], { timeoutMs: 1500 }),
  ends('tells exhausted memory', 'const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length));', ['out-of-memory'], { memoryMb: 128 }),
  ends('cuts off too much output', 'for (let i = 0; i < 4; i += 1) log("x".repeat(60000));', ['protocol-error'], { outputBytes: 100_000 }),
  value('answers again afterwards', '1 + 1', 2),
];

/** Runs the checks, says a line for each, and counts. */
export async function smoke(adapter: Adapter, say: (line: string) => void): Promise<SmokeResult> {
  const available = await adapter.availability();
  if (!available.available) {
    say(`${adapter.id} is not available: ${available.reason}. ${available.how}`);
    return { passed: 0, failed: 1 };
  }
  await adapter.prepare(say);
  const { engine, capabilities } = await adapter.describe();
  say(`${adapter.id}: ${engine.name} ${engine.version}${engine.build === undefined ? '' : ` (${engine.build})`}; can ${capabilities.join(', ') || 'nothing beyond programs'}`);

  let passed = 0;
  let failed = 0;
  let session: Session | undefined;
  let memoryMb = LIMITS.memoryMb;
  for (const check of CHECKS) {
    const limits = { ...LIMITS, ...check.limits };
    if (session !== undefined && (!session.alive || limits.memoryMb !== memoryMb)) {
      await session.close();
      session = undefined;
    }
    memoryMb = limits.memoryMb;
    session ??= await adapter.open(limits);
    const steps = check.programs.map((program): Step => ({ in: 'child', program, as: 'program' }));
    const job: Job = { id: `smoke: ${check.name}`, world: { stage: 'locked' }, edition: 'draft-2019', steps, probes: [], freshWorld: false };
    const outcome = await session.run(job, limits);
    const problem = check.judge(outcome, outcome.kind === 'reported' && outcome.report.status === 'observed' ? outcome.report : undefined);
    if (problem === undefined) passed += 1;
    else failed += 1;
    say(problem === undefined ? `ok      ${check.name}` : `not ok  ${check.name}: ${problem}`);
  }
  await session?.close();
  return { passed, failed };
}
