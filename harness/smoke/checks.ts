import type { JobOutcome } from '../../adapters/model.ts';
import type { Job, Limits } from '../../adapters/protocol/messages.ts';
import type { Capability, Case, Expectation, Step } from '../../suites/model.ts';
import { judge, mainJob } from '../judge/index.ts';

type RunJob = (job: Job) => Promise<JobOutcome>;

/** One thing that an adapter has to get right; resolves to what is wrong, or undefined. */
export interface SmokeCheck {
  readonly title: string;
  readonly requires?: Capability;
  readonly limits?: Partial<Limits>;
  run(runJob: RunJob): Promise<string | undefined>;
}

function caseOf(steps: readonly Step[], expect: Expectation, parts: Partial<Case> = {}): Case {
  return {
    id: 'smoke', rules: ['smoke/smoke'], description: '', steps, world: { stage: 'locked' }, requires: [], intent: 'sanity',
    expect, differs: [], choices: [], syntax: 'es2018', origin: 'generated', ...parts,
  }; // prettier-ignore
}

const step = (program: string, place = 'child', as: Step['as'] = 'program'): Step => ({ in: place, program, as });

/** What an engine said before it went: its last lines, which mostly say why. */
function lastLines(raw: string): string {
  return raw.trim().split('\n').filter((line) => line.trim() !== '').slice(-14).map((line) => `\n          | ${line.slice(0, 140)}`).join('');
}

/** The expectation must hold. */
async function expecting(runJob: RunJob, entry: Case): Promise<string | undefined> {
  return problemOf(entry, await runJob(mainJob(entry, 'draft-2019')));
}

/** What keeps an outcome from being a pass: the verdict's word, then why; on lines of their own, what the engine said. */
function problemOf(entry: Case, main: JobOutcome): string | undefined {
  const judgement = judge(entry, { main, differences: new Map() });
  if (judgement.kind !== 'verdict' || judgement.verdict.outcome === 'pass') return undefined;
  const { outcome, detail = '', raw = '' } = judgement.verdict;
  return `${outcome}: ${detail}${outcome === 'fail' ? '' : lastLines(raw)}`;
}

function observes(title: string, steps: readonly Step[], expect: Expectation, requires?: Capability): SmokeCheck {
  return { title, ...(requires === undefined ? {} : { requires }), run: (runJob) => expecting(runJob, caseOf(steps, expect)) };
}

const one: Expectation = { verb: 'value', value: 1 };

/** The expectation must not hold: an engine that says yes to everything is found out here. */
function refutes(title: string, program: string, expect: Expectation, complaint: string): SmokeCheck {
  return {
    title,
    async run(runJob) {
      const problem = await expecting(runJob, caseOf([step(program)], expect));
      if (problem === undefined) return complaint;
      return problem.startsWith('fail: ') ? undefined : problem;
    },
  };
}

const FORGED = JSON.stringify({ id: 'smoke', status: 'observed', steps: [{ type: 'normal', value: 1 }], log: [], probes: [] });

/** A program that breaks a limit ends as that limit's outcome, and the next job finds an engine again. */
function breaks(title: string, program: string, kinds: readonly JobOutcome['kind'][], limits: Partial<Limits>): SmokeCheck {
  return {
    title,
    limits,
    async run(runJob) {
      const broken = await runJob(mainJob(caseOf([step(program)], one), 'draft-2019'));
      if (!kinds.includes(broken.kind)) return `ended as ${broken.kind}, not ${kinds.join(' or ')}`;
      const next = await expecting(runJob, caseOf([step('1')], one));
      return next === undefined ? undefined : `the job after it: ${next}`;
    },
  };
}

export const smokeChecks: readonly SmokeCheck[] = [
  observes('a value is observed', [step('1')], one),
  observes('a wrong value would be seen', [step('[1, "a", undefined, -0, 0 / 0]')], {
    verb: 'value',
    value: [1, 'a', { $undefined: true }, { $number: '-0' }, { $number: 'NaN' }],
  }),
  observes('an error is told by its constructor', [step('null.x')], { verb: 'throws', throws: { constructor: 'TypeError', phase: 'run' } }),
  observes('an early error is told from a late one', [step('1; let let')], { verb: 'throws', throws: { constructor: 'SyntaxError', phase: 'parse' } }),
  observes('a late SyntaxError is told from an early one', [step("throw new SyntaxError('x')")], {
    verb: 'throws',
    throws: { constructor: 'SyntaxError', phase: 'run' },
  }),
  observes('a thrown value is told from an error', [step('throw 7')], { verb: 'throws-value', value: 7 }),
  observes('the log is kept in order, jobs drained', [step("Promise.resolve().then(() => log('b')); log('a')")], { verb: 'log', log: ['a', 'b'] }),
  observes('steps share one world', [step('({ a: 1 })'), step('results[0].a')], one),
  observes('two compartments have two global objects', [step('this', 'a'), step('this', 'b')], { verb: 'distinct' }, 'compartments'),
  refutes('what is not frozen is seen', '({})', { verb: 'frozen', frozen: 'shallow' }, 'an ordinary object was taken for frozen'),
  refutes('a walk finds what is there', '({ a: { b: {} } })', { verb: 'unreachable', target: 'unfrozen' }, 'an unfrozen object was not found'),
  {
    title: 'what one job leaves behind is gone when the next asks for a fresh world',
    async run(runJob) {
      const fresh = (program: string): Job => ({ ...mainJob(caseOf([step(program)], one), 'draft-2019'), freshWorld: true });
      await runJob(fresh('this.leftBehind = 1; 1'));
      const outcome = await runJob(fresh("Object.prototype.hasOwnProperty.call(this, 'leftBehind') ? 2 : 1"));
      const problem = problemOf(caseOf([step('1')], one), outcome);
      return problem?.startsWith('fail: ') === true ? 'the second world knows the first' : problem;
    },
  },
  refutes('text that looks like a report is not one', `log(${JSON.stringify(FORGED)}); 2`, one, 'the forged report was believed'),
  observes('values that JSON has not cross', [step('[Symbol.iterator, 1n, "\\u{1f600}"]')], { verb: 'value', value: [{ $symbol: 'Symbol.iterator' }, { $bigint: '1' }, '\u{1f600}'] }),
  breaks('an endless loop is a timeout', 'for (;;) {}', ['timeout'], { timeoutMs: 3_000 }),
  breaks('so are jobs without end', 'const again = () => { Promise.resolve().then(again); }; again();', ['timeout'], { timeoutMs: 3_000 }),
  breaks('too much output is cut off', "for (let i = 0; i < 4; i += 1) log('x'.repeat(60000));", ['protocol-error'], { outputBytes: 100_000 }),
  breaks(
    'memory is limited',
    'const all = []; for (let i = 0; ; i += 1) all.push(new Array(100000).fill(i));',
    ['out-of-memory', 'timeout'],
    { timeoutMs: 20_000, memoryMb: 128 },
  ),
];
